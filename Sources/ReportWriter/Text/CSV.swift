import Tabular
import Units

/// Tables as comma-separated values: RFC 4180 in UTF-8, with LF line ends.
///
/// The first row holds the columns' names. Numbers are the shortest text that reads back the
/// same, whole ones without a point; booleans are `true` and `false`; what is unknown is an
/// empty field, while an empty text is `""`.
///
/// Spreadsheets run a text that begins like a formula, so a text (never a number) that begins,
/// but for spaces and quotes, with `=`, `+`, `-`, `@`, their full-width forms, a tab, a line end or NUL is written with a
/// leading apostrophe. A spreadsheet that takes `;` or a tab between fields cuts a text there, so
/// that a part behind them, or behind a line end, is guarded alike. RFC 4180 names CRLF as line end; LF
/// is what every reader accepts and line-based tools need, and `datapackage.json` states it.
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
    var text = text
    text.withUTF8 { utf8 in
      guard let first = utf8.first, let last = utf8.last else {
        bytes += [quote, quote]
        return
      }
      // One look at each byte: texts of sweeps are many, and most need nothing.
      var (needsQuotes, isPlain) = (last == spaceByte, true)
      for byte in utf8 {
        switch byte {
        case UInt8(ascii: ","): needsQuotes = true
        case quote, 0x0A, 0x0D: (needsQuotes, isPlain) = (true, false)
        case UInt8(ascii: ";"), 0x09: isPlain = false
        default: break
        }
      }
      // Some programs drop spaces and stray quotes before they look.
      let isGuarded =
        isFormulaStart(utf8)
        || (first == spaceByte || first == quote) && isFormula(behind: -1, in: utf8)
      needsQuotes = needsQuotes || (first == spaceByte && !isGuarded)
      if needsQuotes { bytes.append(quote) }
      if isGuarded { bytes.append(apostrophe) }
      if isPlain {
        bytes.append(contentsOf: utf8)
      } else {
        for (place, byte) in utf8.enumerated() {
          if byte == quote { bytes.append(quote) }
          bytes.append(byte)
          if isCut(byte), isFormula(behind: place, in: utf8) { bytes.append(apostrophe) }
        }
      }
      if needsQuotes { bytes.append(quote) }
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")

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

  /// Whether a spreadsheet may take the part behind a cut for a formula.
  private static func isFormula(behind cut: Int, in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let part = utf8[(cut + 1)...].drop { $0 == spaceByte || $0 == quote }
    guard let first = part.first, !isCut(first) else { return false }
    return isFormulaStart(UnsafeBufferPointer(rebasing: part))
  }

  private static let wideFormulaStarts = ["＝", "＋", "－", "＠"]

  private static let spaceByte = UInt8(ascii: " ")
}
