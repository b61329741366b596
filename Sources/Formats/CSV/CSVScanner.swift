import Diagnostics

/// Splits bytes into rows of fields by RFC 4180, a chunk at a time, and keeps the places.
///
/// It holds one row beside those that nobody has taken out of `rows` yet. Lines end at LF, CR or
/// CRLF; empty lines and lines that begin with `#` are skipped; a quoted field may hold separators,
/// doubled quotes and line ends. Spaces around a field do not belong to it, those inside its quotes
/// do.
struct CSVScanner {
  /// The most columns of a table: each of their fields is held with its place.
  static let mostColumns = 10_000

  /// Which fields of a row are kept, by their number; all where it is nil.
  var kept: [Bool]?
  /// How many fields a row should have; any number where it is nil.
  var width: Int?
  /// Rows that are complete.
  var rows: [CSVRow] = []
  /// Whether the row at hand has a fault of form: it is left out, as what is read of it may mislead.
  private var isBroken = false
  /// Where the header has one column too many.
  private(set) var excess: Position?
  private(set) var log: FaultLog

  private let separator: UInt8
  /// The most bytes of a field that are kept.
  private let longest: Int
  private var state = State.start
  private var line: Int
  private var column: Int
  private var isAfterReturn = false

  private var rowStart: Position
  private var fields: [CSVField] = []
  /// Fields of the row that have ended.
  private var count = 0
  /// Where the first field begins that the header has no name for, else the last one.
  private var lastStart: Position
  private var fieldStart: Position
  private var content: [UInt8] = []
  private var isQuoted = false
  private var isCut = false

  private enum State {
    /// Nothing of a field but spaces.
    case start
    case plain
    case quoted
    /// After a quote in a quoted field: a second one, or the end.
    case closing
    /// Spaces behind a closing quote.
    case closed
    /// The rest of a field with a fault.
    case skipping
    case comment
  }

  /// A scanner that begins at a place of a file.
  init(file: String, separator: CSVSeparator, longest: Int) {
    log = FaultLog(file: file)
    self.separator = separator.rawValue
    self.longest = longest
    (line, column) = (1, 1)
    (rowStart, lastStart, fieldStart) = (.start, .start, .start)
  }

  /// Takes the next bytes.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    var index = 0
    while index < bytes.count {
      if state == .start, !isAfterReturn, isPlain(start[index]) { state = .plain }
      let run = run(of: start + index, bytes.count - index)
      if run.count > 0 {
        if state == .plain || state == .quoted { keep(run) }
        index += run.count
      } else {
        take(start[index])
        index += 1
      }
    }
  }

  /// Ends the text.
  mutating func finish() {
    guard state == .quoted else { return endRow() }
    log.note(fieldStart, "the quoted field has no end", "close the quote")
  }

  /// Whether a byte begins an unquoted field.
  private func isPlain(_ byte: UInt8) -> Bool {
    byte != separator && byte > CSVByte.hash
  }

  /// The next bytes that only carry on what is being read; their columns are counted.
  private mutating func run(
    of bytes: UnsafePointer<UInt8>, _ count: Int
  ) -> UnsafeBufferPointer<UInt8> {
    let isOpen = !isAfterReturn && state != .start && state != .closing && state != .closed
    let endsAtQuote = state == .plain || state == .quoted
    let endsAtSeparator = state == .plain || state == .skipping
    var length = 0
    while isOpen, length < count {
      let byte = bytes[length]
      if byte == CSVByte.newline || byte == CSVByte.carriageReturn { break }
      if endsAtQuote, byte == CSVByte.quote { break }
      if endsAtSeparator, byte == separator { break }
      if byte & 0xc0 != 0x80 { column += 1 }
      length += 1
    }
    return UnsafeBufferPointer(start: bytes, count: length)
  }

  /// Whether the field at hand is one that is kept.
  private var isKept: Bool {
    guard let kept else { return true }
    return count < kept.count && kept[count]
  }

  private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isKept else { return }
    if bytes.count <= longest - content.count { return content.append(contentsOf: bytes) }
    content.append(contentsOf: bytes.prefix(max(0, longest - content.count)))
    isCut = true
  }

  private mutating func keep(_ byte: UInt8) {
    guard isKept else { return }
    if content.count < longest { content.append(byte) } else { isCut = true }
  }

  private mutating func take(_ byte: UInt8) {
    let isSecond = isAfterReturn && byte == CSVByte.newline
    isAfterReturn = byte == CSVByte.carriageReturn
    if state == .quoted, byte != CSVByte.quote { keep(byte) }
    // The return ended the line already.
    if isSecond { return }
    let here = Position(line: line, column: column)
    if CSVByte.isBreak(byte) {
      (line, column) = (line + 1, 1)
      if state != .quoted { endRow() }
      return
    }
    if byte & 0xc0 != 0x80 { column += 1 }
    if byte == separator, state != .quoted, state != .comment {
      endField()
    } else {
      take(byte, at: here)
    }
  }

  /// A byte that ends neither a field nor a line.
  private mutating func take(_ byte: UInt8, at here: Position) {
    switch (state, byte) {
    case (.start, CSVByte.space): break
    case (.start, CSVByte.quote): (state, isQuoted) = (.quoted, true)
    case (.start, CSVByte.hash) where here == rowStart: state = .comment
    case (.start, _):
      state = .plain
      keep(byte)
    case (.plain, CSVByte.quote):
      fault(here, "a quote stands inside a field", "quote the whole field and double its quotes")
      state = .skipping
    case (.quoted, CSVByte.quote): state = .closing
    case (.closing, CSVByte.quote):
      state = .quoted
      keep(byte)
    case (.closing, CSVByte.space), (.closed, CSVByte.space): state = .closed
    case (.closing, _), (.closed, _):
      fault(here, "text follows a closing quote", "end the field there, or double the quote")
      state = .skipping
    case (.plain, _), (.quoted, _), (.skipping, _), (.comment, _): break
    }
  }

  private mutating func fault(_ place: Position, _ problem: String, _ hint: String) {
    log.note(place, problem, hint)
    isBroken = true
  }

  private mutating func endField() {
    if count == Self.mostColumns, width == nil, excess == nil { excess = fieldStart }
    if count < width ?? Self.mostColumns, isKept {
      if !isQuoted { while content.last == CSVByte.space { content.removeLast() } }
      fields.append(CSVField(text: text(), position: fieldStart, isCut: isCut))
    }
    if count <= width ?? .max { lastStart = fieldStart }
    count += 1
    content.removeAll(keepingCapacity: true)
    (isQuoted, isCut) = (false, false)
    fieldStart = Position(line: line, column: column)
    state = .start
  }

  private mutating func text() -> String {
    // A cut may have gone through a character.
    if isCut { return String(decoding: content, as: UTF8.self) }
    if let text = String(validating: content, as: UTF8.self) { return text }
    fault(fieldStart, "the field is not UTF-8", "save the file as UTF-8")
    return "?"
  }

  private mutating func endRow() {
    let isBlank = count == 0 && state == .start
    if !isBlank, state != .comment {
      endField()
      if let width, count != width, !isBroken {
        log.note(
          lastStart,
          "the row has \(count) \(count == 1 ? "field" : "fields") and the header \(width)",
          count > width ? "quote a field that holds a separator" : "leave an unknown field empty")
      } else if width == nil || !isBroken {
        rows.append(CSVRow(fields: fields, position: rowStart))
      }
    }
    fields = []
    count = 0
    isBroken = false
    content.removeAll(keepingCapacity: true)
    (isQuoted, isCut) = (false, false)
    rowStart = Position(line: line, column: column)
    (fieldStart, lastStart) = (rowStart, rowStart)
    state = .start
  }
}
