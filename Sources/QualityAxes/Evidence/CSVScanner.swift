/// A field of a table's text, with its place.
struct CSVField: Hashable {
  var text: String
  let line: Int
  let column: Int

  func fault(_ problem: String, _ hint: String) -> CSVFault {
    CSVFault(line: line, column: column, problem: problem, hint: hint)
  }
}

/// Splits the text of a table into records of fields (RFC 4180) and keeps their places.
///
/// Lines end at LF, CR or CRLF; a byte order mark is skipped; empty lines are skipped; lines before
/// the first record that begin with `#` are comments. Quoted fields may hold commas, doubled quotes
/// and line breaks. The scan is one pass and holds one record's fields beside the result.
struct CSVScanner {
  private(set) var records: [[CSVField]] = []
  private(set) var faults: [CSVFault] = []

  private var line = 1
  private var column = 1
  private var record: [CSVField] = []
  private var field = CSVField(text: "", line: 1, column: 1)
  /// The text of the field that is being read; kept apart so that it grows in place.
  private var text = String.UnicodeScalarView()
  private var state = State.start

  private enum State {
    /// Nothing of the field was read yet.
    case start
    case plain
    case quoted
    /// After a quote inside a quoted field: a second one, or the field's end.
    case closing
    case comment
  }

  /// Scans a whole text.
  init(_ source: String) {
    var previous: Unicode.Scalar?
    for scalar in source.unicodeScalars {
      defer { previous = scalar }
      if scalar == "\u{FEFF}", previous == nil { continue }
      if scalar == "\n", previous == "\r" {
        // The CR ended the line already; inside quotes both belong to the text.
        if state == .quoted { text.append(scalar) }
        continue
      }
      take(scalar)
    }
    if state == .quoted {
      faults.append(field.fault("this quote is never closed", "close it with \""))
    }
    endRecord()
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    let isBreak = scalar == "\n" || scalar == "\r"
    switch state {
    case .quoted where scalar == "\"": state = .closing
    case .quoted: text.append(scalar)
    case .closing where scalar == "\"":
      text.append(scalar)
      state = .quoted
    case _ where isBreak: break
    case .comment: break
    case .start where scalar == "#" && record.isEmpty && records.isEmpty: state = .comment
    case .start where scalar == "\"": state = .quoted
    case _ where scalar == ",":
      // The comma's own column is counted below, so the next field starts one further on.
      endField(nextColumn: column + 1)
    case .closing:
      faults.append(
        CSVFault(
          line: line, column: column, problem: "text after a closing quote",
          hint: "put a comma here, or double the quotes inside the field"))
      text.append(scalar)
      state = .plain
    case .start, .plain:
      if scalar == "\"" {
        faults.append(
          CSVFault(
            line: line, column: column, problem: "a quote inside an unquoted field",
            hint: "put the whole field in quotes and double the quotes inside"))
      }
      text.append(scalar)
      state = .plain
    }
    guard isBreak else {
      column += 1
      return
    }
    let isInsideQuotes = state == .quoted
    line += 1
    column = 1
    if !isInsideQuotes { endRecord() }
  }

  private mutating func endField(nextColumn: Int) {
    field.text = String(text)
    text = String.UnicodeScalarView()
    record.append(field)
    field = CSVField(text: "", line: line, column: nextColumn)
    state = .start
  }

  private mutating func endRecord() {
    let isBlank = record.isEmpty && state == .start
    if !isBlank, state != .comment {
      endField(nextColumn: 1)
      records.append(record)
    }
    record = []
    text = String.UnicodeScalarView()
    field = CSVField(text: "", line: line, column: 1)
    state = .start
  }
}
