import Quantities
import ReportWriter
import ScalingLaws

/// How large a dense model an MoE equals in one quality after another: no size equals all of them.
struct AxisReport {
  let design: Design
  let tokens: Tokens
  /// The user's range of γ for reasoning, of which the literature tells the direction only.
  let reasoning: ClosedRange<Double>?

  var section: ReportSection {
    var table = Table(
      name: "axes", summary: "By quality, on the same tokens: N_active (N_total/N_active)^γ",
      columns: [
        Column("quality", .text, "What is compared."), Column("gamma", .text, "γ and its range."),
        Column("dense_equivalent_parameters", .number, unit: "parameters", "Dense size."),
        Column("low", .number, unit: "parameters", "Low end of its interval."),
        Column("high", .number, unit: "parameters", "High end of its interval."),
        Column("interval_kind", .text, "What the interval covers."),
        Column("interval_level", .number, "The share of repetitions, where it is known."),
        Column("evidence", .text, "What γ rests on."),
        Column("source", .text, "Where it is published."),
        Column("outside", .text, "How far outside the range of the evidence."),
      ])
    var notes: [String] = []
    for (quality, rule) in [("factual recall", AxisRule.recall), ("broad suite", .broadSuite)] {
      do throws(Refusal) {
        table.append(try row(quality, rule))
      } catch {
        notes.append("No answer for \(quality): \(error.reason).")
      }
    }
    if let reasoning {
      do throws(Refusal) {
        table.append(try row(reasoning))
      } catch {
        notes.append("No answer for reasoning: \(error.reason).")
      }
    } else {
      notes.append(
        "Reasoning: the literature tells only that γ lies below 1; state your own range with "
          + "--reasoning-gamma 0..0.5.")
    }
    return ReportSection(table: table, notes: notes)
  }

  private func row(_ quality: String, _ rule: AxisRule) throws(Refusal) -> [Cell] {
    let answer = try rule.answer(.denseEquivalent, of: design, tokens: tokens)
    let gamma = rule.coefficients.coefficients[0]
    let range = gamma.range.map { " [\(plainText(of: $0.low)), \(plainText(of: $0.high))]" } ?? ""
    let interval = answer.interval
    let outside = answer.excesses.map(\.phrase).joined(separator: ", ")
    return [
      .text(quality), .text(plainText(of: gamma.value) + range), .number(answer.value),
      Cell(interval?.low), Cell(interval?.high), Cell(interval?.kind.rawValue),
      Cell(interval?.level), .text(rule.card.provenance), .text(rule.card.citation),
      .text(outside.isEmpty ? "inside" : outside),
    ]
  }

  /// Reasoning has no value, only the ends of the user's range.
  private func row(_ gamma: ClosedRange<Double>) throws(Refusal) -> [Cell] {
    let size = { (gamma: Double) throws(Refusal) in
      try AxisRule.reasoning(gamma: gamma).answer(.denseEquivalent, of: design, tokens: tokens)
    }
    let low = try size(gamma.lowerBound)
    let high = try size(gamma.upperBound)
    let card = AxisRule.reasoning(gamma: gamma.lowerBound).card
    return [
      "reasoning",
      .text("[\(plainText(of: gamma.lowerBound)), \(plainText(of: gamma.upperBound))]"), .empty,
      .number(low.value), .number(high.value), "your own", .empty, .text(card.provenance),
      .text(card.citation), "no range stated",
    ]
  }
}
