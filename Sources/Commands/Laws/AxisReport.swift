import QualityAxes
import Questions
import ReportWriter
import ScenarioEngine
import Tabular

/// How large a dense model an MoE equals in one quality after another: no size equals all of them.
struct AxisReport {
  let outcome: Outcome
  /// How a reader states a range of γ: an option, or a key of the scenario.
  let remedy: String

  /// The section; none where no sized run is compared with dense models.
  var section: ReportSection? {
    let table = narrow(outcome.axisTable)
    guard !table.rows.isEmpty else { return nil }
    let runs = Set(outcome.quality.axes.map(\.run.name))
    var notes = outcome.quality.axes.reduce(into: [String]()) { notes, result in
      let note = "\(result.axis.name): \(result.evidence) (\(result.source))."
      if !notes.contains(note) { notes.append(note) }
    }
    if outcome.quality.axes.contains(where: { $0.kind == "direction" }) {
      notes.append("State your own range for reasoning with \(remedy).")
    }
    return ReportSection(
      table: table, notes: notes,
      hiddenColumns: Set(
        ["evidence", "source", "interval_level"] + (runs.count == 1 ? ["run"] : [])))
  }

  /// The table with a shorter name for its widest column of numbers, for terminals of 80 columns.
  private func narrow(_ table: Table) -> Table {
    let columns = table.columns.map { column in
      column.name == "dense_equivalent_parameters"
        ? Column("dense_size", column.kind, unit: column.unit, column.summary) : column
    }
    var narrow = Table(name: table.name, summary: table.summary, columns: columns)
    for row in table.rows { narrow.append(row) }
    return narrow
  }
}
