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
  /// texts between words, and headings of numbers break between words; no word and no number is
  /// cut. What does not fit even so loses columns of text, the last first, and says so; then every
  /// row becomes a card with a line for each cell. A row without a cell for each column is filled
  /// with empty ones.
  public static func text(of columns: [Column], rows: [[String]], width: Int? = nil) -> String {
    guard !columns.isEmpty else { return "" }
    let header = columns.map { TerminalText.cleaned($0.title) }
    let body = rows.map { row in
      columns.indices.map { $0 < row.count ? TerminalText.cleaned(row[$0]) : "" }
    }
    let least = leastWidths(of: columns, header: header, body: body)
    guard let width, span(least) > width else {
      return table(columns, header, body, least: least, width)
    }
    var kept = Array(columns.indices)
    while span(kept.map { least[$0] }) > width,
      let last = kept.dropFirst().last(where: { columns[$0].alignment == .left })
    {
      kept.removeAll { $0 == last }
    }
    guard kept.count > 1, span(kept.map { least[$0] }) <= width else {
      return cards(header, body, width)
    }
    let hidden = columns.indices.filter { !kept.contains($0) }.map { header[$0] }
    return table(
      kept.map { columns[$0] }, kept.map { header[$0] }, body.map { row in kept.map { row[$0] } },
      least: kept.map { least[$0] }, width)
      + Paragraph.text(
        "Not shown in \(width) columns: \(hidden.joined(separator: ", ")).", width: width)
  }

  /// The columns that widths and the gaps between them take.
  private static func span(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap.count * (widths.count - 1)
  }

  private static func table(
    _ columns: [Column], _ header: [String], _ body: [[String]], least: [Int], _ width: Int?
  ) -> String {
    let widths = fitted(least, header: header, body: body, to: width)
    var text = ""
    append(header, of: columns, widths, to: &text)
    text += widths.map { String(repeating: "─", count: $0) }.joined(separator: gap) + "\n"
    for row in body { append(row, of: columns, widths, to: &text) }
    return text
  }

  /// Each row as its first cell and a line for each further one.
  private static func cards(_ header: [String], _ body: [[String]], _ width: Int) -> String {
    body.map { row in
      Paragraph.text(row[0], width: width)
        + header.indices.dropFirst().filter { !row[$0].isEmpty }.map {
          "  " + Paragraph.text("\(header[$0]): \(row[$0])", width: width - 2, indent: 4)
        }.joined()
    }.joined()
  }

  private static let gap = "  "
  /// The longest word that a column makes room for; longer ones are addresses or paths.
  private static let longestWord = 40

  /// The least that each column needs so that no number and no word is cut.
  private static func leastWidths(
    of columns: [Column], header: [String], body: [[String]]
  ) -> [Int] {
    func longest(_ text: String) -> Int {
      text.split(separator: " ").reduce(0) { max($0, TerminalText.width(of: $1)) }
    }
    return columns.indices.map { column in
      let isNumber = columns[column].alignment == .right
      let cells = body.reduce(0) {
        max($0, isNumber ? TerminalText.width(of: $1[column]) : longest($1[column]))
      }
      return max(min(cells, isNumber ? .max : longestWord), longest(header[column]), 1)
    }
  }

  /// The columns' widths, narrowed where the table does not fit.
  private static func fitted(
    _ least: [Int], header: [String], body: [[String]], to width: Int?
  ) -> [Int] {
    let cells = least.indices.map { column in
      body.reduce(0) { max($0, TerminalText.width(of: $1[column])) }
    }
    let titles = header.map { TerminalText.width(of: $0) }
    var widths = zip(cells, titles).map { max($0, $1, 1) }
    guard let width else { return widths }
    let room = max(0, width - gap.count * (least.count - 1))
    while widths.reduce(0, +) > room {
      // The widest column that can give way; of equal ones the last.
      let widest = widths.indices.filter { widths[$0] > least[$0] }
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
