/// A table of texts as a file holds it, every field with its place.
public struct RunSheet: Hashable, Sendable {
  /// One field of the file.
  public struct Field: Hashable, Sendable {
    public let text: String
    public let line: Int
    public let column: Int
  }

  public let header: [Field]
  public let records: [[Field]]

  /// What stands between two fields.
  public enum Separator: UInt8, Sendable, CaseIterable {
    case comma = 0x2c
    case semicolon = 0x3b
    case tab = 0x09
  }

  init(header: [Field], records: [[Field]]) {
    self.header = header
    self.records = records
  }

  /// Reads a text by RFC 4180.
  ///
  /// With commas, semicolons or tabs, LF or CRLF, with or without a byte order mark. The
  /// separator is the one that the header uses most. Empty lines are skipped.
  ///
  /// - Throws: every fault of the text's form: quotes out of place, rows of another length,
  ///   headers that are empty or stand twice, text that is not UTF-8.
  public init(text: String) throws(RunFaults) {
    try self.init(bytes: Array(text.utf8))
  }

  /// Reads the bytes of a file.
  public init(bytes: [UInt8]) throws(RunFaults) {
    var reader = DelimitedReader(bytes)
    let rows = reader.rows()
    var faults = reader.faults
    guard let header = rows.first else {
      throw RunFaults(
        faults + [
          RunFault(
            line: 1, column: 1, problem: "there is no header row",
            hint: "begin with the names of the columns, such as N,D,loss")
        ])
    }
    faults += Self.faults(ofHeader: header)
    for row in rows.dropFirst() where row.count != header.count {
      let at = row.count > header.count ? row[header.count] : row[row.count - 1]
      faults.append(
        RunFault(
          line: at.line, column: at.column,
          problem: "the row has \(row.count) fields and the header \(header.count)",
          hint: row.count > header.count
            ? "quote a field that holds a separator" : "leave an unknown field empty"))
    }
    guard faults.isEmpty else { throw RunFaults(faults) }
    self.init(header: header, records: Array(rows.dropFirst()))
  }

  private static func faults(ofHeader header: [Field]) -> [RunFault] {
    var first: [String: Field] = [:]
    var faults: [RunFault] = []
    for field in header {
      if field.text.isEmpty {
        faults.append(
          RunFault(
            line: field.line, column: field.column, problem: "the column has no name",
            hint: "name every column"))
      } else if let other = first[field.text] {
        faults.append(
          RunFault(
            line: field.line, column: field.column,
            problem: "the column '\(field.text)' stands twice",
            hint: "the first is at column \(other.column); rename one"))
      } else {
        first[field.text] = field
      }
    }
    return faults
  }

  /// The position of a column by its name.
  public func index(of name: String) -> Int? {
    header.firstIndex { $0.text == name }
  }

  /// The sheet without the records for which a condition does not hold.
  ///
  /// - Parameter isKept: takes the texts of a record in the header's order.
  /// - Returns: the sheet with the records that are kept, at their places in the file.
  public func filter(_ isKept: ([String]) -> Bool) -> RunSheet {
    RunSheet(header: header, records: records.filter { isKept($0.map(\.text)) })
  }
}
