import Tabular

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
  static let muted = Colour("b4b4b4")

  /// The colour as text on white, deep enough to be read.
  var asText: Colour {
    switch self {
    case .orange: Colour("996a00")
    case .skyBlue: Colour("1f78ad")
    case .purple: Colour("a04a78")
    case .muted: .faded
    default: self
    }
  }
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
  var textColour: Colour { colour.asText }

  /// The look of a curve; one that stands back is grey.
  init(_ curve: Curve) {
    let look = Look(style: curve.style)
    self.init(
      colour: curve.isMuted ? .muted : look.colour, width: curve.isMuted ? 1.1 : look.width,
      filled: look.filled)
  }

  private init(colour: Colour, width: Double, filled: Int) {
    (self.colour, self.width, self.filled) = (colour, width, filled)
  }

  /// The look of a style number; 42 are different.
  init(style: Int) {
    let number = style >= 0 ? style : -(style + 1)
    colour = Self.colours[number % Self.colours.count]
    filled = Self.shapes[number % Self.shapes.count]
    width = (number / Self.colours.count).isMultiple(of: 2) ? 2 : 1.1
  }

  private static let colours: [Colour] = [
    .blue, .vermillion, .green, .purple, .orange, .skyBlue, .black,
  ]

  /// Circle, square, upward and downward triangle, diamond, pentagon.
  private static let shapes = [7, 5, 9, 11, 13, 15]
}

/// Colours from pale to deep for numbers from low to high.
///
/// Lightness falls steadily, so that black-and-white print keeps the order, and stays pale enough that
/// lines and labels in ink can be read on every colour.
enum HeatColours {
  /// Pale yellow to green to blue, after ColorBrewer's YlGnBu (Brewer and Harrower, 2002), with its
  /// dark end left out.
  private static let stops: [(red: Double, green: Double, blue: Double)] = [
    (255, 255, 224), (224, 243, 196), (178, 224, 192), (124, 200, 198), (84, 168, 204),
  ]

  /// The colour at a share of the scale, as gnuplot's number 0xRRGGBB.
  static func number(at share: Double) -> Double {
    let place = min(max(share, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let part = place - Double(index)
    let (from, to) = (stops[index], stops[index + 1])
    func mixed(_ a: Double, _ b: Double) -> Double { (a + (b - a) * part).rounded() }
    return (mixed(from.red, to.red) * 256 + mixed(from.green, to.green)) * 256
      + mixed(from.blue, to.blue)
  }
}
