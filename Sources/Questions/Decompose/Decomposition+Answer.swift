import Diagnostics
import Fitting
import Statistics
import Tabular
import Units

extension DecompositionRequest {
  public static func answer(_ asked: [Resolved<DecompositionRequest>], in world: World) -> Answer {
    let found = asked.compactMap { try? $0.found?.get() }
    return Answer(
      headline: found.map(\.headline), shown: found.map(\.shown),
      more: [
        Table(
          "decompositions", "Gains in training FLOP as products of factors.",
          of: found.flatMap(\.rows), Decomposition.columns),
        Table(
          "decomposition_parts",
          "Parts of factors, what is left of them, and how the order divides a gain.",
          of: found.flatMap(\.partRows), Decomposition.partColumns),
      ],
      warnings: asked.compactMap { asked in
        guard case .failure(let fault)? = asked.found else { return nil }
        let name = Fault.quoted(asked.question.name ?? "")
        return "the decomposition \(name) is left out: \(fault.reason)"
      })
  }
}

extension Decomposition {
  /// The factors in a sentence, each with its interval or the word that it has none.
  fileprivate var headline: String {
    let words = factors.map { factor in
      "\(factor.label) ×\(ShownNumber.value(factor.value, within: factor.interval))"
        + (factor.interval.map { " \(ShownNumber.interval($0))" }
          ?? factor.sensitivity.map { " (\(ShownNumber.range($0)) over the stated slopes)" } ?? "")
    }
    let isOpen = factors.contains { $0.interval == nil }
    return "From \(from.run.name) to \(to.run.name) equal \(request.metric) takes "
      + "\(total.value.rounded(toDigits: 3)) times fewer FLOP: \(words.joined(separator: ", "))."
      + (isOpen ? " Deviations between runs would give intervals." : "")
  }
}

extension Decomposition {
  fileprivate typealias Named = (name: String, factor: Factor)

  fileprivate var rows: [Named] { (factors + [total]).map { (request.name ?? "", $0) } }

  fileprivate static let columns: [Filling<Named>] = [
    .text("decomposition", "Name of the decomposition.") { $0.name },
    .text("factor", "What the factor is due to; total is their product.") { $0.factor.name },
    .number("value", "Factor in training FLOP for equal score.") { $0.factor.value },
    .number("low", "Low end of its interval.") { $0.factor.interval?.low },
    .number("high", "High end of its interval; empty where it is open.") {
      $0.factor.interval?.high
    },
    .text("interval_kind", "What the interval covers.") { $0.factor.interval?.kind.rawValue },
    .number("confidence", "Level of the interval.") { $0.factor.interval?.level },
    .number("slope_low", "Least value over the stated factors on the slope.") {
      $0.factor.sensitivity?.lowerBound
    },
    .number("slope_high", "Greatest value over the stated factors on the slope.") {
      $0.factor.sensitivity?.upperBound
    },
  ]

  /// A part of a factor, what is left of one, or a way to divide the gain in two.
  fileprivate struct PartRow: Sendable {
    let decomposition: String
    let part: String
    let value: Double?
    var low: Double?
    var high: Double?
    let remark: String
  }

  fileprivate var partRows: [PartRow] {
    let name = request.name ?? ""
    let known = parts.flatMap { parts in
      parts.known.map { part in
        PartRow(
          decomposition: name, part: "\(parts.whole.name): \(part.name)", value: part.value,
          low: part.low, high: part.high, remark: part.source)
      } + [
        PartRow(
          decomposition: name, part: "\(parts.whole.name): residual", value: parts.residual,
          low: parts.residualBounds?.lowerBound, high: parts.residualBounds?.upperBound,
          remark: "what is left of \(parts.whole.name) after its known parts")
      ]
    }
    let orders = orders.flatMap { order in
      [("data", order.data), ("architecture", order.architecture)].map { side, value in
        PartRow(
          decomposition: name, part: "\(side), \(order.name)", value: value,
          remark: Decomposition.orderNote)
      }
    }
    return known + orders
  }

  fileprivate static let partColumns: [Filling<PartRow>] = [
    .text("decomposition", "Name of the decomposition.") { $0.decomposition },
    .text("part", "The factor and its part, or who is charged for the score.") { $0.part },
    .number("value", "Factor in training FLOP; empty where evidence only bounds it.") { $0.value },
    .number("low", "Least that the evidence allows; empty where it is open.") { row in
      row.low.flatMap { $0 > 0 ? $0 : nil }
    },
    .number("high", "Most that it allows; empty where it is open.") { $0.high },
    .text("remark", "What the row rests on.") { $0.remark },
  ]
}

extension Decomposition {
  /// The factors with what is said of their parts and order, for people.
  fileprivate var shown: ShownTable {
    .digest(
      title: request.name ?? "",
      Table(
        "factors",
        "FLOP of \(from.run.name) over those of \(to.run.name) for equal \(request.metric)",
        of: factors + [total], Self.shownColumns), notes: notes)
  }

  private static let shownColumns: [Filling<Factor>] = [
    .text("due_to", "The factor.") { $0.label },
    .figure("factor", "In training FLOP.") {
      "×" + ShownNumber.value($0.value, within: $0.interval)
    },
    .text("interval", "With what it covers.") {
      $0.interval.map(ShownNumber.interval) ?? "none known"
    },
    .text("over_stated_slopes", "Over the factors on the slope.") {
      $0.sensitivity.map(ShownNumber.range)
    },
  ]

  /// What a reader must know beside the factors: known parts, residuals, and the order.
  private var notes: [String] {
    let known = parts.flatMap { parts -> [String] in
      let whole = Fault.quoted(parts.whole.label)
      return parts.known.map { "Within \(whole), \($0.name): \(Self.words($0)) (\($0.source))" }
        + ["Within \(whole), the residual: \(Self.words(parts))"]
    }
    let ways = orders.map {
      "data ×\($0.data.rounded(toDigits: 3)), architecture ×"
        + "\($0.architecture.rounded(toDigits: 3)) with the \($0.name)"
    }
    return known
      + ["In two: \(ways.joined(separator: "; ")). Note that \(Decomposition.orderNote)."]
  }

  private static func words(_ part: KnownPart) -> String {
    if let value = part.value {
      let text = "×" + value.rounded(toDigits: 3)
      return part.low == part.high ? text : text + ", \(bounds(part.low, part.high))"
    }
    return bounds(part.low, part.high) + ", no value"
  }

  private static func words(_ parts: Parts) -> String {
    var words: [String] = []
    if let value = parts.residual { words.append("×" + value.rounded(toDigits: 3)) }
    if let range = parts.residualBounds {
      words.append(bounds(range.lowerBound, range.upperBound))
    }
    return words.isEmpty ? "unknown" : words.joined(separator: ", ")
  }

  private static func bounds(_ low: Double, _ high: Double) -> String {
    switch (low > 0, high.isFinite) {
    case (true, true): "×\(low.rounded(toDigits: 3)) to ×\(high.rounded(toDigits: 3))"
    case (true, false): "×\(low.rounded(toDigits: 3)) at least"
    case (false, true): "×\(high.rounded(toDigits: 3)) at most"
    case (false, false): "without bounds"
    }
  }
}
