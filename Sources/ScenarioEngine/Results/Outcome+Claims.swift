import Hypotheses
import Questions
import Statistics
import Tabular
import Units

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

  /// Known parts of factors, what is left of them, and what the order of steps decides.
  var decompositionPartTable: Table {
    var table = Table(
      name: "decomposition_parts",
      summary: "Parts of factors, what is left of them, and how the order divides a gain.",
      columns: [
        Column("decomposition", .text, "Name of the decomposition."),
        Column("part", .text, "The factor and its part, or who is charged for the score."),
        Column("value", .number, "Factor in training FLOP; empty where evidence only bounds it."),
        Column("low", .number, "Least that the evidence allows; empty where it is open."),
        Column("high", .number, "Most that it allows; empty where it is open."),
        Column("remark", .text, "What the row rests on."),
      ])
    for decomposition in decompositions {
      for row in partRows(decomposition) { table.append(row) }
    }
    return table
  }

  private func partRows(_ decomposition: Decomposition) -> [[Cell]] {
    let name = Cell.text(decomposition.request.name)
    func row(
      _ factor: String, _ value: Double?, _ low: Double?, _ high: Double?, _ remark: String
    ) -> [Cell] {
      [
        name, .text(factor), Cell(value), closed(low.flatMap { $0 > 0 ? $0 : nil }), closed(high),
        .text(remark),
      ]
    }
    var rows: [[Cell]] = []
    for parts in decomposition.parts {
      for part in parts.known {
        rows.append(
          row("\(parts.whole.name): \(part.name)", part.value, part.low, part.high, part.source))
      }
      let bounds = parts.residualBounds
      rows.append(
        row(
          "\(parts.whole.name): residual", parts.residual, bounds?.lowerBound,
          bounds?.upperBound, "what is left of \(parts.whole.name) after its known parts"))
    }
    for order in decomposition.orders {
      rows.append(row("data, \(order.name)", order.data, nil, nil, Decomposition.orderNote))
      rows.append(
        row("architecture, \(order.name)", order.architecture, nil, nil, Decomposition.orderNote))
    }
    return rows
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
