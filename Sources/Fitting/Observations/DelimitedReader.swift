/// Splits bytes into fields by RFC 4180 and keeps the places.
struct DelimitedReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var line = 1
  /// Characters of the line before the position.
  private var offset = 0
  private(set) var faults: [RunFault] = []

  private static let quote: UInt8 = 0x22
  private static let newline: UInt8 = 0x0a
  private static let carriageReturn: UInt8 = 0x0d

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    separator = Self.separator(of: bytes.dropFirst(position))
  }

  /// The separator that the first line with anything on it uses most outside of quotes.
  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts = RunSheet.Separator.allCases.map { _ in 0 }
    var isQuoted = false
    var isEmpty = true
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if byte == newline || byte == carriageReturn {
        if isQuoted || isEmpty { continue }
        break
      }
      isEmpty = false
      guard !isQuoted else { continue }
      for (index, candidate) in RunSheet.Separator.allCases.enumerated()
      where candidate.rawValue == byte {
        counts[index] += 1
      }
    }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return RunSheet.Separator.allCases[most].rawValue
  }

  /// Every row that is not an empty line.
  mutating func rows() -> [[RunSheet.Field]] {
    var rows: [[RunSheet.Field]] = []
    while position < bytes.count {
      let row = self.row()
      if row.count > 1 || row[0].text != "" || row[0].column > 1 { rows.append(row) }
    }
    return rows
  }

  private mutating func row() -> [RunSheet.Field] {
    var fields: [RunSheet.Field] = []
    while true {
      fields.append(field())
      guard position < bytes.count else { return fields }
      let byte = bytes[position]
      advance()
      if byte == separator { continue }
      if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.newline {
        advance()
      }
      return fields
    }
  }

  private mutating func field() -> RunSheet.Field {
    let (line, column) = (line, offset + 1)
    var content: [UInt8] = []
    if position < bytes.count, bytes[position] == Self.quote {
      content = quoted(line: line, column: column)
    }
    while position < bytes.count, !isEnd(bytes[position]) {
      if bytes[position] == Self.quote {
        fault("a quote stands inside a field", "quote the whole field and double its quotes")
        skipField()
        break
      }
      content.append(bytes[position])
      advance()
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      faults.append(
        RunFault(
          line: line, column: column, problem: "the field is not UTF-8",
          hint: "save the file as UTF-8"))
      return RunSheet.Field(text: "?", line: line, column: column)
    }
    return RunSheet.Field(text: trimmed(text), line: line, column: column)
  }

  /// The content of a quoted field, from its opening quote to its closing one.
  private mutating func quoted(line: Int, column: Int) -> [UInt8] {
    var content: [UInt8] = []
    advance()
    while position < bytes.count {
      let byte = bytes[position]
      advance()
      guard byte == Self.quote else {
        content.append(byte)
        continue
      }
      guard position < bytes.count, bytes[position] == Self.quote else {
        if position < bytes.count, !isEnd(bytes[position]) {
          fault("text follows a closing quote", "end the field there, or double the quote")
          skipField()
        }
        return content
      }
      content.append(byte)
      advance()
    }
    faults.append(
      RunFault(
        line: line, column: column, problem: "the quoted field has no end", hint: "close the quote")
    )
    return content
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.newline || byte == Self.carriageReturn
  }

  private mutating func skipField() {
    while position < bytes.count, !isEnd(bytes[position]) { advance() }
  }

  private mutating func advance() {
    let byte = bytes[position]
    position += 1
    let endsLine =
      byte == Self.newline
      || (byte == Self.carriageReturn
        && !(position < bytes.count && bytes[position] == Self.newline))
    if endsLine {
      line += 1
      offset = 0
    } else if byte & 0xc0 != 0x80 {
      offset += 1
    }
  }

  private mutating func fault(_ problem: String, _ hint: String) {
    faults.append(RunFault(line: line, column: offset + 1, problem: problem, hint: hint))
  }

  private func trimmed(_ text: String) -> String {
    var body = text[...]
    while body.first == " " { body.removeFirst() }
    while body.last == " " { body.removeLast() }
    return String(body)
  }
}
