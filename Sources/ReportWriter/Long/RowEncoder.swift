import Quantities

/// Rows of a long table as CSV, byte for byte as `CSV.text` writes them.
public struct RowEncoder: Sendable {
  private let table: LongTable
  /// The text of each label, by column.
  private let labels: [[[UInt8]]]

  public init(_ table: LongTable) throws(WriterFault) {
    self.table = table
    var labels: [[[UInt8]]] = []
    for (column, field) in zip(table.head.columns, table.fields) {
      guard case .label(let cells) = field else {
        labels.append([])
        continue
      }
      var texts: [[UInt8]] = []
      for (row, cell) in cells.enumerated() {
        texts.append(
          Array(try CSV.field(cell, at: row + 1, of: column, in: table.head).utf8))
      }
      labels.append(texts)
    }
    self.labels = labels
  }

  /// The line of column names.
  public var header: [UInt8] {
    Array((table.head.columns.map { CSV.field($0.name) }.joined(separator: ",") + "\n").utf8)
  }

  /// Adds the lines of a block.
  public func encode(_ block: RowBlock, into bytes: inout [UInt8]) throws(WriterFault) {
    let comma = UInt8(ascii: ",")
    var (number, label, cell) = (0, 0, 0)
    let columns = table.fields.count
    for row in 0..<block.count {
      let start = bytes.count
      for column in 0..<columns {
        if column > 0 { bytes.append(comma) }
        switch table.fields[column] {
        case .number, .integer:
          Self.append(block.numbers[number], to: &bytes)
          number += 1
        case .label:
          let position = Int(block.labels[label])
          if position >= 0 { bytes.append(contentsOf: labels[column][position]) }
          label += 1
        case .cell:
          let text = try CSV.field(
            block.cells[cell], at: row + 1, of: table.head.columns[column], in: table.head)
          bytes.append(contentsOf: text.utf8)
          cell += 1
        }
      }
      // A lone empty field would be an empty line, which readers skip.
      if columns == 1, bytes.count == start { bytes += [0x22, 0x22] }
      bytes.append(0x0A)
    }
  }

  /// Adds the shortest text that reads back the same; nothing for what is not finite.
  private static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else { return }
    if let whole = Int(exactly: value), abs(whole) < 10_000_000_000_000_000 {
      append(whole, to: &bytes)
      return
    }
    var text = value.description
    text.withUTF8 { digits in
      guard let mark = digits.firstIndex(of: UInt8(ascii: "+")) else {
        bytes.append(contentsOf: digits)
        return
      }
      bytes.append(contentsOf: digits[..<mark])
      bytes.append(contentsOf: digits[(mark + 1)...])
    }
  }

  private static func append(_ whole: Int, to bytes: inout [UInt8]) {
    var text = String(whole)
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }
}
