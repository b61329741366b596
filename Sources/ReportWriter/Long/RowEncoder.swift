import Tabular

/// Rows of a long table as CSV, byte for byte as `CSV.text` writes them.
public struct RowEncoder: Sendable {
  /// The line of column names.
  public let header: [UInt8]
  private let forms: [FieldForm]
  /// The texts of all labels, those of a column from its form's offset on.
  private let labels: FieldTexts

  /// What a field is, without what belongs to it.
  private enum FieldForm {
    case number
    case label(offset: Int)
    case text
  }

  public init(_ table: LongTable) throws(WriterFault) {
    let names = table.head.columns.map { CSV.field($0.name) }
    header = Array((names.joined(separator: ",") + "\n").utf8)
    var forms: [FieldForm] = []
    var labels = FieldTexts()
    for (column, field) in zip(table.head.columns, table.fields) {
      switch field {
      case .number, .integer: forms.append(.number)
      case .text: forms.append(.text)
      case .label(let cells):
        forms.append(.label(offset: labels.count))
        for (row, cell) in cells.enumerated() {
          let field = try CSV.field(cell, at: row + 1, of: column, in: table.head)
          labels.append { $0 += field.utf8 }
        }
      }
    }
    self.forms = forms
    self.labels = labels
  }

  /// The lines of a block.
  public func lines(of block: RowBlock) -> [UInt8] {
    var texts = FieldTexts()
    for text in block.texts { texts.append { CSV.append(text, to: &$0) } }
    // With what stands around fields: a comma, a line end, two quotes for a lone one.
    let room = forms.reduce(3) { room, form in
      switch form {
      case .number: room + DigitCache.width + 1
      case .label: room + self.labels.longest + 1
      case .text: room + texts.longest + 1
      }
    }
    return [UInt8](unsafeUninitializedCapacity: room * block.count) { bytes, count in
      guard let first = bytes.baseAddress else { return }
      var end = first
      let (forms, numbers, labels) = (forms.span, block.numbers.span, block.labels.span)
      var (number, label) = (0, 0)
      var digits = DigitCache()
      for _ in 0..<block.count {
        let start = end
        for column in forms.indices {
          if column > 0 {
            end.pointee = UInt8(ascii: ",")
            end += 1
          }
          switch forms[column] {
          case .number:
            end += digits.write(numbers[number], to: end)
            number &+= 1
          case .label(let offset):
            if labels[label] >= 0 { self.labels.copy(offset + Int(labels[label]), to: &end) }
            label &+= 1
          case .text:
            if labels[label] >= 0 { texts.copy(Int(labels[label]), to: &end) }
            label &+= 1
          }
        }
        // A lone empty field would be an empty line, which readers skip.
        if forms.count == 1, end == start {
          end.update(repeating: UInt8(ascii: "\""), count: 2)
          end += 2
        }
        end.pointee = UInt8(ascii: "\n")
        end += 1
      }
      count = end - first
    }
  }
}

/// Fields of a table as bytes, one behind the other.
private struct FieldTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends = [0]
  /// The length of the longest one.
  private(set) var longest = 0

  var count: Int { ends.count - 1 }

  mutating func append(_ add: (inout [UInt8]) -> Void) {
    add(&bytes)
    longest = max(longest, bytes.count - ends[count])
    ends.append(bytes.count)
  }

  /// Copies a field behind what is written.
  @inline(__always)
  func copy(_ index: Int, to end: inout UnsafeMutablePointer<UInt8>) {
    let range = ends[index]..<ends[index + 1]
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, range.upperBound <= bytes.count else { return }
      end.update(from: base + range.lowerBound, count: range.count)
    }
    end += range.count
  }
}
