/// A table too long to hold, known by its columns; its rows come in blocks.
///
/// A row has a number, a label or a text for each column, as `fields` says in the columns' order.
public struct LongTable: Sendable {
  /// Name, summary and columns; no rows.
  public let head: Table
  public let fields: [Field]

  /// How the rows of a block hold the values of a column.
  public enum Field: Sendable {
    /// Doubles; what is not finite is unknown.
    case number
    /// Whole numbers, held as doubles.
    case integer
    /// Positions in a list of cells; -1 is unknown.
    case label([Cell])
    /// Positions in the texts of the block; -1 is unknown.
    case text
  }

  public init(head: Table, fields: [Field]) {
    precondition(head.columns.count == fields.count, "each column has a field")
    precondition(head.rows.isEmpty, "the rows come in blocks")
    self.head = head
    self.fields = fields
  }
}

/// Some rows of a long table, row after row, by the kind of their fields.
public struct RowBlock: Sendable {
  public var count = 0
  /// The values of the number and integer fields of row 0, then of row 1 and so on.
  public var numbers: [Double] = []
  /// The positions of the label and text fields, likewise.
  public var labels: [Int32] = []
  /// The texts that text fields point to, mostly each once.
  public private(set) var texts: [String] = []
  /// The position of the last text of each source.
  private var last: [Int32] = []

  public init() {}

  /// A block with room for so many rows of a table.
  public init(rows: Int, of table: LongTable) {
    numbers.reserveCapacity(rows * table.fields.count)
    labels.reserveCapacity(rows * table.fields.count)
  }

  /// Adds a text field; an empty text is unknown.
  ///
  /// Sources are counted from 0: what one of them says again, byte for byte, is kept once.
  public mutating func append(_ text: String?, from source: Int) {
    guard let text, !text.isEmpty else { return labels.append(-1) }
    while last.count <= source { last.append(-1) }
    if last[source] < 0 || !Self.isSame(texts[Int(last[source])], text) {
      last[source] = Int32(texts.count)
      texts.append(text)
    }
    labels.append(last[source])
  }

  private static func isSame(_ one: consuming String, _ other: consuming String) -> Bool {
    one.withUTF8 { one in
      other.withUTF8 { other in
        one.count == other.count
          && (one.baseAddress == other.baseAddress || one.elementsEqual(other))
      }
    }
  }
}

/// Long tables whose blocks can be made in any order and on any worker.
///
/// Block `i` depends on `i` alone. A worker has a state of its own, for what is worth keeping from
/// one block to the next.
public protocol BlockSource: Sendable {
  associatedtype State
  associatedtype Failure: Error

  /// The tables, in a fixed order.
  var tables: [LongTable] { get }
  var blockCount: Int { get }

  func makeState() -> State

  /// The rows of one block, for each table.
  func block(_ index: Int, _ state: inout State) throws(Failure) -> [RowBlock]
}

extension LongTable {
  /// The table in memory, with the rows of some blocks.
  public func table(of blocks: [RowBlock]) -> Table {
    var table = head
    for block in blocks {
      var (number, label) = (0, 0)
      for _ in 0..<block.count {
        table.append(
          fields.map { field -> Cell in
            switch field {
            case .number, .integer:
              defer { number += 1 }
              let value = block.numbers[number]
              guard value.isFinite else { return .empty }
              if case .integer = field { return .integer(Int(value)) }
              return .number(value)
            case .label(let list):
              defer { label += 1 }
              let position = Int(block.labels[label])
              return position < 0 ? .empty : list[position]
            case .text:
              defer { label += 1 }
              let position = Int(block.labels[label])
              return position < 0 ? .empty : .text(block.texts[position])
            }
          })
      }
    }
    return table
  }
}
