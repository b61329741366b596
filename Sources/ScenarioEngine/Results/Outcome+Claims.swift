import Hypotheses
import Questions
import Statistics
import Tabular
import Units

extension Outcome {
  var hypothesisTable: Table {
    var table = Table(
      name: "hypotheses", summary: "Claims, the evidence for them, and the verdicts.",
      columns: [
        Column("hypothesis", .text, "The claim in words."),
        Column("claim", .text, "The region that the value is claimed to lie in."),
        Column("value", .number, "Estimate."),
        Column("low", .number, "Low end of its interval."),
        Column("high", .number, "High end of its interval; empty where it is open."),
        Column("interval_kind", .text, "What the interval covers."),
        Column("confidence", .number, "Level of the interval, where it has one."),
        Column(
          "effect", .number,
          "Distance from the nearest border of the claim: a factor for ratios, else a difference."),
        Column(
          "p_value", .number,
          "Chance of so clear a verdict with the truth on the border; both sides together."),
        Column(
          "p_value_holm", .number, "The same, corrected for the claims on the same data (Holm)."),
        Column("claims_on_data", .integer, "Claims with a p-value that share data, this included."),
        Column("prior_low", .number, "Low end of what was believed before, at the same level."),
        Column("prior_high", .number, "High end of it; empty where nothing was."),
        Column(
          "verdict", .text, "supported, refuted or inconclusive; empty without an interval."),
        Column("remark", .text, "What the interval rests on, or why there is none."),
      ])
    for judgement in judgements {
      table.append([
        .text(judgement.hypothesis.name), .text(judgement.hypothesis.claim.phrase),
        Cell(judgement.value), closed(judgement.interval?.low), closed(judgement.interval?.high),
        Cell(judgement.interval?.kind.rawValue), Cell(judgement.interval?.level),
        Cell(judgement.effect), Cell(judgement.pValue), Cell(judgement.adjustedPValue),
        .integer(judgement.family), Cell(judgement.prior?.low), Cell(judgement.prior?.high),
        Cell(judgement.verdict?.rawValue), .text(judgement.remark),
      ])
    }
    return table
  }

  /// An end of an interval; an open one is an empty cell.
  private func closed(_ end: Double?) -> Cell {
    Cell(end.flatMap { $0.isFinite ? $0 : nil })
  }
}
