import Questions
import Tabular

extension Outcome {
  /// The tables that have rows, in a fixed order.
  public var tables: [Table] { tables(besideBlocks: false) }

  /// The tables that have rows, in a fixed order.
  ///
  /// `besideBlocks` leaves out the rows of the sweep where those are made block by block.
  public func tables(besideBlocks: Bool) -> [Table] {
    [
      scenario.world.tables, answers.flatMap(\.tables),
      QuestionList.tables(of: scenario.plots.map(\.picture), drawnFrom),
      besideBlocks && scenario.blocksSweep ? [] : [sweepTable],
      [factSweepTable], questionSweepTables,
    ]
    .joined()
    .filter { !$0.rows.isEmpty }
    .map(\.finite)
  }

  private var sweepTable: Table {
    let axes = scenario.sweep?.axes ?? []
    var table = Table(
      name: "sweep", summary: "What each law says in each case of the sweep.",
      columns: [Column("case", .integer, "Number of the case, from 0.")] + axes.map(\.column)
        + LawResult.columns.map(\.column))
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
