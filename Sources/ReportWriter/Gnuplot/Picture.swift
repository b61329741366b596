/// A picture as shapes at places, before it is written for gnuplot.
///
/// Places are counted from the upper left corner in units of 1/96 inch, the pixels of an SVG.
struct Picture: Sendable {
  let width: Double
  var height: Double
  /// Shapes around the coordinate systems.
  var shapes: [Shape] = []
  var frames: [Frame] = []
}

/// A text, a line or a dot.
struct Shape: Sendable {
  enum Anchor: Sendable {
    case left
    case centre
    case right
  }

  enum Form: Sendable {
    case text(String, Anchor, size: Double, isBold: Bool)
    case line(toX: Double, toY: Double, width: Double, isDashed: Bool)
    case dot(type: Int, size: Double)
  }

  let kind: Form
  let x: Double
  let y: Double
  let colour: Colour
  /// Whether the shape lies over the data rather than under it.
  let isFront: Bool

  /// A text whose middle line is at `y`.
  static func text(
    _ text: String, x: Double, y: Double, _ anchor: Anchor = .left,
    size: Double = PictureText.bodySize, colour: Colour = .ink, isBold: Bool = false
  ) -> Shape {
    Shape(
      kind: .text(text, anchor, size: size, isBold: isBold), x: x, y: y, colour: colour,
      isFront: true)
  }

  static func line(
    x: Double, y: Double, toX: Double, toY: Double, colour: Colour, width: Double = 1,
    isDashed: Bool = false, isFront: Bool = false
  ) -> Shape {
    Shape(
      kind: .line(toX: toX, toY: toY, width: width, isDashed: isDashed), x: x, y: y,
      colour: colour, isFront: isFront)
  }

  static func dot(
    x: Double, y: Double, type: Int, size: Double = dotSize, colour: Colour
  ) -> Shape {
    Shape(kind: .dot(type: type, size: size), x: x, y: y, colour: colour, isFront: true)
  }

  /// A dot that is white inside, so that lines do not show through.
  static func hollowDot(x: Double, y: Double, type: Int, colour: Colour) -> [Shape] {
    [
      .dot(x: x, y: y, type: type + 1, colour: .white),
      .dot(x: x, y: y, type: type, colour: colour),
    ]
  }

  /// The size of a data point.
  static let dotSize = 0.6
}

/// One coordinate system: where it stands, what it shows.
struct Frame: Sendable {
  let area: Area
  let x: Scale
  let y: Scale
  let xTics: [Tic]
  let yTics: [Tic]
  /// Shapes that belong to this frame's data.
  var shapes: [Shape] = []
  var layers: [Layer] = []

  /// The place of a value in the picture.
  func place(x value: Double, y other: Double) -> (x: Double, y: Double) {
    (
      area.left + x.position(of: value) * area.width,
      area.bottom - y.position(of: other) * area.height
    )
  }
}

/// Data and how they are drawn.
struct Layer: Sendable {
  /// Rows of numbers; an empty row ends a line.
  let rows: [[Double]]
  /// What gnuplot is told after the name of the data.
  let drawing: ScriptLine
}

/// A rectangle of a picture.
struct Area: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// The area that two rectangles share.
  func overlap(_ other: Area) -> Double {
    max(0, min(right, other.right) - max(left, other.left))
      * max(0, min(bottom, other.bottom) - max(top, other.top))
  }
}
