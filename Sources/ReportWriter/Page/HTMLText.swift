/// A text that is safe inside an HTML page, between tags or in a quoted attribute, whatever it holds.
///
/// `&`, `<`, `>` and both quotation marks are written as references; control characters, which HTML
/// forbids, and code points that are no characters become spaces; marks that turn the direction of
/// writing are left out, so that no text can change how its neighbours read.
public struct HTMLText: Hashable, Sendable {
  /// The escaped text.
  let source: String

  /// A text of any origin.
  public init(_ text: String) {
    var source = ""
    source.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": source += "&amp;"
      case "<": source += "&lt;"
      case ">": source += "&gt;"
      case "\"": source += "&quot;"
      case "'": source += "&#39;"
      case "\n", "\t": source.unicodeScalars.append(scalar)
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}": continue
      case _ where Self.isForbidden(scalar): source += " "
      default: source.unicodeScalars.append(scalar)
      }
    }
    self.source = source
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.value & 0xFFFE == 0xFFFE
      || (0xFDD0...0xFDEF).contains(scalar.value)
  }
}
