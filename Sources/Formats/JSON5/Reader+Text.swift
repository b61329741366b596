import Diagnostics

/// Texts in quotes and their escapes.
extension Reader {
  /// Reads a text in single or double quotes, which starts at the next byte.
  mutating func text(position: Position) throws(Stop) -> String {
    let quote = bytes[offset]
    offset += 1
    var resolved: [UInt8] = []
    var pending = offset
    while let byte = peek {
      switch byte {
      case quote:
        offset += 1
        if resolved.isEmpty { return characters(pending..<offset - 1) }
        resolved += bytes[pending..<offset - 1]
        return String(decoding: resolved, as: UTF8.self)
      case Byte.backslash:
        resolved += bytes[pending..<offset]
        try escape(into: &resolved)
        pending = offset
      case Byte.lineFeed, Byte.carriageReturn:
        throw unclosedText(at: position, quote: quote)
      default:
        if Byte.isControl(byte) {
          try note(
            at: here(), "a text holds the control character U+\(Reader.code(UInt32(byte)))",
            "remove it, or write \\u\(Reader.code(UInt32(byte)))")
        }
        offset += 1
      }
    }
    throw unclosedText(at: position, quote: quote)
  }

  private mutating func unclosedText(at position: Position, quote: UInt8) -> Stop {
    let mark = Unicode.Scalar(quote)
    return stop(
      at: position, "the text that starts here is not closed on its line",
      "end it with \(mark), or end the line with \\ to go on in the next")
  }

  /// Reads an escape, which starts at the next byte, and appends the UTF-8 of what it stands for.
  private mutating func escape(into resolved: inout [UInt8]) throws(Stop) {
    let start = offset
    offset += 1
    guard let letter = peek else { return }
    switch letter {
    case Byte.lineFeed:
      offset += 1
    case Byte.carriageReturn:
      offset += 1
      _ = take(Byte.lineFeed)
    case UInt8(ascii: "u"):
      try unicodeEscape(from: start, into: &resolved)
    case UInt8(ascii: "x"):
      offset += 1
      guard let value = hexNumber(at: offset, digits: 2), let scalar = Unicode.Scalar(value) else {
        return try note(escape: "\\x", needs: "two", at: start)
      }
      offset += 2
      resolved += String(scalar).utf8
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      offset += 1
      if letter == Byte.zero && !(peek.map(Byte.isDigit) ?? false) { return resolved.append(0) }
      try note(
        at: place(start), "'\\\(Unicode.Scalar(letter))' is not an escape that JSON5 knows",
        "write \\\\ for a backslash, \\u0001 for a character by its number")
    default:
      if isLineSeparator(at: offset) {
        offset += 3
      } else if let simple = Reader.simpleEscapes[letter] {
        offset += 1
        resolved.append(simple)
      } else if !Byte.isControl(letter), let (_, length) = scalar(at: offset) {
        resolved += bytes[offset..<offset + length]
        offset += length
      }
    }
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B,
  ]

  /// Reads the four digits behind `\u`, and a second escape where two make one character.
  private mutating func unicodeEscape(
    from start: Int, into resolved: inout [UInt8]
  ) throws(Stop) {
    offset += 1
    guard let unit = hexNumber(at: offset, digits: 4) else {
      return try note(escape: "\\u", needs: "four", at: start)
    }
    offset += 4
    var value = unit
    if (0xD800...0xDBFF).contains(unit), peek == Byte.backslash, peekSecond == UInt8(ascii: "u"),
      let low = hexNumber(at: offset + 2, digits: 4), (0xDC00...0xDFFF).contains(low)
    {
      offset += 6
      value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else {
      return try note(
        at: place(start), "'\\u\(Reader.code(value))' is half of a surrogate pair",
        "write both halves, or the character itself")
    }
    resolved += String(scalar).utf8
  }

  private mutating func note(escape: String, needs: String, at start: Int) throws(Stop) {
    try note(
      at: place(start), "'\(escape)' needs \(needs) hexadecimal digits behind it",
      "write \\\\ if a backslash is meant")
  }

  /// The number that exactly `digits` hexadecimal digits at `start` write.
  func hexNumber(at start: Int, digits: Int) -> UInt32? {
    guard start + digits <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + digits] {
      guard let digit = Byte.hexDigit(byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// `value` with four hexadecimal digits.
  static func code(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
