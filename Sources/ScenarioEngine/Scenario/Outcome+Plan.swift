import Diagnostics
import Questions
import Tabular

/// A table that a run would write.
public struct PlannedTable: Hashable, Sendable {
  public let name: String
  public let rows: Int
}

extension Outcome {
  /// The tables that a run writes, of an outcome whose sweep was not computed.
  ///
  /// - Throws: what is wrong with a value of the sweep.
  public func plannedTables() throws(FaultList) -> [PlannedTable] {
    var planned = tables.map { PlannedTable(name: $0.name, rows: $0.rows.count) }
    guard let source = try scenario.sweepSource(isForced: true) else { return planned }
    for (table, rows) in zip(source.tables, source.rowCounts) where rows > 0 {
      planned.append(PlannedTable(name: table.head.name, rows: rows))
    }
    let facts = findings.of(Facts.self).flatMap(\.found)
    if !facts.isEmpty {
      planned.append(PlannedTable(name: "facts-sweep", rows: facts.count * source.sweep.count))
    }
    return planned
  }
}

extension SweepSource {
  /// The most cases that are computed again for a summary on the terminal.
  private static let shownCases = 20_000

  /// How far the answers spread over the draws, where that is soon computed; `nil` otherwise.
  public func shownUncertainty() throws(FaultList) -> Table? {
    guard sweep.draws > 0, sweep.count <= Self.shownCases else { return nil }
    var state = makeState()
    var blocks: [RowBlock] = []
    for index in 0..<blockCount { blocks.append(try block(index, &state)[1]) }
    return tables[1].table(of: blocks)
  }
}
