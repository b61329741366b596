import Diagnostics

/// The rows of a table's text with their places, and the faults found along the way.
///
/// Whoever turns fields into values notes their faults in `log` and ends with `log.check()`, so
/// that everything wrong with a file is said at once.
public struct CSVTable: Sendable {
  /// The names of all columns.
  public let header: [CSVField]
  /// The columns that were kept, in the header's order; rows have a field for each.
  public let columns: [CSVField]
  public let rows: [CSVRow]
  /// What is wrong so far.
  public var log: FaultLog

  init(header: [CSVField], columns: [CSVField], rows: [CSVRow], log: FaultLog) {
    self.header = header
    self.columns = columns
    self.rows = rows
    self.log = log
  }

  /// Reads bytes that are at hand.
  public init(bytes: [UInt8], file: String, keeping: Set<String>? = nil) throws(FaultList) {
    var reader = CSVReader(file: file, keeping: keeping)
    reader.take(bytes)
    self = try reader.finish()
  }

  /// The position of a column among those that were kept.
  public func index(of name: String) -> Int? {
    columns.firstIndex { $0.text == name }
  }

  /// The names of all columns for messages: `a, b, c`.
  public var names: String {
    header.prefix(40).map { Fault.visible($0.text, limit: 40) }.joined(separator: ", ")
      + (header.count > 40 ? ", …" : "")
  }
}

/// The columns that a kind of table has, by name.
public struct CSVColumns: Sendable {
  public let required: [String]
  public let optional: [String]
  /// What other programs call a column, to its name here.
  public let aliases: [String: String]

  public init(required: [String], optional: [String] = [], aliases: [String: String] = [:]) {
    self.required = required
    self.optional = optional
    self.aliases = aliases
  }

  /// Every name, those of other programs included.
  public var names: Set<String> { Set(required + optional).union(aliases.keys) }
}

/// The rows of a table whose columns are known by name.
///
/// Columns that nobody asks for are left alone.
public struct CSVRecords {
  private let places: [String: Int]
  public let rows: [CSVRow]
  /// What is wrong so far.
  public var log: FaultLog

  /// Finds columns, and notes those that are missing or stand twice.
  ///
  /// There are no rows where a required column is missing.
  public init(_ table: CSVTable, _ columns: CSVColumns) {
    log = table.log
    var places: [String: Int] = [:]
    for (index, field) in table.columns.enumerated() where columns.names.contains(field.text) {
      let name = columns.aliases[field.text] ?? field.text
      if places[name] == nil {
        places[name] = index
      } else {
        log.note(
          field.position, "a second column \(Fault.quoted(field.text))", "keep one of them")
      }
    }
    let start = table.header.first?.position ?? .start
    let needed = columns.required.joined(separator: ",")
    for name in columns.required where places[name] == nil {
      log.note(
        start, "there is no column '\(name)'",
        "the header needs \(needed); the columns are \(table.names)")
    }
    self.places = places
    rows = columns.required.allSatisfy { places[$0] != nil } ? table.rows : []
    if rows.isEmpty, log.isEmpty {
      log.note(start, "the table has no rows", "add a row below the header")
    }
  }

  /// Whether the table has an optional column.
  public func has(_ column: String) -> Bool { places[column] != nil }

  /// The field of a column that the table is known to have.
  public subscript(_ row: CSVRow, _ column: String) -> CSVField {
    guard let place = places[column] else {
      preconditionFailure("the column \(column) was not asked for")
    }
    return row.fields[place]
  }
}
