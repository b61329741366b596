/// A table too long to hold, known by its columns; its rows come in blocks.
///
/// A row has a number, a label or a cell for each column, as `fields` says in the columns' order.
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
    /// Any cells.
    case cell
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
  public var labels: [Int32] = []
  public var cells: [Cell] = []

  public init() {}

  /// A block with room for so many rows of a table.
  public init(rows: Int, of table: LongTable) {
    var (numbers, labels, cells) = (0, 0, 0)
    for field in table.fields {
      switch field {
      case .number, .integer: numbers += 1
      case .label: labels += 1
      case .cell: cells += 1
      }
    }
    self.numbers.reserveCapacity(rows * numbers)
    self.labels.reserveCapacity(rows * labels)
    self.cells.reserveCapacity(rows * cells)
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
      var (number, label, cell) = (0, 0, 0)
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
            case .cell:
              defer { cell += 1 }
              return block.cells[cell]
            }
          })
      }
    }
    return table
  }
}
