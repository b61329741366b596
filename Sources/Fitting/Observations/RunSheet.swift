import Diagnostics
import Formats
import Units

/// A table of runs as a file holds it, every field with its place.
public struct RunSheet: Sendable {
  /// The most bytes of a field that are kept: no number and no name of a group is longer, and notes
  /// that are, such as dumped configs, need not be held.
  public static let longestField = 1024

  /// The losses that a table may hold: error rates, nats and perplexities alike.
  public static let losses: ClosedRange<Double> = 1e-6...1e6

  /// What plain columns may hold.
  private static let ranges: [RunColumn: ClosedRange<Double>] = [
    .loss: losses, .experts: 1...1e6, .granularity: 1e-6...1e6, .density: 1e-9...1,
    .weight: 1e-12...1e12,
  ]

  /// The path that faults carry.
  public let file: String
  public let header: [CSVField]
  public let records: [[CSVField]]
  /// The position of a column of row numbers, as pandas writes one.
  let indexColumn: Int?
  /// What was left out of the file, in a sentence.
  let leftOut: String?

  /// The sheet of a table that was read.
  ///
  /// - Throws: every fault of the text's form, and headers that are empty or stand twice.
  public init(_ table: CSVTable) throws(FaultList) {
    try self.init(header: table.header, records: table.rows.map(\.fields), table.log)
  }

  /// The sheet of a header and its rows, with the faults found on the way.
  init(header: [CSVField], records: [[CSVField]], _ log: FaultLog) throws(FaultList) {
    var log = log
    let hasIndex = Self.isIndex(header.first, records)
    Self.check(hasIndex ? Array(header.dropFirst()) : header, &log)
    try log.check()
    file = log.file
    self.header = header
    self.records = records
    indexColumn = hasIndex ? 0 : nil
    leftOut = hasIndex ? "The first column holds row numbers and was left out." : nil
  }

  /// Whether the first column has no name of its own and whole numbers that only grow.
  private static func isIndex(_ header: CSVField?, _ records: [[CSVField]]) -> Bool {
    guard let name = header?.text, name.isEmpty || RunColumn.key(name) == "unnamed0",
      !records.isEmpty
    else { return false }
    let numbers = records.map { $0.first.flatMap { Int($0.text) } }
    return zip(numbers, numbers.dropFirst()).allSatisfy { one, next in
      one.flatMap { one in next.map { $0 > one } } ?? false
    } && numbers[0] != nil
  }

  /// The sheet of a text, with commas, semicolons or tabs; see `CSVReader`.
  public init(text: String, file: String = "runs") throws(FaultList) {
    try self.init(bytes: Array(text.utf8), file: file)
  }

  /// The sheet of bytes that are at hand.
  public init(bytes: [UInt8], file: String = "runs") throws(FaultList) {
    var reader = RunSheetReader(file: file)
    reader.take(bytes)
    self = try reader.finish()
  }

  private init(_ sheet: RunSheet, records: [[CSVField]]) {
    file = sheet.file
    header = sheet.header
    self.records = records
    indexColumn = sheet.indexColumn
    leftOut = sheet.leftOut
  }

  private static func check(_ header: [CSVField], _ log: inout FaultLog) {
    var first: [String: CSVField] = [:]
    for field in header {
      if field.text.isEmpty {
        log.note(field.position, "the column has no name", "name every column")
      } else if let other = first[field.text] {
        log.note(
          field.position, "the column \(Fault.quoted(field.text)) stands twice",
          "the first is at column \(other.column); rename one")
      } else {
        first[field.text] = field
      }
    }
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
    RunSheet(self, records: records.filter { isKept($0.map(\.text)) })
  }
}

extension RunSheet {
  /// The number of a field, or what is wrong with it.
  static func value(of field: CSVField, in column: RunColumn) throws(InputFault) -> Double {
    let name = column.rawValue
    guard !field.text.isEmpty else {
      throw InputFault(
        problem: "the \(name) is missing",
        hint: "leave such rows out, or fill in the field")
    }
    let value: Double
    switch column {
    case .parameters: value = try Parameters(text: field.text).value
    case .tokens, .unique: value = try Tokens(text: field.text).value
    case .flop: value = try FLOP(text: field.text).value
    case .loss, .experts, .granularity, .density, .weight, .group:
      value = try plain(field.text, name)
    }
    guard value > 0 else {
      throw InputFault(problem: "the \(name) is zero", hint: "it has to be positive")
    }
    if column == .density, value > 1 {
      throw InputFault(
        problem: "\(field.text) is no share of all parameters", hint: "write 1 for a dense model")
    }
    if column == .experts, value < 1 {
      throw InputFault(
        problem: "\(field.text) experts are fewer than one", hint: "write 1 for a dense model")
    }
    if let range = ranges[column], !range.contains(value) {
      let ends = (plainText(of: range.lowerBound), plainText(of: range.upperBound))
      throw InputFault(
        problem: "the \(name) \(Fault.quoted(field.text)) is not between \(ends.0) and \(ends.1)",
        hint: "write a plain number such as 2.75")
    }
    return value
  }

  /// A plain decimal number, without a suffix.
  private static func plain(_ text: String, _ name: String) throws(InputFault) -> Double {
    let shown = "the \(name) \(Fault.quoted(text))"
    let hint = "write a plain number such as 2.75"
    if text.first == "-" { throw InputFault(problem: "\(shown) is negative", hint: hint) }
    if text.contains(",") {
      throw InputFault(
        problem: "\(shown) has a comma", hint: "write a point before the decimals")
    }
    let isPlain = text.allSatisfy { "0123456789.eE+-".contains($0) }
    guard isPlain, let value = Double(text), value.isFinite else {
      throw InputFault(problem: "\(shown) is not a number", hint: hint)
    }
    return value
  }
}
