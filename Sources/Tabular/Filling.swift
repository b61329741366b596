/// A column together with what fills it: a column without a cell, or two swapped, cannot be written.
///
///     let columns: [Filling<Design>] = [
///       .text("design", "How the experiment runs.") { $0.name },
///       .number("cost_dollars", unit: "dollars", "Of all runs.") { $0.cost },
///     ]
///     Table("power", "What it takes to settle claims.", of: designs, columns)
public struct Filling<Row>: Sendable {
  public let column: Column
  public let fill: Fill

  /// What fills a column: bare values where rows are so many that a cell for each takes too long.
  public enum Fill: Sendable {
    case number(@Sendable (Row) -> Double?)
    case text(@Sendable (Row) -> String?)
    case boolean(@Sendable (Row) -> Bool?)
    case cell(@Sendable (Row) -> Cell)
  }

  private init(_ column: Column, _ fill: Fill) {
    self.column = column
    self.fill = fill
  }

  /// A column of any cells.
  public init(_ column: Column, _ cell: @escaping @Sendable (Row) -> Cell) {
    self.init(column, .cell(cell))
  }

  /// The cell of a row; what is unknown is empty.
  public func cell(_ row: Row) -> Cell {
    switch fill {
    case .number(let value): Cell(finite: value(row))
    case .text(let value): value(row).flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty
    case .boolean(let value): value(row).map(Cell.boolean) ?? .empty
    case .cell(let cell): cell(row)
    }
  }

  /// A column of numbers; one that is unknown or not finite is an empty cell.
  public static func number(
    _ name: String, unit: String? = nil, _ summary: String,
    _ value: @escaping @Sendable (Row) -> Double?
  ) -> Filling {
    Filling(Column(name, .number, unit: unit, summary), .number(value))
  }

  /// A column of whole numbers.
  public static func integer(
    _ name: String, unit: String? = nil, _ summary: String,
    _ value: @escaping @Sendable (Row) -> Int?
  ) -> Filling {
    Filling(Column(name, .integer, unit: unit, summary)) { Cell(value($0)) }
  }

  /// A column of numbers that are mostly whole, written without a fraction where they are.
  public static func count(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Filling {
    Filling(Column(name, .number, summary)) { row in
      guard let value = value(row), value.isFinite else { return .empty }
      return value == value.rounded() && abs(value) < 1e9 ? .integer(Int(value)) : .number(value)
    }
  }

  /// A column of texts; an empty text is an empty cell.
  public static func text(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> Filling {
    Filling(Column(name, .text, summary), .text(value))
  }

  /// A column of numbers as people read them, with the digits that each warrants; for tables that
  /// are no files.
  public static func figure(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> Filling {
    Filling(Column(name, .number, summary), .text(value))
  }

  /// A column of yes and no.
  public static func boolean(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Row) -> Bool?
  ) -> Filling {
    Filling(Column(name, .boolean, summary), .boolean(value))
  }
}

extension Cell {
  /// A number; empty where it is unknown or not finite, as on 1e300 tokens.
  public init(finite number: Double?) {
    self = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .empty
  }
}

extension Table {
  /// A table with a row for each value.
  public init<Row>(
    _ name: String, _ summary: String, of rows: some Sequence<Row>, _ columns: [Filling<Row>]
  ) {
    self.init(name: name, summary: summary, columns: columns.map(\.column))
    for row in rows { append(columns.map { $0.cell(row) }) }
  }
}
