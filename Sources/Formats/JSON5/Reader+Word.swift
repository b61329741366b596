import Diagnostics

/// Bare words that stand where a value should.
extension Reader {
  /// Reads `true`, `false` or `null`; any other word is a fault.
  mutating func word(of purpose: Purpose) throws(Stop) -> Node {
    let position = here()
    let start = offset
    offset = endOfRun(from: start)
    let word = characters(start..<offset)
    switch word {
    case "true": return Node(.boolean(true), position: position)
    case "false": return Node(.boolean(false), position: position)
    case "null": return Node(.null, position: position)
    case "NaN", "Infinity":
      if limits.readsNonFinite { return Node(.text(word), position: position) }
      try note(at: position, "\(word) is no number to calculate with", Reader.finiteHint)
    default:
      try skipSpace()
      if let stop = misplaced(word, of: purpose, at: position) { throw stop }
      try note(at: position, "\(Fault.quoted(word)) is not a value", Reader.wordHint(word))
    }
    return Node(.null, position: position)
  }

  static let finiteHint = "write a finite number, or leave the key out"

  /// The fault of a word behind which reading cannot go on; what follows the word tells.
  private mutating func misplaced(
    _ word: String, of purpose: Purpose, at position: Position
  ) -> Stop? {
    let quoted = Fault.quoted(word)
    switch (purpose, peek) {
    case (.document, Byte.colon):
      return stop(
        at: position, "the text starts with the key \(quoted), outside of any braces",
        Reader.bracesHint)
    case (.document, _):
      return stop(
        at: position, "the file starts with the word \(quoted)",
        "a JSON5 text starts with {; check that it is the file you meant")
    case (.item, Byte.colon):
      return stop(at: position, "the key \(quoted) stands in a list", "put key and value in { }")
    case (_, nil), (_, Byte.comma), (_, Byte.closeBrace), (_, Byte.closeBracket):
      return nil
    default:
      return stop(at: position, "\(quoted) is not a value", Reader.wordHint(word))
    }
  }

  private static func wordHint(_ word: String) -> String {
    switch word.lowercased() {
    case "true", "yes", "on": "write true"
    case "false", "no", "off": "write false"
    case "null", "none", "nil", "undefined": "write null, or leave the key out"
    case "nan", "inf", "infinity": finiteHint
    default: "put text in quotes: \"\(Fault.visible(word, limit: 40))\""
    }
  }
}
