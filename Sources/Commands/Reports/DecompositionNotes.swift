import Diagnostics
import Questions
import ReportWriter
import ScenarioEngine
import Units

/// What a reader must know beside the factors of a gain: known parts, residuals, and the order.
struct DecompositionNotes {
  let decomposition: Decomposition
  let width: Int?

  var text: String { (parts + [order]).map { Paragraph.text($0, width: width) }.joined() }

  private var parts: [String] {
    decomposition.parts.flatMap { parts -> [String] in
      parts.known.map { part in
        "Within \(Fault.quoted(parts.whole.label)), \(part.name): \(known(part)) (\(part.source))"
      } + ["Within \(Fault.quoted(parts.whole.label)), the residual: \(residual(parts))"]
    }
  }

  private func known(_ part: KnownPart) -> String {
    if let value = part.value {
      let text = "×" + value.rounded(toDigits: 3)
      return part.low == part.high ? text : text + ", \(bounds(part.low, part.high))"
    }
    return bounds(part.low, part.high) + ", no value"
  }

  private func residual(_ parts: Decomposition.Parts) -> String {
    var words: [String] = []
    if let value = parts.residual { words.append("×" + value.rounded(toDigits: 3)) }
    if let range = parts.residualBounds {
      words.append(bounds(range.lowerBound, range.upperBound))
    }
    return words.isEmpty ? "unknown" : words.joined(separator: ", ")
  }

  private func bounds(_ low: Double, _ high: Double) -> String {
    switch (low > 0, high.isFinite) {
    case (true, true): "×\(low.rounded(toDigits: 3)) to ×\(high.rounded(toDigits: 3))"
    case (true, false): "×\(low.rounded(toDigits: 3)) at least"
    case (false, true): "×\(high.rounded(toDigits: 3)) at most"
    case (false, false): "without bounds"
    }
  }

  /// How the gain divides in two, by who is charged for the difference in score.
  private var order: String {
    let ways = decomposition.orders.map {
      "data ×\($0.data.rounded(toDigits: 3)), architecture ×"
        + "\($0.architecture.rounded(toDigits: 3)) with the \($0.name)"
    }
    return "In two: \(ways.joined(separator: "; ")). Note that \(Decomposition.orderNote)."
  }
}
