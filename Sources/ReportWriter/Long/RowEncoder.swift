import Tabular

/// Rows of a long table as CSV, byte for byte as `CSV.text` writes them.
public struct RowEncoder: Sendable {
  private let table: LongTable
  private let kinds: [FieldForm]
  /// The texts of all labels, one behind the other.
  private let texts: [UInt8]
  /// Where the text of each label ends; the labels of a column start at its kind's offset.
  private let ends: [Int]

  /// What a field is, without what belongs to it.
  private enum FieldForm {
    case number
    case label(offset: Int)
    case cell
  }

  public init(_ table: LongTable) throws(WriterFault) {
    self.table = table
    var kinds: [FieldForm] = []
    var texts: [UInt8] = []
    // The text before the first one ends where that starts.
    var ends = [0]
    for (column, field) in zip(table.head.columns, table.fields) {
      switch field {
      case .number, .integer: kinds.append(.number)
      case .cell: kinds.append(.cell)
      case .label(let cells):
        kinds.append(.label(offset: ends.count))
        for (row, cell) in cells.enumerated() {
          texts += try CSV.field(cell, at: row + 1, of: column, in: table.head).utf8
          ends.append(texts.count)
        }
      }
    }
    self.kinds = kinds
    self.texts = texts
    self.ends = ends
  }

  /// The line of column names.
  public var header: [UInt8] {
    Array((table.head.columns.map { CSV.field($0.name) }.joined(separator: ",") + "\n").utf8)
  }

  /// Adds the lines of a block.
  public func encode(_ block: RowBlock, into bytes: inout [UInt8]) throws(WriterFault) {
    let (kinds, ends, numbers, labels) = (
      kinds.span, ends.span, block.numbers.span, block.labels.span
    )
    let texts = texts.span
    var (number, label, cell) = (0, 0, 0)
    for row in 0..<block.count {
      let start = bytes.count
      for column in kinds.indices {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        switch kinds[column] {
        case .number:
          Self.append(numbers[number], to: &bytes)
          number += 1
        case .label(let offset):
          let position = Int(labels[label])
          label += 1
          guard position >= 0 else { continue }
          for index in ends[offset + position - 1]..<ends[offset + position] {
            bytes.append(texts[index])
          }
        case .cell:
          let text = try CSV.field(
            block.cells[cell], at: row + 1, of: table.head.columns[column], in: table.head)
          bytes.append(contentsOf: text.utf8)
          cell += 1
        }
      }
      // A lone empty field would be an empty line, which readers skip.
      if kinds.count == 1, bytes.count == start { bytes += [0x22, 0x22] }
      bytes.append(0x0A)
    }
  }

  /// Adds the shortest text that reads back the same; nothing for what is not finite.
  private static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else { return }
    if abs(value) < 1e16, value == value.rounded(.towardZero) {
      append(Int(value), to: &bytes)
      return
    }
    var text = value.description
    text.withUTF8 { digits in
      guard abs(value) >= 1e16 else {
        bytes.append(contentsOf: digits)
        return
      }
      // Exponents are written without a plus.
      for digit in digits where digit != UInt8(ascii: "+") { bytes.append(digit) }
    }
  }

  private static func append(_ whole: Int, to bytes: inout [UInt8]) {
    if whole < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = whole.magnitude
    var power: UInt = 1
    while rest / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
      power /= 10
    }
  }
}
