import Diagnostics

/// Splits the bytes of a CSV file into records and fields, by RFC 4180 and nothing looser.
///
/// Works on bytes and hands out ranges of them, so that a table of 430 kB costs about a
/// millisecond; nothing is copied unless a field holds doubled quotes.
struct RecordSplitter {
  /// A field's bytes without its quotes.
  struct Field {
    let start: Int
    let end: Int
    /// Whether doubled quotes stand inside.
    let isEscaped: Bool

    var isEmpty: Bool { start == end }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  /// The line of the record read last, from 1.
  private(set) var line = 0
  private var nextLine = 1
  private var lineStart = 0
  /// What is wrong with the record read last; a caller reports it and goes on.
  private(set) var problem: (byte: Int, text: String, hint: String)?

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    let hasMark =
      bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf
    position = hasMark ? 3 : 0
    lineStart = position
  }

  /// Reads the next record that is not an empty line into `fields`; false at the end.
  mutating func next(into fields: inout [Field]) -> Bool {
    while position < bytes.count {
      fields.removeAll(keepingCapacity: true)
      problem = nil
      line = nextLine
      lineStart = position
      record(into: &fields)
      if fields.count > 1 || !fields[0].isEmpty || problem != nil { return true }
    }
    return false
  }

  private mutating func record(into fields: inout [Field]) {
    while true {
      fields.append(bytes.count > position && bytes[position] == Self.quote ? quoted() : plain())
      guard position < bytes.count else { return }
      let byte = bytes[position]
      position += 1
      if byte == Self.comma {
        if position == bytes.count { fields.append(Field(start: position, end: position)) }
        continue
      }
      if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.newline {
        position += 1
      }
      nextLine += 1
      return
    }
  }

  private mutating func plain() -> Field {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.comma || byte == Self.newline || byte == Self.carriageReturn { break }
      if byte == Self.quote, problem == nil {
        problem = (
          position, "a quote stands inside a field", "quote the whole field and double its quotes"
        )
      }
      position += 1
    }
    return Field(start: start, end: position)
  }

  private mutating func quoted() -> Field {
    let start = position + 1
    var isEscaped = false
    position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.newline { nextLine += 1 }
      position += 1
      guard byte == Self.quote else { continue }
      if position < bytes.count, bytes[position] == Self.quote {
        isEscaped = true
        position += 1
        continue
      }
      let end = position - 1
      if position < bytes.count, plain().isEmpty == false, problem == nil {
        problem = (
          end, "text follows a closing quote", "end the field there, or double the quote"
        )
      }
      return Field(start: start, end: end, isEscaped: isEscaped)
    }
    if problem == nil {
      problem = (start - 1, "the quoted field has no end", "close the quote")
    }
    return Field(start: start, end: bytes.count, isEscaped: isEscaped)
  }

  /// The place of a byte of the record read last.
  ///
  /// Columns count Unicode scalars: bytes that continue one are left out.
  func place(of byte: Int) -> Position {
    var line = line
    var start = lineStart
    for index in lineStart..<min(byte, bytes.count) where bytes[index] == Self.newline {
      line += 1
      start = index + 1
    }
    let scalars = bytes[start..<max(start, min(byte, bytes.count))].count { $0 & 0xc0 != 0x80 }
    return Position(line: line, column: scalars + 1)
  }

  /// The text of a field; `nil` where its bytes are not UTF-8.
  func text(of field: Field) -> String? {
    let slice = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
    guard field.isEscaped else { return String(validating: slice, as: UTF8.self) }
    var content: [UInt8] = []
    var skipsNext = false
    for byte in slice {
      if skipsNext {
        skipsNext = false
        continue
      }
      content.append(byte)
      skipsNext = byte == Self.quote
    }
    return String(validating: content, as: UTF8.self)
  }

  /// Whether two fields hold the same bytes.
  func isSame(_ left: Field, _ right: Field) -> Bool {
    guard left.end - left.start == right.end - right.start, !left.isEscaped, !right.isEscaped
    else { return false }
    for offset in 0..<(left.end - left.start)
    where bytes[left.start + offset] != bytes[right.start + offset] { return false }
    return true
  }
}

extension RecordSplitter.Field {
  init(start: Int, end: Int) { self.init(start: start, end: end, isEscaped: false) }
}
