/// Which keys a user may make up in a dictionary.
public struct KeyRule: Hashable, Sendable {
  /// How many characters a key may have.
  public let length: Int

  /// Names of models, runs, and so on.
  ///
  /// Letters, digits, `-`, `_` and `.`, all ASCII, at most 64, with a letter or a digit first.
  /// Such a name is safe in file names, tables and scripts.
  public static let identifier = KeyRule(length: 64, hasItems: false)

  /// Whether items of lists may be named, as in `optimum[0].flop`.
  let hasItems: Bool

  /// Paths into a document, such as `runs.dbrx.tokens` or `optimum[0].flop`: as `identifier`, but 256
  /// characters, and with numbers in brackets.
  public static let path = KeyRule(length: 256, hasItems: true)

  /// The rule as a pattern of JSON Schema.
  var pattern: String {
    let brackets = hasItems ? "\\[\\]" : ""
    return "^[A-Za-z0-9][A-Za-z0-9_.\(brackets)-]{0,\(length - 1)}$"
  }

  /// The rule in words.
  var hint: String {
    "use up to \(length) letters a-z, digits and - _ . with a letter or a digit first"
  }

  /// Whether a key obeys the rule.
  public func allows(_ key: String) -> Bool {
    let marks = hasItems ? "-_.[]" : "-_."
    guard let first = key.utf8.first, key.utf8.count <= length else { return false }
    return KeyRule.isLetterOrDigit(first)
      && key.utf8.allSatisfy { KeyRule.isLetterOrDigit($0) || marks.utf8.contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }
}
