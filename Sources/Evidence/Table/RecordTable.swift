import Diagnostics
import Formats
import Units

/// A CSV file with known columns, read record by record.
///
/// Every fault is kept with its place; a value at fault is read as absent, so that one pass finds
/// them all.
struct RecordTable {
  private let header: TableHeader
  private let names: [String]
  private let rows: [CSVRow]
  /// The place of the record at hand.
  private var number = -1
  private var log: FaultLog

  /// Reads a file with the columns that may and those that have to stand in it.
  ///
  /// - Throws: what is wrong with the file as a whole or its header.
  init(
    _ bytes: [UInt8], file: String, known: [String], required: Set<String>
  ) throws(FaultList) {
    let table = try CSVTable(bytes: bytes, file: file)
    names = known
    log = table.log
    rows = table.rows
    header = TableHeader(table.header, known: known, required: required, log: &log)
    if !header.isSound { try log.check() }
  }

  private var row: CSVRow { rows[number] }

  /// The line of the record at hand.
  var line: Int { row.position.line }

  /// Goes to the next record; false at the end.
  mutating func next() -> Bool {
    number += 1
    return number < rows.count
  }

  /// Ends the reading.
  ///
  /// - Throws: every fault of the file, where there is one.
  func finish() throws(FaultList) { try log.check() }

  /// The text of a column; `nil` where the file has no such column, or nothing stands there.
  func text(_ column: Int) -> String? {
    guard let place = header.place(of: column), !row.fields[place].text.isEmpty else { return nil }
    return row.fields[place].text
  }

  /// The text of a column that has to hold one.
  mutating func required(_ column: Int) -> String? {
    if let text = text(column) { return text }
    fault(column, "\(names[column]) is empty", "give a value")
    return nil
  }

  /// A number that is 0 or between 1e-30 and 1e30 in size; `nil` where nothing stands there.
  mutating func number(_ column: Int) -> Double? {
    guard let place = header.place(of: column), !row.fields[place].text.isEmpty else { return nil }
    do throws(InputFault) {
      return try row.fields[place].number()
    } catch {
      fault(column, "\(names[column]): \(error.problem)", error.hint)
      return nil
    }
  }

  /// A number above zero; `nil` where nothing stands there.
  mutating func amount(_ column: Int) -> Double? {
    guard let value = number(column) else { return nil }
    guard value > 0 else {
      fault(column, "\(names[column]) is not above zero", "leave it empty where it is not known")
      return nil
    }
    return value
  }

  /// A quantity that is written in so many of its unit; `nil` where nothing stands there.
  mutating func measure<Kind>(_ column: Int, in unit: Double, _: Measure<Kind>.Type) -> Measure<
    Kind
  >? {
    guard let value = amount(column) else { return nil }
    let measure = Measure<Kind>(value * unit)
    do throws(InputFault) {
      try measure.checkRange()
      return measure
    } catch {
      fault(column, "\(names[column]): \(error.problem)", error.hint)
      return nil
    }
  }

  /// One word of a list; `nil` where nothing stands there.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ column: Int, _: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let text = text(column) else { return nil }
    if let word = Word(rawValue: text) { return word }
    fault(
      column, "\(names[column]) is \(Fault.quoted(text))",
      Suggestion.hint(for: text, among: Word.allCases.map(\.rawValue)))
    return nil
  }

  /// `yes` or `no`; `nil` where nothing stands there.
  mutating func flag(_ column: Int) -> Bool? {
    switch text(column) {
    case nil: return nil
    case "yes": return true
    case "no": return false
    case let text?:
      fault(column, "\(names[column]) is \(Fault.quoted(text))", "yes or no")
      return nil
    }
  }

  /// Reports a column of the record at hand.
  mutating func fault(_ column: Int, _ problem: String, _ hint: String) {
    log.note(
      header.place(of: column).map { row.fields[$0].position } ?? row.position, problem, hint)
  }
}
