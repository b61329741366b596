import Diagnostics

/// The faults of syntax: each says what stands in the way and what to write.
extension Reader {
  /// The text ended inside a list or an object.
  mutating func unclosed() -> Stop {
    guard let opening = openings.last else {
      return stop(at: here(), "the text ends where a value is expected", "")
    }
    return stop(
      at: opening.position, "the \(opening.name) that starts here is never closed",
      "add \(opening.quotedCloser) at its end")
  }

  /// Neither a comma nor the closer follows a value.
  mutating func noComma(after place: String) -> Stop {
    guard let opening = openings.last, let next = peek else { return unclosed() }
    if let mismatch = mismatch(next, opening) { return mismatch }
    let problem = "expected ',' or \(opening.quotedCloser) before \(upcoming)"
    switch next {
    case UInt8(ascii: ";"): return stop(at: here(), problem, "write ',' instead of ';'")
    case Byte.colon where opening.closer == Byte.closeBracket:
      return stop(at: here(), problem, "a list has no keys; put key and value in { }")
    default:
      return stop(at: here(), problem, strange ?? "put a comma after \(place)")
    }
  }

  /// No colon follows a key.
  mutating func noColon(after key: String) -> Stop {
    let quoted = Fault.quoted(key)
    guard let next = peek else { return unclosed() }
    switch next {
    case UInt8(ascii: "="):
      return stop(at: here(), "expected ':' after the key \(quoted)", "write ':' instead of '='")
    case Byte.comma, Byte.closeBrace:
      return stop(
        at: here(), "the key \(quoted) has no value",
        "write \(Fault.visible(key, limit: 40)): value")
    default:
      return stop(
        at: here(), "expected ':' after the key \(quoted), not \(upcoming)",
        strange ?? "write key: value, and put a key with spaces or signs in quotes")
    }
  }

  /// Something that cannot start a key.
  mutating func noKey() -> Stop {
    guard let opening = openings.last, let next = peek else { return unclosed() }
    if let mismatch = mismatch(next, opening) { return mismatch }
    switch next {
    case Byte.comma:
      return stop(at: here(), "a key and its value are missing before ','", "remove one comma")
    case Byte.colon:
      return stop(at: here(), "a key is missing before ':'", "write key: value")
    case Byte.openBrace, Byte.openBracket:
      return stop(
        at: here(), "expected a key, not \(upcoming)",
        "inside { } every value has a key: write key: value")
    default:
      return stop(
        at: here(), "expected a key, not \(upcoming)",
        strange ?? "a key is a name or a text in quotes")
    }
  }

  /// Something that cannot start a value.
  mutating func noValue(of purpose: Purpose) -> Stop {
    guard let next = peek else { return unclosed() }
    let isEnd = next == Byte.comma || next == Byte.closeBrace || next == Byte.closeBracket
    switch purpose {
    case .member(let key) where isEnd:
      return stop(
        at: here(), "the key \(Fault.quoted(key)) has no value",
        "write \(Fault.visible(key, limit: 40)): value")
    case .item where next == Byte.comma:
      return stop(at: here(), "a value is missing before ','", "remove one comma")
    default:
      if let opening = openings.last, let mismatch = mismatch(next, opening) { return mismatch }
      return stop(
        at: here(), "expected a value, not \(upcoming)",
        strange ?? "a value is a number, a text in quotes, true, false, null, [ ] or { }")
    }
  }

  /// Something follows the document's value.
  mutating func leftover(after node: Node) -> Stop {
    guard let next = peek else { return unclosed() }
    if next == Byte.closeBrace || next == Byte.closeBracket {
      return stop(
        at: here(), "\(upcoming) closes nothing",
        "the value that starts on line \(node.position.line) is complete before it; remove it")
    }
    if next == Byte.colon || next == Byte.comma {
      return stop(at: here(), "\(upcoming) follows the file's value", Reader.bracesHint)
    }
    return stop(
      at: here(), "\(upcoming) follows the end of the file's value",
      strange ?? "a file holds one value; remove what follows, or put all in one { }")
  }

  static let bracesHint = "put the whole text in braces: { key: value, … }"

  /// A closer of the wrong form.
  private mutating func mismatch(_ next: UInt8, _ opening: Opening) -> Stop? {
    guard next == Byte.closeBrace || next == Byte.closeBracket, next != opening.closer else {
      return nil
    }
    return stop(
      at: here(), "\(upcoming) cannot close the \(opening.name) of line \(opening.position.line)",
      "close it with \(opening.quotedCloser) first")
  }

  /// What stands at the next byte, for a message: a word, a number or one character.
  var upcoming: String {
    guard let (first, length) = scalar(at: offset) else { return "the end of the text" }
    if first == "\"" || first == "'" { return "a text in quotes" }
    let end = endOfRun(from: offset)
    return Fault.quoted(characters(offset..<max(end, offset + length)))
  }

  /// A hint for characters that other formats use in this place.
  var strange: String? {
    guard let (first, _) = scalar(at: offset) else { return nil }
    switch first {
    case "#": return "a comment starts with //"
    case "/": return "a comment starts with // or /*"
    case "<": return "this looks like XML or HTML; a JSON5 text starts with {"
    case "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}":
      return "use straight quotes, \" or '"
    case "(", ")": return "use [ ] for a list, { } for an object"
    default: return nil
    }
  }
}
