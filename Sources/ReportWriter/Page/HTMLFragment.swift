import Foundation

/// A piece of an HTML page, which takes literals, numbers and `HTMLText` but no `String`.
///
/// So no text of a user can reach a page as markup.
struct HTMLFragment: ExpressibleByStringInterpolation, Sendable {
  let source: String

  init(stringLiteral value: String) { source = value }
  init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// Pieces one after another.
  init(_ pieces: some Sequence<HTMLFragment>) { source = pieces.map(\.source).joined() }

  var isEmpty: Bool { source.isEmpty }

  struct StringInterpolation: StringInterpolationProtocol {
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
