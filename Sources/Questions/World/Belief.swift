import Diagnostics
import Formats
import Hypotheses
import Spec
import Units

/// A belief as an object of a file: in a positive quantity, or in a difference.
private struct Belief: Asked {
  let prior: Prior

  private static let kinds: [Variant<Prior>] = [
    Variant("median") { (ask) throws(Unsettled) in
      let median = ask(
        "median", .numberOrSize(.number("a median", above: 0), example: 15),
        "The middle of the belief in a positive quantity")
      let factor = ask(
        "factor", .number("a factor", above: 1, example: 3),
        "The factor either way that holds two thirds of it")
      try ask.settle()
      return .factor(median: median, factor: factor)
    },
    Variant("mean") { (ask) throws(Unsettled) in
      let mean = ask("mean", .number(example: 0), "The middle of the belief in a difference")
      let deviation = ask(
        "sd", .number("a deviation", above: 0, example: 0.5), "Its standard deviation")
      try ask.settle()
      return .difference(mean: mean, deviation: deviation)
    },
  ]

  init(_ ask: inout Asking) throws(Unsettled) { prior = try ask.oneOf(Self.kinds) }
}

extension InputKind where Value == Prior {
  /// What is believed before the evidence.
  public static var prior: InputKind {
    InputKind<Belief>.record(name: "prior").map(
      sample: .wornOutRepetitions,
      text: { prior in
        switch prior {
        case .factor(let median, let factor): "{ median: \(median), factor: \(factor) }"
        case .difference(let mean, let deviation): "{ mean: \(mean), sd: \(deviation) }"
        }
      }
    ) { belief, _, _ in belief.prior }
  }
}

extension InputKind where Value == Double {
  /// A number, or for sizes text such as `"60B"`.
  static func numberOrSize(_ number: Scalar, example: Double) -> InputKind {
    InputKind(
      .either([
        .scalar(number),
        .scalar(
          Scalar(
            name: "a size", summary: "A size such as \"60B\"", kinds: [.text],
            keywords: Scalar.measure(Parameters.self).keywords.filter { $0.key == "pattern" }
          ) { node in
            do throws(InputFault) {
              _ = try Parameters(node: node)
              return nil
            } catch {
              return (error.problem, error.hint)
            }
          }),
      ]), example: .number(example), sample: example, text: { plainText(of: $0) }
    ) { node, _ in node.number ?? (try? Parameters(node: node))?.value }
  }
}
