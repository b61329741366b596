import Diagnostics

/// Reads a table's bytes a chunk at a time, so that the size of a file does not matter.
///
/// What is held grows with the rows and the columns that are kept, not with the bytes:
///
///     var reader = CSVReader(file: path, keeping: ["id", "value"])
///     while let chunk = … { reader.take(chunk) }
///     let table = try reader.finish()
///
/// The separator is the comma, semicolon or tab that the header uses most. A byte order mark, empty
/// lines and lines that begin with `#` are skipped.
public struct CSVReader {
  /// The most bytes that a header, with the comments before it, may have.
  private static let headLimit = 1 << 20
  /// The fewest bytes by which a format is told.
  private static let judged = 8
  private static let wanted = "a table in plain text"

  private let file: String
  private let keeping: Set<String>?
  private let longest: Int
  /// What was read before the separator was known.
  private var head: [UInt8] = []
  private var scanner: CSVScanner?
  private var refusal: Fault?
  private var header: [CSVField]?
  private var rows: [CSVRow] = []

  /// A reader of a file.
  ///
  /// - Parameters:
  ///   - file: the path that faults carry.
  ///   - keeping: the names of the columns that are kept; all where it is nil.
  ///   - longest: the most bytes of a field that are kept; a longer field is marked as cut.
  public init(file: String, keeping: Set<String>? = nil, longest: Int = .max) {
    self.file = file
    self.keeping = keeping
    self.longest = longest
  }

  /// Takes the next bytes.
  public mutating func take(_ bytes: [UInt8]) {
    guard refusal == nil else { return }
    guard scanner == nil else { return scan(bytes[...]) }
    head += bytes
    guard head.count >= Self.judged else { return }
    if Self.header(in: Self.withoutMark(head)).end != nil
      || head.count > Self.headLimit + Encoding.mark.count
    {
      begin()
    }
  }

  /// Ends the text.
  ///
  /// - Returns: The rows that have the header's length, and the faults of the text's form: quotes
  ///   out of place, rows of another length, fields that are not UTF-8.
  /// - Throws: what is wrong where there is no table at all.
  public mutating func finish() throws(FaultList) -> CSVTable {
    if scanner == nil, refusal == nil { begin() }
    if refusal == nil {
      scanner?.finish()
      collect()
    }
    if let refusal { throw FaultList([refusal]) }
    var log = scanner?.log ?? FaultLog(file: file)
    guard let header else {
      if log.isEmpty {
        log.note(.start, "there is no header row", "begin with a line of the columns' names")
      }
      try log.check()
      return CSVTable(header: [], columns: [], rows: [], log: log)
    }
    return CSVTable(header: header, columns: header.filter(isKept), rows: rows, log: log)
  }

  private func isKept(_ field: CSVField) -> Bool { keeping?.contains(field.text) ?? true }

  /// Chooses the separator and reads what waited for it.
  private mutating func begin() {
    let bytes = Self.withoutMark(head)
    let header = Self.header(in: bytes.prefix(Self.headLimit))
    // In whatever parts a file arrives, the same bytes tell its format; all there are word what is said.
    let end = bytes.startIndex + (header.end ?? Self.headLimit)
    if Encoding.foreign(
      Array(head.prefix(max(Self.judged, end))), file: file, wanted: Self.wanted) != nil
    {
      refusal = Encoding.foreign(head, file: file, wanted: Self.wanted)
      return head = []
    }
    head = []
    let separator = CSVSeparator(ofHeader: header.line)
    scanner = CSVScanner(file: file, separator: separator, longest: longest)
    scan(bytes)
  }

  private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: Encoding.mark) ? bytes.dropFirst(Encoding.mark.count) : bytes[...]
  }

  private mutating func scan(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    // The header is read alone, so that the rows behind it know which fields are kept.
    while header == nil, let end = rest.firstIndex(where: CSVByte.isBreak) {
      rest[...end].withUnsafeBufferPointer { scanner?.take($0) }
      rest = rest[(end + 1)...]
      collect()
    }
    rest.withUnsafeBufferPointer { scanner?.take($0) }
    collect()
  }

  private mutating func collect() {
    if let place = scanner?.excess {
      refusal = Fault(
        file: file, position: place,
        problem: "the header has more than \(CSVScanner.mostColumns) columns",
        hint: "leave out those that are not needed")
      scanner = nil
    }
    guard var found = scanner?.rows, !found.isEmpty else { return }
    scanner?.rows = []
    if header == nil {
      let fields = found.removeFirst().fields
      header = fields.map { field in
        var field = field
        field.text = field.text.trimmed
        return field
      }
      let mask = keeping.map { names in fields.map { names.contains($0.text.trimmed) } }
      scanner?.kept = mask
      scanner?.width = fields.count
    }
    rows += found
  }

  /// The first line that is neither empty nor a comment, and how many bytes there are to its end, where
  /// that is there as well.
  private static func header(in bytes: some Collection<UInt8>) -> (line: [UInt8], end: Int?) {
    var line: [UInt8] = []
    var isQuoted = false
    for (offset, byte) in bytes.enumerated() {
      if byte == CSVByte.quote, line.first != CSVByte.hash { isQuoted.toggle() }
      guard CSVByte.isBreak(byte), !isQuoted else {
        line.append(byte)
        continue
      }
      let isBlank = line.allSatisfy { $0 == CSVByte.space }
      if !isBlank, line.first != CSVByte.hash { return (line, offset + 1) }
      line = []
    }
    return (line.first == CSVByte.hash ? [] : line, nil)
  }
}

extension String {
  /// The text without the spaces around it.
  var trimmed: String {
    var body = self[...]
    while body.first == " " { body.removeFirst() }
    while body.last == " " { body.removeLast() }
    return String(body)
  }
}
