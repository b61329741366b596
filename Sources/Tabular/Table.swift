/// One tidy table, the only thing that the engine hands to the writers.
///
/// One observation a row; headers are identifiers that carry the unit (`train_flop`); what is
/// unknown is an empty cell, never 0.
public struct Table: Hashable, Sendable {
  /// The file stem and title of the table, an identifier.
  public let name: String
  /// What a row is, in one sentence.
  public let summary: String
  public let columns: [Column]
  public private(set) var rows: [[Cell]] = []

  /// An empty table with its columns.
  public init(name: String, summary: String, columns: [Column]) {
    self.name = name
    self.summary = summary
    self.columns = columns
  }

  /// Adds a row whose cells stand in the columns' order.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row of \(name) has a cell for each column")
    rows.append(row)
  }

  /// The position of a column by its identifier.
  public func index(of column: String) -> Int? {
    columns.firstIndex { $0.name == column }
  }
}

/// A column of a table: identifier, type, unit and meaning.
public struct Column: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case text = "string"
    case number
    case integer
    case boolean
  }

  public let name: String
  public let kind: Kind
  public let unit: String?
  public let summary: String

  public init(_ name: String, _ kind: Kind, unit: String? = nil, _ summary: String) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.summary = summary
  }
}

/// One value of a table.
public enum Cell: Hashable, Sendable {
  case text(String)
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  /// Unknown, or without meaning in this row.
  case empty

  /// A number, or an empty cell where there is none.
  public init(_ number: Double?) { self = number.map(Cell.number) ?? .empty }
  /// A text, or an empty cell where there is none.
  public init(_ text: String?) { self = text.map(Cell.text) ?? .empty }
  /// A whole number, or an empty cell where there is none.
  public init(_ integer: Int?) { self = integer.map(Cell.integer) ?? .empty }
}

extension Cell: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
}
