import Diagnostics

extension CSVRecords {
  /// Notes what is wrong with a field.
  public mutating func note(_ field: CSVField, _ problem: String, _ hint: String) {
    log.note(field.position, problem, hint)
  }

  /// A count from 0 to `limit`, or a fault.
  public mutating func count(_ field: CSVField, upTo limit: Int) -> Int? {
    let isWhole =
      !field.text.isEmpty && field.text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    if isWhole, let value = Int(field.text), value <= limit { return value }
    note(
      field, "\(Fault.quoted(field.text)) is not a count",
      "write a whole number from 0 to \(limit)")
    return nil
  }

  /// A decimal number that is 0 or between 1e-30 and 1e30 in size, or a fault.
  public mutating func number(_ field: CSVField) -> Double? {
    do throws(InputFault) {
      return try field.number()
    } catch {
      note(field, error.problem, error.hint)
      return nil
    }
  }

  /// One of a few words, or a fault.
  public mutating func word<Word: CaseIterable & RawRepresentable>(
    _ field: CSVField, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: field.text) { return word }
    note(
      field, "unknown value \(Fault.quoted(field.text))",
      Suggestion.hint(for: field.text, among: Word.allCases.map(\.rawValue)))
    return nil
  }

  /// A name that is not empty, or a fault.
  public mutating func name(_ field: CSVField) -> String? {
    if !field.text.isEmpty { return field.text }
    note(field, "a name is missing", "fill in this field")
    return nil
  }
}

extension CSVField {
  /// A decimal number that is 0 or between 1e-30 and 1e30 in size.
  public func number() throws(InputFault) -> Double {
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    guard isPlain, let value = Double(text), value.isFinite else {
      // What the comma stands for is not ours to say: 1,234 is two numbers.
      throw InputFault(
        problem: "\(Fault.quoted(text)) is not a number",
        hint: text.contains(",") && Double(text.replacing(",", with: ""))?.isFinite == true
          ? "write decimals behind a point and thousands without a mark, such as 1234.5"
          : "write a plain number such as 2.75, -0.25 or 1e-3")
    }
    guard value == 0 || (1e-30...1e30).contains(abs(value)) else {
      throw InputFault(
        problem: "\(Fault.quoted(text)) cannot be meant",
        hint: "write a plain number between 1e-30 and 1e30")
    }
    return value
  }
}
