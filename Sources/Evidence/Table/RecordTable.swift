import Diagnostics
import Units

/// A CSV file with known columns, read record by record.
///
/// Values of a column that repeat from row to row are decoded once. Every fault is kept with its
/// place; a value at fault is read as absent, so that one pass finds them all.
struct RecordTable {
  private var splitter: RecordSplitter
  private let header: TableHeader
  private let names: [String]
  private let file: String
  private(set) var faults: [Fault] = []
  private var fields: [RecordSplitter.Field] = []
  private var seen: [(field: RecordSplitter.Field, text: String)?]

  /// Reads the header of a file with the columns that may and those that have to stand in it.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, known: [String], required: Set<String>
  ) {
    self.file = file
    names = known
    splitter = RecordSplitter(bytes)
    seen = Array(repeating: nil, count: known.count)
    var found: [RecordSplitter.Field] = []
    var faults: [Fault] = []
    if !splitter.next(into: &found) {
      faults.append(
        Fault(file: file, position: nil, problem: "the file is empty", hint: "name the columns"))
    }
    let splitter = splitter
    header = TableHeader(
      found.map { (splitter.text(of: $0) ?? "?", splitter.place(of: $0.start)) }, known: known,
      required: required, file: file, faults: &faults)
    self.faults = faults
  }

  /// The line of the record at hand.
  var line: Int { splitter.line }

  /// Goes to the next record whose number of fields is right; false at the end.
  mutating func next() -> Bool {
    while splitter.next(into: &fields) {
      if let problem = splitter.problem {
        note(at: problem.byte, problem.text, problem.hint)
      } else if fields.count != header.count {
        note(
          at: fields[0].start, "the row has \(fields.count) fields, the header \(header.count)",
          "quote fields that hold a comma")
      } else {
        return true
      }
    }
    return false
  }

  /// The text of a column; `nil` where the file has no such column, or nothing stands there.
  mutating func text(_ column: Int) -> String? {
    guard let place = header.place(of: column), !fields[place].isEmpty else { return nil }
    let field = fields[place]
    if let last = seen[column], splitter.isSame(last.field, field) { return last.text }
    guard let text = splitter.text(of: field) else {
      note(at: field.start, "the field is not UTF-8", "save the file as UTF-8")
      return nil
    }
    seen[column] = (field, text)
    return text
  }

  /// The text of a column that has to hold one.
  mutating func required(_ column: Int) -> String? {
    if let text = text(column) { return text }
    fault(column, "\(names[column]) is empty", "give a value")
    return nil
  }

  /// A number that is 0 or between 1e-30 and 1e30 in size; `nil` where nothing stands there.
  mutating func number(_ column: Int) -> Double? {
    guard let text = text(column) else { return nil }
    guard let value = Double(text), value.isFinite else {
      fault(column, "\(names[column]) is no number: \(Fault.quoted(text))", "such as 12.5")
      return nil
    }
    guard value == 0 || (1e-30...1e30).contains(abs(value)) else {
      fault(
        column, "\(names[column]) cannot be \(Fault.quoted(text))",
        "give a number between 1e-30 and 1e30")
      return nil
    }
    return value
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
    let field = header.place(of: column).map { fields[$0] }
    note(at: field?.start ?? fields.first?.start ?? 0, problem, hint)
  }

  private mutating func note(at byte: Int, _ problem: String, _ hint: String) {
    faults.append(
      Fault(file: file, position: splitter.place(of: byte), problem: problem, hint: hint))
  }
}
