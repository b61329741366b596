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
    var digits = DigitCache()
    for row in 0..<block.count {
      let start = bytes.count
      for column in kinds.indices {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        switch kinds[column] {
        case .number:
          digits.append(numbers[number], to: &bytes)
          number += 1
        case .label(let offset):
          let position = Int(labels[label])
          label += 1
          guard position >= 0 else { continue }
          let range = ends[offset + position - 1]..<ends[offset + position]
          texts.extracting(range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        case .cell:
          if case .text(let text) = block.cells[cell],
            table.head.columns[column].kind == .text
          {
            CSV.append(text, to: &bytes)
          } else {
            let text = try CSV.field(
              block.cells[cell], at: row + 1, of: table.head.columns[column], in: table.head)
            bytes.append(contentsOf: text.utf8)
          }
          cell += 1
        }
      }
      // A lone empty field would be an empty line, which readers skip.
      if kinds.count == 1, bytes.count == start { bytes += [0x22, 0x22] }
      bytes.append(0x0A)
    }
  }
}
