/// A table for people to read in a terminal: a header, a rule, aligned columns.
///
/// It is plain text: no colours, and nothing of a cell can command the terminal.
public struct TerminalTable {
  /// A column's heading and the side that its cells stand on.
  public struct Column: Hashable, Sendable {
    public enum Alignment: Hashable, Sendable {
      case left
      case right
    }

    public let title: String
    public let alignment: Alignment

    /// A column; numbers belong to the right.
    public init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// The text of a table, each line with its line end.
  ///
  /// Where the table is wider than `width`, the widest of its left-aligned columns wrap their
  /// texts, down to 8 columns each, and headings of numbers break between words; numbers are never
  /// cut. A row without a cell for each column is filled with empty ones.
  public static func text(of columns: [Column], rows: [[String]], width: Int? = nil) -> String {
    guard !columns.isEmpty else { return "" }
    let header = columns.map { TerminalText.cleaned($0.title) }
    let body = rows.map { row in
      columns.indices.map { $0 < row.count ? TerminalText.cleaned(row[$0]) : "" }
    }
    let widths = fitted(columns, header: header, body: body, to: width)
    var text = ""
    append(header, of: columns, widths, to: &text)
    text += widths.map { String(repeating: "─", count: $0) }.joined(separator: gap) + "\n"
    for row in body { append(row, of: columns, widths, to: &text) }
    return text
  }

  private static let gap = "  "
  private static let narrowest = 8

  /// The columns' widths, narrowed where the table does not fit.
  private static func fitted(
    _ columns: [Column], header: [String], body: [[String]], to width: Int?
  ) -> [Int] {
    let cells = columns.indices.map { column in
      body.reduce(0) { max($0, TerminalText.width(of: $1[column])) }
    }
    let titles = header.map { TerminalText.width(of: $0) }
    var widths = zip(cells, titles).map { max($0, $1, 1) }
    guard let width else { return widths }
    let least = columns.indices.map { column in
      let words = header[column].split(separator: " ").map { TerminalText.width(of: $0) }
      let title = words.max() ?? 1
      return columns[column].alignment == .right
        ? max(cells[column], title, 1) : min(widths[column], narrowest)
    }
    let room = max(0, width - gap.count * (columns.count - 1))
    while widths.reduce(0, +) > room {
      // The widest column that can give way; of equal ones the last.
      let widest = columns.indices.filter { widths[$0] > least[$0] }
        .max { (widths[$0], $0) < (widths[$1], $1) }
      guard let widest else { break }
      widths[widest] -= 1
    }
    return widths
  }

  /// Adds a row, on as many lines as its longest cell needs.
  private static func append(
    _ row: [String], of columns: [Column], _ widths: [Int], to text: inout String
  ) {
    let cells = row.indices.map { TerminalText.wrapped(row[$0], to: widths[$0]) }
    for line in 0..<(cells.map(\.count).max() ?? 1) {
      let parts = columns.indices.map { column in
        let cell = line < cells[column].count ? cells[column][line] : ""
        let space = String(
          repeating: " ", count: max(0, widths[column] - TerminalText.width(of: cell)))
        return columns[column].alignment == .right ? space + cell : cell + space
      }
      var joined = parts.joined(separator: gap)
      while joined.last == " " { joined.removeLast() }
      text += joined + "\n"
    }
  }
}
