/// Rows of a table's text by column name, with places, faults collected along the way.
///
/// Columns that nobody asks for are left alone.
struct CSVTable {
  /// One row: its fields by column name.
  struct Row {
    fileprivate let fields: [String: CSVField]

    /// The field of a column that the table is known to have.
    func callAsFunction(_ column: String) -> CSVField {
      guard let field = fields[column] else {
        preconditionFailure("the column \(column) was not asked for")
      }
      return field
    }
  }

  private(set) var rows: [Row] = []
  private(set) var columns: Set<String> = []
  var faults: [CSVFault]

  /// Reads a text whose header has to name the `required` columns; the `optional` ones may be absent.
  init(_ text: String, required: [String], optional: [String] = []) {
    let scanner = CSVScanner(text)
    faults = scanner.faults
    guard let header = scanner.records.first else {
      faults.append(
        CSVFault(
          line: 1, column: 1, problem: "there is no table here",
          hint: "begin with the header \(required.joined(separator: ","))"))
      return
    }
    var places: [String: Int] = [:]
    for (index, field) in header.enumerated() where (required + optional).contains(field.text) {
      if places[field.text] != nil {
        faults.append(field.fault("a second column \(quoted(field.text))", "keep one of them"))
      } else {
        places[field.text] = index
      }
    }
    columns = Set(places.keys)
    for name in required where places[name] == nil {
      faults.append(
        header[0].fault(
          "there is no column '\(name)'", "the header needs \(required.joined(separator: ","))"))
    }
    guard required.allSatisfy({ places[$0] != nil }) else { return }
    for record in scanner.records.dropFirst() {
      guard record.count == header.count else {
        faults.append(
          record[0].fault(
            "this row has \(record.count) fields and the header has \(header.count)",
            "give a field for each column; quote fields that hold commas"))
        continue
      }
      rows.append(Row(fields: places.mapValues { record[$0] }))
    }
    if rows.isEmpty, faults.isEmpty {
      faults.append(header[0].fault("the table has no rows", "add a row below the header"))
    }
  }

  /// A count of 0 or more, or a fault.
  mutating func count(_ field: CSVField, upTo limit: Int) -> Int? {
    let isWhole =
      !field.text.isEmpty && field.text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    if isWhole, let value = Int(field.text), value <= limit { return value }
    faults.append(
      field.fault(
        "\(quoted(field.text)) is not a count", "write a whole number from 0 to \(limit)"))
    return nil
  }

  /// A finite decimal number, or a fault.
  mutating func number(_ field: CSVField) -> Double? {
    let isPlain =
      !field.text.isEmpty && field.text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    if isPlain, let value = Double(field.text), value.isFinite { return value }
    faults.append(
      field.fault("\(quoted(field.text)) is not a number", "write a number such as -0.25 or 1e-3"))
    return nil
  }

  /// One of a few words, or a fault.
  mutating func word<Word: CaseIterable & RawRepresentable>(
    _ field: CSVField, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: field.text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    faults.append(field.fault("\(quoted(field.text)) is not known here", "write one of: \(known)"))
    return nil
  }

  /// A name that is not empty, or a fault.
  mutating func name(_ field: CSVField) -> String? {
    if !field.text.isEmpty { return field.text }
    faults.append(field.fault("a name is missing", "fill this field"))
    return nil
  }

  /// Ends the reading: nothing where all is well, every fault otherwise.
  func finish() throws(CSVFaults) {
    if !faults.isEmpty { throw CSVFaults(faults) }
  }
}
