import Questions
import ReportWriter
import ScenarioEngine
import Tabular
import Units

/// How far answers spread over the draws of uncertain inputs, for people.
struct UncertaintyReport {
  let table: Table
  let sweep: Sweep
  let width: Int?

  /// The most rows that are shown.
  private static let rowLimit = 24

  var text: String {
    let answered = table.rows.filter { number($0, "median") != nil }
    guard !answered.isEmpty else { return "" }
    let axes = sweep.axes.indices
    let rows = answered.prefix(Self.rowLimit).map { row -> [String] in
      axes.map { text(row[$0]) } + ["run", "mode", "law", "quantity"].map { text(row, $0) }
        + [
          shown(number(row, "median")),
          "\(shown(number(row, "low"))) to \(shown(number(row, "high")))",
          missing(in: row),
        ]
    }
    let columns: [TerminalTable.Column] =
      sweep.axes.map { .init($0.path) }
      + [
        .init("run"), .init("mode"), .init("law"), .init("quantity"), .init("median", .right),
        .init("\(plainText(of: 100 * sweep.level)) % of draws"), .init("no answer", .right),
      ]
    let rest =
      answered.count > rows.count ? "\(answered.count - rows.count) more in uncertainty.csv\n" : ""
    return TerminalTable.text(of: columns, rows: rows, width: width) + rest
  }

  /// The draws without an answer; nothing where there are none.
  private func missing(in row: [Cell]) -> String {
    guard let draws = number(row, "draws"), let answers = number(row, "answers"), answers < draws
    else { return "" }
    return plainText(of: draws - answers)
  }

  private func number(_ row: [Cell], _ column: String) -> Double? {
    guard let index = table.index(of: column) else { return nil }
    return switch row[index] {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  private func text(_ row: [Cell], _ column: String) -> String {
    table.index(of: column).map { text(row[$0]) } ?? ""
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let value): value
    case .number(let value): shown(value)
    case .integer(let value): String(value)
    case .boolean(let value): String(value)
    case .empty: ""
    }
  }

  private func shown(_ value: Double?) -> String {
    guard let value else { return "" }
    return ShownNumber.value(value)
  }
}
