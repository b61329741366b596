/// How wide a text comes out in a picture, and how it is broken to fit.
///
/// Widths are those of DejaVu Sans, the widest of the usual sans-serif fonts, so that nothing is
/// cut where another is used.
enum PictureText {
  /// The font sizes of a picture.
  static let titleSize = 16.0
  static let headSize = 14.0
  static let bodySize = 13.0
  static let smallSize = 12.0

  /// The height of a line of a size, in the picture's units.
  static func lineHeight(_ size: Double) -> Double { (size * 1.3).rounded(.up) }

  /// The width of a text in the picture's units, rather too wide than too narrow.
  static func width(of text: some StringProtocol, size: Double) -> Double {
    // Most texts are plain, and their characters need not be told apart first.
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
      return text.utf8.reduce(0) { $0 + plainEms[Int($1)] } * size
    }
    return text.reduce(0) { $0 + ems(of: $1) } * size
  }

  /// The widths of the first 128 characters.
  private static let plainEms = (0..<128).map { ems(of: Unicode.Scalar(UInt8($0))) }

  private static func ems(of character: Character) -> Double {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return ems(of: first) }
    return TerminalText.width(of: character) > 1 ? 1.1 : 0.7
  }

  private static func ems(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case " ", ".", ",", "i", "j", "l", "I", "J", "'", ":", ";", "|", "/", "\\", "·": 0.34
    case "f", "t", "r", "(", ")", "[", "]", "-", "!": 0.42
    case "¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹": 0.42
    case "s", "c", "z", "?", "⁻", "L", "\"", "*", "_", "`", "–": 0.56
    case "D", "G", "H", "N", "O", "Q", "U", "&": 0.79
    case "w", "+", "=", "×", "−", "≥", "≤", "<", ">", "~", "#", "^", "∞": 0.84
    case "m", "M", "W", "@", "%", "—", "…": 1.0
    case "A"..."Z": 0.7
    case "a"..."z", "0"..."9": 0.64
    default: TerminalText.width(of: Character(scalar)) > 1 ? 1.1 : 0.7
    }
  }

  /// A text in lines of at most this width: broken between words where possible, the last line
  /// ending in `…` where the limit of lines cuts the text.
  static func lines(
    _ text: String, size: Double = bodySize, width: Double, limit: Int
  ) -> [String] {
    // No line holds more; what is longer is cut anyway.
    let clean = TerminalText.cleaned(String(text.prefix(4_000)))
    var lines: [String] = []
    var line = ""
    for word in clean.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if self.width(of: longer, size: size) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word)
      while lines.count <= limit, self.width(of: line, size: size) > width {
        let head = prefix(of: line, size: size, width: width)
        lines.append(head)
        line.removeFirst(head.count)
      }
      if lines.count > limit { break }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit || text.count > 4_000 else { return lines }
    lines.removeLast(max(0, lines.count - limit))
    guard let last = lines.popLast() else { return lines }
    let ellipsis = self.width(of: "…", size: size)
    return lines + [prefix(of: last, size: size, width: width - ellipsis) + "…"]
  }

  /// The longest start of a text that is no wider than this, at least one character.
  private static func prefix(of text: String, size: Double, width: Double) -> String {
    var used = 0.0
    var end = text.startIndex
    while end < text.endIndex {
      used += self.width(of: String(text[end]), size: size)
      if used > width, end > text.startIndex { break }
      end = text.index(after: end)
    }
    // After a hyphen rather than anywhere.
    if let hyphen = text[..<end].lastIndex(of: "-"), end < text.endIndex {
      let after = text.index(after: hyphen)
      if text.distance(from: text.startIndex, to: after) > 3 { return String(text[..<after]) }
    }
    return String(text[..<end])
  }
}
