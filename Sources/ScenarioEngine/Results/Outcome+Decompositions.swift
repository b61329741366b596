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

  /// An end of an interval; an open one is an empty cell.
  private func closed(_ end: Double?) -> Cell {
    Cell(end.flatMap { $0.isFinite ? $0 : nil })
  }
}
