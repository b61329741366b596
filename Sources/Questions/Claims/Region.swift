import Diagnostics
import Formats
import Hypotheses
import Spec
import Units

/// The region of a claim as a scenario states it.
enum Region: Sendable {
  case atLeast(Double)
  case atMost(Double)
  case between(ClosedRange<Double>)
  case equivalentWithin(Double)

  static let choices: [Choice<Region>] = [
    Choice("atLeast", .threshold, "The least value claimed") { .atLeast($0) },
    Choice("atMost", .threshold, "The greatest value claimed") { .atMost($0) },
    Choice("between", .between, "The least and the greatest value claimed") { .between($0) },
    Choice(
      "equivalentWithin", .number("a margin", above: 0, example: 1.1),
      "The smallest effect of interest: a factor for ratios, else a difference"
    ) { .equivalentWithin($0) },
  ]

  /// The region of a quantity; a fault where the quantity has no such region.
  func claim(of quantity: any ClaimedQuantity, _ ask: Asking) throws(Unsettled) -> Claim {
    let ends: [(key: String, value: Double)] =
      switch self {
      case .atLeast(let low): [("atLeast", low)]
      case .atMost(let high): [("atMost", high)]
      case .between(let range): [("between", range.lowerBound), ("between", range.upperBound)]
      case .equivalentWithin: []
      }
    // Examples are of no quantity in particular.
    for end in ends where !ask.reader.isLenient {
      if let fault = quantity.scale.fault(of: end.value) {
        throw ask.fault(at: end.key, fault.problem, fault.hint)
      }
    }
    switch self {
    case .atLeast(let low): return .atLeast(low)
    case .atMost(let high): return .atMost(high)
    case .between(let range): return .between(range.lowerBound, range.upperBound)
    case .equivalentWithin(let margin):
      guard quantity.isComparison else {
        throw ask.fault(
          at: "equivalentWithin", "this quantity is compared with nothing that it could equal",
          "claim a range with between: [low, high]")
      }
      if quantity.isRatio, margin <= 1 {
        throw ask.fault(
          at: "equivalentWithin", "a factor of \(plainText(of: margin)) leaves no room",
          "write for example 1.1 for a tenth either way")
      }
      return .equivalentWithin(margin, isRatio: quantity.isRatio)
    }
  }
}

extension InputKind where Value == Double {
  fileprivate static var threshold: InputKind {
    .numberOrSize(.number("a threshold"), example: 2)
  }
}

extension InputKind where Value == ClosedRange<Double> {
  fileprivate static var between: InputKind {
    InputKind<[Double]>.list(of: .threshold, minimum: 2, examples: [.number(1), .number(2)])
      .map(sample: 1...2) { ends, node, reader in
        guard ends.count == 2 else {
          reader.note(node, "between has \(ends.count) ends", "write [low, high]")
          return nil
        }
        guard ends[0] < ends[1] else {
          reader.note(
            node, "between is empty: its low end is not below its high end", "write [low, high]")
          return nil
        }
        return ends[0]...ends[1]
      }
  }
}

extension Claim {
  /// The claim in words, such as `at least 2`.
  public var phrase: String {
    switch self {
    case .atLeast(let low): "at least \(shown(low))"
    case .atMost(let high): "at most \(shown(high))"
    case .between(let low, let high): "between \(shown(low)) and \(shown(high))"
    case .equivalentWithin(let margin, true): "the same within a factor of \(shown(margin))"
    case .equivalentWithin(let margin, false): "the same within \(shown(margin))"
    }
  }

  private func shown(_ value: Double) -> String {
    value >= 1e6 ? Parameters(value).description : plainText(of: value)
  }
}
