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

  /// `text` with every unseen character shown as an escape but the ends of its lines.
  public static func visibleLines(_ text: some StringProtocol) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible($0) }
      .joined(separator: "\n")
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
