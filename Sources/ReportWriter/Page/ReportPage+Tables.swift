import Tabular
import Units

extension ReportPage {
  /// The most rows of a table that the page shows; the CSV holds all.
  private static let rowLimit = 100

  var tableSection: HTMLFragment {
    guard !tables.isEmpty else { return "" }
    return section("tables", "Tables", HTMLFragment(tables.map(tablePart)))
  }

  private func tablePart(_ table: Table) -> HTMLFragment {
    let columns = table.columns.indices.filter { column in
      table.rows.contains { $0[column] != .empty }
    }
    let isCut = table.rows.count > Self.rowLimit
    let isNarrowed = columns.count < table.columns.count
    var notes: [HTMLFragment] = []
    if isCut { notes.append("The first \(Self.rowLimit) of \(table.rows.count) rows.") }
    if isNarrowed { notes.append("Columns without a value are left out.") }
    notes.append("All of it: <code>\(HTMLText(table.name)).csv</code>")
    let small = HTMLFragment(notes.map { " \($0)" as HTMLFragment })
    let head = columns.map { headCell(table.columns[$0]) }
    let body = table.rows.prefix(Self.rowLimit).map { row -> HTMLFragment in
      "<tr>\(HTMLFragment(columns.map { cell(row[$0], of: table.columns[$0]) }))</tr>\n"
    }
    return """
      <details\(table.rows.count <= 30 ? " open" : "")>
      <summary><strong>\(HTMLText(table.name))</strong> \(HTMLText(table.summary))</summary>
      <p class="small">\(small)</p>
      <div class="scroll\(columns.count > 10 ? " broad" : "")" role="region" tabindex="0" aria-label="\(HTMLText(table.summary))">
      <table>
      <thead><tr>\(HTMLFragment(head))</tr></thead>
      <tbody>
      \(HTMLFragment(body))</tbody>
      </table>
      </div>
      </details>

      """
  }

  private func headCell(_ column: Column) -> HTMLFragment {
    let unit: HTMLFragment =
      column.unit.map { "<br><span class=\"unit\">\(HTMLText($0))</span>" } ?? ""
    let name = column.name.replacing("_", with: " ")
    return """
      <th scope="col"\(column.isNumeric ? " class=\"number\"" : "") title="\(HTMLText(column.summary))">\
      \(HTMLText(name))\(unit)</th>
      """
  }

  private func cell(_ cell: Cell, of column: Column) -> HTMLFragment {
    switch cell {
    case .text(let text):
      // Long texts get room, short ones stay on one line.
      return text.count > 40
        ? "<td class=\"long\">\(HTMLText(text))</td>" : "<td>\(HTMLText(text))</td>"
    case .number(let value):
      return """
        <td class="number"><data value="\(HTMLText(plainText(of: value)))">\
        \(HTMLText(shown(value)))</data></td>
        """
    case .integer(let value):
      return "<td class=\"number\"><data value=\"\(value)\">\(HTMLText(grouped(value)))</data></td>"
    case .boolean(let value): return value ? "<td>yes</td>" : "<td>no</td>"
    case .empty: return "<td></td>"
    }
  }

  /// A count with a narrow space between groups of three digits.
  private func grouped(_ count: Int) -> String {
    var digits = String(count.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (count < 0 ? "−" : "") + ([digits] + groups).joined(separator: "\u{202F}")
  }

  /// A number as people read it, to four digits; the exact one is in the page too.
  private func shown(_ value: Double) -> String {
    abs(value) >= 1e6 ? NumberLabel.grouped(value) : value.rounded(toDigits: 4)
  }
}

extension Column {
  fileprivate var isNumeric: Bool { kind == .number || kind == .integer }
}

extension NumberLabel {
  /// A large number as 52.1B, or in powers of ten beyond the trillions.
  fileprivate static func grouped(_ value: Double) -> String {
    text(of: value.roundedToSignificant(4), style: abs(value) < 1e15 ? .count : .power)
  }
}
