import Tabular
import Units

/// Tables as comma-separated values: RFC 4180 in UTF-8, with LF line ends.
///
/// The first row holds the columns' names. Numbers are the shortest text that reads back the
/// same, whole ones without a point; booleans are `true` and `false`; what is unknown is an
/// empty field, while an empty text is `""`.
///
/// Spreadsheets run a text that begins like a formula, so a text (never a number) that begins
/// with `=`, `+`, `-`, `@`, their full-width forms, a tab, a line end or NUL is written with a
/// leading apostrophe. A spreadsheet that takes `;` or a tab between fields cuts a text there, so
/// that a part behind them, or behind a line end, is guarded alike. RFC 4180 names CRLF as line end; LF is what every reader accepts and
/// line-based tools need, and `datapackage.json` states it.
public enum CSV {
  /// The text of a table; a fault for a value that CSV or the column has no form for.
  public static func text(of table: Table) throws(WriterFault) -> String {
    var text = ""
    text.reserveCapacity(table.rows.count * table.columns.count * 12)
    for (index, column) in table.columns.enumerated() {
      if index > 0 { text += "," }
      text += field(column.name)
    }
    text += "\n"
    for (row, cells) in table.rows.enumerated() {
      for (index, cell) in cells.enumerated() {
        if index > 0 { text += "," }
        text += try field(cell, at: row + 1, of: table.columns[index], in: table)
      }
      // A lone empty field would be an empty line, which readers skip.
      if cells == [.empty] { text += "\"\"" }
      text += "\n"
    }
    return text
  }

  /// The text of one cell; rows are counted from 1 below the header.
  static func field(
    _ cell: Cell, at row: Int, of column: Column, in table: Table
  ) throws(WriterFault) -> String {
    switch (cell, column.kind) {
    case (.empty, _): return ""
    case (.text(let value), .text): return field(value)
    case (.integer(let value), .integer), (.integer(let value), .number): return String(value)
    case (.boolean(let value), .boolean): return value ? "true" : "false"
    case (.number(let value), .number):
      guard value.isFinite else {
        throw .numberNotFinite(table: table.name, row: row, column: column.name, value: value)
      }
      return plainText(of: value)
    default:
      throw .otherKind(table: table.name, row: row, column: column.name, kind: column.kind)
    }
  }

  /// A text as a field: guarded against formulas, quoted where its characters need it.
  static func field(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a text as a field, as bytes: rows of long tables take no other way.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text.utf8.contains(where: isCut) ? guardingParts(text) : text
    text.withUTF8 { utf8 in
      guard let first = utf8.first else {
        bytes += [quote, quote]
        return
      }
      let isGuarded = isFormulaStart(utf8)
      let isQuoted =
        (first == spaceByte && !isGuarded) || utf8[utf8.count - 1] == spaceByte
        || utf8.contains(where: needsQuotes)
      if isQuoted { bytes.append(quote) }
      if isGuarded { bytes.append(UInt8(ascii: "'")) }
      if isQuoted, utf8.contains(quote) {
        for byte in utf8 {
          if byte == quote { bytes.append(quote) }
          bytes.append(byte)
        }
      } else {
        bytes.append(contentsOf: utf8)
      }
      if isQuoted { bytes.append(quote) }
    }
  }

  private static let quote = UInt8(ascii: "\"")

  /// Whether a spreadsheet may take a text for a formula.
  private static func isFormulaStart(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    switch utf8[0] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D, 0:
      true
    case 0xEF:
      // The full-width forms, of three bytes each.
      wideFormulaStarts.contains { utf8.starts(with: $0.utf8) }
    default:
      false
    }
  }

  /// Whether some program may end a field at a byte, whatever quotes it stands in.
  private static func isCut(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// A text with an apostrophe before each part that a spreadsheet may take for a formula.
  private static func guardingParts(_ text: String) -> String {
    let utf8 = Array(text.utf8)
    var bytes: [UInt8] = []
    for (place, byte) in utf8.enumerated() {
      bytes.append(byte)
      guard isCut(byte) else { continue }
      let part = utf8[(place + 1)...].drop { $0 == spaceByte || $0 == quote }
      let isFormula = part.withUnsafeBufferPointer { !$0.isEmpty && isFormulaStart($0) }
      if isFormula, !isCut(part.first ?? 0) { bytes.append(UInt8(ascii: "'")) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let wideFormulaStarts = ["＝", "＋", "－", "＠"]

  private static let spaceByte = UInt8(ascii: " ")

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }
}
