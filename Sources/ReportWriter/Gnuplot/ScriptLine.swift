import Units

/// A piece of a gnuplot script, which takes literals, numbers and `GnuplotText` but no `String`.
///
/// So no text of a user can reach a script as a command.
struct ScriptLine: ExpressibleByStringInterpolation, Sendable {
  let text: String

  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: ScriptInterpolation) { text = stringInterpolation.text }

  /// Pieces with a separator between them.
  static func joined(_ lines: [ScriptLine], by separator: ScriptLine) -> ScriptLine {
    var joined = ScriptInterpolation(literalCapacity: 0, interpolationCount: 0)
    for (index, line) in lines.enumerated() {
      if index > 0 { joined.appendInterpolation(separator) }
      joined.appendInterpolation(line)
    }
    return ScriptLine(stringInterpolation: joined)
  }

  struct ScriptInterpolation: StringInterpolationProtocol {
    var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ text: GnuplotText) { self.text += text.literal }
    mutating func appendInterpolation(_ line: ScriptLine) { text += line.text }
    mutating func appendInterpolation(_ colour: Colour) { text += colour.literal }
    mutating func appendInterpolation(_ integer: Int) { text += String(integer) }

    /// A number in its shortest form.
    mutating func appendInterpolation(_ number: Double) { text += plainText(of: number) }

    /// A number that gnuplot reads as one with a fraction: its integers have 64 bits at most.
    mutating func appendInterpolation(real number: Double) {
      let plain = plainText(of: number)
      text += plain.contains { $0 == "." || $0 == "e" } ? plain : plain + ".0"
    }

    /// A share of the picture's width or height.
    mutating func appendInterpolation(share: Double) { text += share.fixed(5) }

    /// A file stem in a comment, of plain letters only.
    mutating func appendInterpolation(stem: String) {
      for scalar in stem.unicodeScalars {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": text.unicodeScalars.append(scalar)
        default: text += "_"
        }
      }
    }
  }
}
