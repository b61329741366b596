import CostModel
import Questions
import ScalingLaws
import Tabular
import Units

extension Outcome {
  /// The tables that have rows, in a fixed order.
  public var tables: [Table] {
    [
      [
        parameterTable, trainingTable, comparisonTable, spreadTable, optimumTable,
        decompositionTable, ridgeTable, sweepTable,
      ], [decompositionPartTable] + answers.flatMap(\.tables), [factSweepTable],
    ]
    .joined()
    .filter { !$0.rows.isEmpty }
    .map(\.finite)
  }

  private var parameterTable: Table {
    var table = Table(
      name: "parameters", summary: "Parameters of each model by component.",
      columns: [
        Column("model", .text, "Name of the model in the scenario."),
        Column("component", .text, "Part of the model; the sums come last."),
        Column("total_parameters", .integer, unit: "parameters", "All parameters."),
        Column(
          "active_parameters", .integer, unit: "parameters", "Parameters that one token uses."),
      ])
    for model in scenario.models {
      guard case .architecture(let architecture)? = model.shape else { continue }
      let count = architecture.parameters
      for component in count.components {
        table.append([
          .text(model.name), .text(component.name.rawValue), .integer(component.total),
          .integer(component.active),
        ])
      }
      for convention in ActiveConvention.allCases {
        table.append([
          .text(model.name), .text("sum_\(convention.rawValue)"),
          .integer(count.total(convention)), .integer(count.active(convention)),
        ])
      }
    }
    return table
  }

  private var trainingTable: Table {
    var table = Table(
      name: "training", summary: "Training FLOP of each run under each convention.",
      columns: [
        Column("run", .text, "Name of the run in the scenario."),
        Column("model", .text, "Name of its model."),
        Column("tokens", .number, unit: "tokens", "Tokens seen."),
        Column("context_tokens", .integer, unit: "tokens", "Tokens of a training sequence."),
        Column("convention", .text, "What is counted."),
        Column("formula", .text, "FLOP per trained token."),
        Column("flop_per_token", .number, unit: "FLOP per token", "FLOP per trained token."),
        Column("train_flop", .number, unit: "FLOP", "FLOP of the whole run."),
        Column("is_default", .boolean, "Whether this convention is meant where none is named."),
      ])
    for cost in costs {
      table.append([
        .text(cost.run.name), .text(cost.run.model.name), Cell(cost.run.tokens?.value),
        .integer(cost.run.context), .text(cost.convention), .text(cost.formula),
        .number(cost.perToken.value), .number(cost.total.value), .boolean(cost.isDefault),
      ])
    }
    return table
  }

  private var comparisonTable: Table {
    var table = Table(
      name: "comparisons", summary: "What each law says of each comparison.",
      columns: LawResult.columns)
    for result in results { table.append(result.cells) }
    return table
  }

  private var spreadTable: Table {
    var table = Table(
      name: "spread", summary: "How far the laws that answer lie apart, folklore left out.",
      columns: [
        Column("run", .text, "Name of the run in the scenario."),
        Column("mode", .text, "What is held equal."),
        Column("quantity", .text, "What is spread: parameters, or a ratio of FLOP."),
        Column("minimum", .number, "Least answer."),
        Column("median", .number, "Median answer."),
        Column("maximum", .number, "Greatest answer."),
        Column("laws", .integer, "Laws that answer."),
        Column("extrapolated", .integer, "Laws that answer outside their fitted range."),
      ])
    for spread in spreads {
      table.append([
        .text(spread.run), .text(spread.mode.rawValue), .text(spread.quantity.rawValue),
        .number(spread.minimum), .number(spread.median), .number(spread.maximum),
        .integer(spread.lawCount), .integer(spread.extrapolatedCount),
      ])
    }
    return table
  }

  private var sweepTable: Table {
    let axes = scenario.sweep?.axes ?? []
    var table = Table(
      name: "sweep", summary: "What each law says in each case of the sweep.",
      columns: [Column("case", .integer, "Number of the case, from 0.")] + axes.map(\.column)
        + LawResult.columns)
    guard !scenario.streamsSweep else { return table }
    for sweepCase in sweep {
      let axisCells = zip(axes, sweepCase.values).map { axis, value in
        axis.isNumeric ? Cell(value.number) : Cell.text(value.text)
      }
      for result in sweepCase.results {
        table.append([.integer(sweepCase.index)] + axisCells + result.cells)
      }
    }
    return table
  }
}

extension Table {
  /// The table with empty cells for what left the range of numbers, as on 1e300 tokens.
  fileprivate var finite: Table {
    let isBroken = { (cell: Cell) -> Bool in
      if case .number(let value) = cell { !value.isFinite } else { false }
    }
    guard rows.contains(where: { $0.contains(where: isBroken) }) else { return self }
    var table = Table(name: name, summary: summary, columns: columns)
    for row in rows { table.append(row.map { isBroken($0) ? .empty : $0 }) }
    return table
  }
}
