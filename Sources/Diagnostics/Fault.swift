/// One thing wrong with a file: where it is, what it is, and what to do about it.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path as the user wrote it.
  public let file: String
  /// The place in the file, or nil where the file as a whole is meant.
  public let position: Position?
  /// What is wrong, in words that stand on their own.
  public let problem: String
  /// What to write instead; may be empty.
  public let hint: String

  /// Makes a fault from its facts; a place that knows its own file overrules `file`.
  public init(file: String, position: Position?, problem: String, hint: String) {
    self.file = position?.file ?? file
    self.position = position?.isWhole == true ? nil : position
    self.problem = problem
    self.hint = hint
  }

  /// The fault on one line: `file:line:column: problem; hint`.
  ///
  /// Without a place the line and column are left out, without a hint the semicolon too.
  public var description: String {
    var text = Fault.visible(file)
    if let position { text += ":\(position.line):\(position.column)" }
    text += ": \(problem)"
    if !hint.isEmpty { text += "; \(hint)" }
    return text
  }
}

extension Fault {
  /// The user's own text in single quotes, made safe and short enough for a message.
  ///
  /// Characters that cannot be seen or that steer a terminal (control and format characters, line
  /// separators) are shown as escapes; of a long text the first 40 characters are kept.
  public static func quoted(_ text: some StringProtocol) -> String {
    "'\(visible(text, limit: 40))'"
  }

  /// `text` with every unseen character shown as an escape, cut after `limit` scalars.
  public static func visible(_ text: some StringProtocol, limit: Int = .max) -> String {
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit {
        shown += "…"
        break
      }
      count += 1
      if isVisible(scalar) {
        shown.unicodeScalars.append(scalar)
      } else if scalar == "\n" {
        shown += "\\n"
      } else if scalar == "\t" {
        shown += "\\t"
      } else {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return shown
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return false
    default:
      return true
    }
  }
}
