/// A text literal that is safe inside a gnuplot script, whatever the text holds.
///
/// It stands in double quotes with `\`, `"` and the backtick escaped (a backtick would run a
/// command), line ends as `\n`, and every other control character or invalid code point as a space.
/// Single quotes are not safe: a line end inside them ends the command.
public struct GnuplotText: Hashable, Sendable {
  /// The literal with its quotation marks.
  let literal: String

  /// The literal of a title, a label or a name; text is drawn as it is (`noenhanced`).
  public init(_ text: String) {
    if text.utf8.allSatisfy(Self.isHarmless) {
      literal = "\"" + text + "\""
      return
    }
    var literal = "\""
    var brackets = 0
    for scalar in text.unicodeScalars {
      // gnuplot writes `]]>` into an SVG as it is, where XML forbids it.
      if scalar == ">", brackets > 1 { literal += " " }
      brackets = scalar == "]" ? brackets + 1 : 0
      switch scalar {
      case "\\", "\"", "`":
        literal += "\\"
        literal.unicodeScalars.append(scalar)
      case "\n": literal += "\\n"
      case _ where Self.isBlank(scalar): literal += " "
      default: literal.unicodeScalars.append(scalar)
      }
    }
    self.literal = literal + "\""
  }

  /// The literal of a tic's label, where gnuplot would take `%` for the start of a number format.
  public init(tic text: String) {
    var doubled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      doubled.append(scalar)
      if scalar == "%" { doubled.append(scalar) }
    }
    self.init(String(doubled))
  }

  /// Printable ASCII but for what is escaped, and for `]`, which may begin `]]>`.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "]"): false
    default: byte >= 0x20 && byte < 0x7F
    }
  }

  /// Control characters, line separators, and code points that XML (hence SVG) cannot hold.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
