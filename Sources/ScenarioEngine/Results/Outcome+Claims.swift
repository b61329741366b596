import Quantities

extension Outcome {
  var decompositionTable: Table {
    var table = Table(
      name: "decompositions", summary: "Gains in training FLOP as products of factors.",
      columns: [
        Column("decomposition", .text, "Name of the decomposition."),
        Column("factor", .text, "What the factor is due to; total is their product."),
        Column("value", .number, "Factor in training FLOP for equal score."),
        Column("low", .number, "Low end of its interval."),
        Column("high", .number, "High end of its interval; empty where it is open."),
        Column("interval_kind", .text, "What the interval covers."),
        Column("confidence", .number, "Level of the interval."),
        Column("slope_low", .number, "Least value over the stated factors on the slope."),
        Column("slope_high", .number, "Greatest value over the stated factors on the slope."),
      ])
    for decomposition in decompositions {
      for factor in decomposition.factors + [decomposition.total] {
        table.append([
          .text(decomposition.request.name), .text(factor.name), .number(factor.value),
          closed(factor.interval?.low), closed(factor.interval?.high),
          Cell(factor.interval?.kind.rawValue), Cell(factor.interval?.level),
          Cell(factor.sensitivity?.lowerBound), Cell(factor.sensitivity?.upperBound),
        ])
      }
    }
    return table
  }

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
          "verdict", .text, "supported, refuted or inconclusive; empty without an interval."),
        Column("remark", .text, "What the interval rests on, or why there is none."),
      ])
    for judgement in judgements {
      table.append([
        .text(judgement.hypothesis.name), .text(judgement.hypothesis.claim.phrase),
        Cell(judgement.value), closed(judgement.interval?.low), closed(judgement.interval?.high),
        Cell(judgement.interval?.kind.rawValue), Cell(judgement.interval?.level),
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
