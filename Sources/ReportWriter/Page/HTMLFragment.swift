import Foundation

/// A piece of an HTML page, which takes literals, numbers and `HTMLText` but no `String`.
///
/// So no text of a user can reach a page as markup.
struct HTMLFragment: ExpressibleByStringInterpolation, Sendable {
  let source: String

  init(stringLiteral value: String) { source = value }
  init(stringInterpolation: FragmentInterpolation) { source = stringInterpolation.source }

  /// Pieces one after another.
  init(_ pieces: some Sequence<HTMLFragment>) { source = pieces.map(\.source).joined() }

  var isEmpty: Bool { source.isEmpty }

  struct FragmentInterpolation: StringInterpolationProtocol {
    var source = ""

    init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { source += literal }
    mutating func appendInterpolation(_ text: HTMLText) { source += text.source }
    mutating func appendInterpolation(_ fragment: HTMLFragment) { source += fragment.source }
    mutating func appendInterpolation(_ integer: Int) { source += String(integer) }

    /// A picture as the address of an image that holds its own bytes.
    ///
    /// A browser draws such an image apart from the page: it can neither run scripts nor load
    /// anything, and names inside it meet no others.
    mutating func appendInterpolation(svg bytes: [UInt8]) {
      source += "data:image/svg+xml;base64," + Data(bytes).base64EncodedString()
    }
  }
}

extension HTMLFragment {
  /// A text.
  init(_ text: String) { self = "\(HTMLText(text))" }
}

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
