/// A colour as gnuplot writes it.
struct Colour: Hashable, Sendable {
  /// `"#rrggbb"` with its quotation marks.
  let literal: String

  private init(_ hex: String) { literal = "\"#\(hex)\"" }

  static let ink = Colour("222222")
  static let faded = Colour("666666")
  static let frame = Colour("888888")
  static let grid = Colour("e4e4e4")
  static let white = Colour("ffffff")

  static let orange = Colour("e69f00")
  static let skyBlue = Colour("56b4e9")
  static let green = Colour("009e73")
  static let blue = Colour("0072b2")
  static let vermillion = Colour("d55e00")
  static let purple = Colour("cc79a7")
  static let black = Colour("000000")
}

/// How a curve looks: a colour of Okabe and Ito's set, and a shape and width that tell it apart
/// without colour.
///
/// The set is from "Color Universal Design" (2008); its yellow is left out, being too pale for
/// lines on white. Dashes are not used, as they mean extrapolation.
struct Look: Hashable, Sendable {
  let colour: Colour
  let width: Double
  /// gnuplot's number of the filled shape; the hollow one of the same outline is one less.
  let filled: Int

  var hollow: Int { filled - 1 }

  /// The look of a style number; 42 are different.
  init(style: Int) {
    let number = style >= 0 ? style : -(style + 1)
    colour = Self.colours[number % Self.colours.count]
    filled = Self.shapes[number % Self.shapes.count]
    width = (number / Self.colours.count).isMultiple(of: 2) ? 1.8 : 1.1
  }

  private static let colours: [Colour] = [
    .blue, .vermillion, .green, .purple, .orange, .skyBlue, .black,
  ]

  /// Circle, square, upward and downward triangle, diamond, pentagon.
  private static let shapes = [7, 5, 9, 11, 13, 15]
}
