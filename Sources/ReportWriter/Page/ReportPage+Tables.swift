import Tabular

extension ReportPage {
  /// A table as people read it, in the words, units and digits of the terminal.
  public struct ReadTable: Sendable {
    public let title: String
    /// What the columns are called, and whether they hold numbers.
    public let head: [(name: String, isNumber: Bool)]
    public let rows: [[String]]
    /// What is said under it.
    public let notes: [String]
    /// The file that holds all of it; `nil` for a digest of others.
    public let file: String?

    public init(
      title: String, head: [(name: String, isNumber: Bool)], rows: [[String]], notes: [String],
      file: String?
    ) {
      (self.title, self.head, self.rows) = (title, head, rows)
      (self.notes, self.file) = (notes, file)
    }
  }

  /// The most rows of a table that the page shows; the CSV holds all.
  private static let rowLimit = 100

  var tableSection: HTMLFragment {
    let parts = read.filter { !$0.rows.isEmpty }.map(tablePart)
    guard !parts.isEmpty || !tables.isEmpty else { return "" }
    return section("tables", "Tables", HTMLFragment(parts + [files]))
  }

  private func tablePart(_ table: ReadTable) -> HTMLFragment {
    let head = table.head.map { column -> HTMLFragment in
      "<th scope=\"col\"\(column.isNumber ? " class=\"number\"" : "")>\(HTMLText(column.name))</th>"
    }
    let body = table.rows.prefix(Self.rowLimit).map { row -> HTMLFragment in
      let cells = zip(row, table.head).map { text, column -> HTMLFragment in
        // Long texts get room, numbers stay on one line.
        let look: HTMLFragment =
          column.isNumber ? " class=\"number\"" : text.count > 40 ? " class=\"long\"" : ""
        return "<td\(look)>\(HTMLText(text))</td>"
      }
      return "<tr>\(HTMLFragment(cells))</tr>\n"
    }
    var notes = table.notes
    if table.rows.count > Self.rowLimit {
      notes.insert("The first \(Self.rowLimit) of \(table.rows.count) rows.", at: 0)
    }
    let small = notes.map { "<li>\(HTMLText($0))</li>\n" as HTMLFragment }
    let file: HTMLFragment =
      table.file.map { "<p class=\"small\">\(Self.link($0 + ".csv"))</p>\n" } ?? ""
    return """
      <h3>\(HTMLText(table.title))</h3>
      <div class="scroll\(table.head.count > 10 ? " broad" : "")" role="region" tabindex="0" aria-label="\(HTMLText(table.title))">
      <table>
      <thead><tr>\(HTMLFragment(head))</tr></thead>
      <tbody>
      \(HTMLFragment(body))</tbody>
      </table>
      </div>
      \(file)\(small.isEmpty ? "" : "<details><summary class=\"small\">Notes</summary>\n<ul class=\"small\">\n\(HTMLFragment(small))</ul>\n</details>\n")
      """
  }

  /// Every table as the file that lies beside the page.
  private var files: HTMLFragment {
    guard !tables.isEmpty else { return "" }
    let items = tables.map { table -> HTMLFragment in
      """
      <li>\(Self.link(table.name + ".csv")) \(HTMLText(table.summary)) \
      \(table.rows.count) \(table.rows.count == 1 ? "row" : "rows")</li>

      """
    }
    return "<h3>All numbers, as CSV</h3>\n<ul>\n\(HTMLFragment(items))</ul>\n"
  }

  /// The name of a file beside the page as a link to it.
  static func link(_ name: String) -> HTMLFragment {
    "<a href=\"./\(HTMLText(name))\"><code>\(HTMLText(name))</code></a>"
  }
}
