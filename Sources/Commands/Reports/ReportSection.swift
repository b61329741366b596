import Formats
import Questions
import ReportWriter
import Tabular
import Units

/// A table with what is said about it, for people and for programs alike.
struct ReportSection {
  var table: Table
  /// A heading over it; empty where the table's sentence is enough.
  var title = ""
  /// Sentences under the table.
  var notes: [String] = []
  /// Lists under the table, before the sentences.
  var lists: [NoteList] = []
  /// Columns for programs that would make the table too wide for people.
  var hiddenColumns: Set<String> = []
  /// Significant digits of numbers without a unit.
  var digits = 3
  /// The rows that people see; `nil` for all.
  var rows: [Int]?
  /// Shorter headings of columns, for people.
  var headings: [String: String] = [:]

  init(
    table: Table, notes: [String] = [], hiddenColumns: Set<String> = [], digits: Int = 3,
    rows: [Int]? = nil, headings: [String: String] = [:]
  ) {
    self.headings = headings
    self.table = table
    self.notes = notes
    self.hiddenColumns = hiddenColumns
    self.digits = digits
    self.rows = rows
  }

  /// A table of an answer, without the columns that no row fills.
  init(_ shown: ShownTable) {
    let seen = Set(shown.shownColumns)
    let empty = shown.table.columns.indices.filter { !seen.contains($0) }
    self.init(
      table: shown.table, notes: shown.notes,
      hiddenColumns: Set(empty.map { shown.table.columns[$0].name }), digits: shown.digits,
      rows: shown.rows, headings: shown.headings)
    title = shown.title
    lists = shown.lists
  }

  /// All that is said under the table, a sentence each.
  var remarks: [String] {
    lists.flatMap { list in list.items.map { "\(list.title): \($0)" } } + notes
  }

  /// The table's sentence, the table, the notes; a file is named where it is written.
  func text(width: Int?, isWritten: Bool = true) -> String {
    var text = table.summary.isEmpty ? "" : TerminalText.cleaned(table.summary) + "\n"
    if !table.rows.isEmpty {
      let seen = table.columns.indices.filter { !hiddenColumns.contains(table.columns[$0].name) }
      text += TerminalTable.text(
        of: seen.map { heading(table.columns[$0]) },
        rows: (rows ?? Array(table.rows.indices)).map { table.rows[$0] }.map { row in
          seen.map { shown(table.columns[$0], row[$0]) }
        },
        width: width)
    }
    if let rows, rows.count < table.rows.count {
      let all = isWritten ? "\(table.name).csv holds all" : "--out DIR or --json gives all"
      text += "\(rows.count) of \(table.rows.count) rows; \(all)\n"
    }
    for list in lists {
      text += TerminalText.cleaned(list.title) + ":\n"
      for item in list.items { text += "  " + Paragraph.text(item, width: width, indent: 4) }
    }
    for note in notes { text += Paragraph.text(note, width: width) }
    return text
  }

  /// The table for a page: what the terminal shows, in the same units and digits.
  var read: ReportPage.ReadTable {
    let seen = table.columns.indices.filter { !hiddenColumns.contains(table.columns[$0].name) }
    return ReportPage.ReadTable(
      title: title.isEmpty ? table.summary : title,
      head: seen.map { column in
        let heading = heading(table.columns[column])
        return (heading.title, heading.alignment == .right)
      },
      rows: (rows ?? Array(table.rows.indices)).map { row in
        seen.map { shown(table.columns[$0], table.rows[row][$0]) }
      }, notes: remarks, file: table.summary.isEmpty ? nil : table.name)
  }

  private func heading(_ column: Column) -> TerminalTable.Column {
    TerminalTable.Column(
      (headings[column.name] ?? column.name).replacing("_", with: " "),
      column.kind == .number || column.kind == .integer ? .right : .left)
  }

  /// A cell as people read it: large counts with a suffix, exact counts with grouped digits.
  private func shown(_ column: Column, _ cell: Cell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let value) where column.unit == nil && digits != 3:
      value == value.rounded() && abs(value) < 1e9
        ? plainText(of: value) : value.rounded(toDigits: digits)
    case .number(let value): ShownNumber.value(value, unit: column.unit)
    case .integer(let value): ShownNumber.grouped(value)
    case .boolean(let value): value ? "yes" : "no"
    case .empty: ""
    }
  }
}

extension [ReportSection] {
  /// Shows them to people, or to programs as an object that begins with `head`.
  func show(_ call: Call, head: [JSONValue.Member] = []) throws(CommandFailure) {
    if call.has("--json") {
      try Console.show(try JSONValue(self, head: head).printed())
    } else {
      let width = StandardStream.output.terminalWidth
      try Console.show(map { $0.text(width: width) }.joined(separator: "\n"))
    }
  }
}

extension JSONValue {
  /// Sections as an object: every table by its name, and the notes of all of them.
  init(_ sections: [ReportSection], head: [Member]) {
    let tables = sections.map { Member($0.table.name, JSONValue($0.table)) }
    let notes = sections.flatMap(\.notes).map(JSONValue.string)
    self = .object(head + tables + [Member("notes", .array(notes))])
  }
}
