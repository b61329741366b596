import Tabular
import Units

/// The pieces that a curve is drawn with: bands, solid and dashed lines, dots.
struct CurveLayers {
  private let look: Look
  private let phase: Int
  private let isMarked: Bool
  private let y: Scale
  /// Stretches of points that can be shown, broken where a point cannot.
  private let stretches: [[Curve.Point]]

  init(_ curve: Curve, x: Scale, y: Scale) {
    look = Look(style: curve.style)
    phase = abs(curve.style % 5)
    isMarked = curve.isMarked
    self.y = y
    stretches = curve.points
      .split { !x.canShow($0.x) || !y.canShow($0.y) }
      .map(Array.init)
  }

  /// The band around the curve, where one is known, the fainter the more curves there are.
  func bands(among curves: Int) -> [Layer] {
    let share = (0.2 / Double(max(1, curves)).squareRoot()).roundedToSignificant(2)
    return stretches.flatMap { stretch in
      stretch.split { $0.band == nil }.filter { $0.count > 1 }.map { part in
        let rows = part.map { point in
          let band = point.band ?? point.y...point.y
          return [point.x, y.clamped(band.lowerBound), y.clamped(band.upperBound)]
        }
        return Layer(
          rows: rows,
          drawing: """
            using 1:2:3 with filledcurves lc rgb \(look.colour) fs transparent solid \(share) noborder
            """)
      }
    }
  }

  /// The lines, solid where both ends lie in the fitted range, and the dots on them: filled there,
  /// hollow (white inside, so that the line does not show through) outside.
  var lines: [Layer] {
    let solid = stretches.flatMap { pieces(of: $0, isDashed: false) }
    let dashed = stretches.flatMap { pieces(of: $0, isDashed: true) }
    let dots = isMarked ? stretches.flatMap(marked) : []
    return [
      line(solid, "dt 1"), line(dashed, "dt (8,5)"),
      dot(dots.filter { !$0.isExtrapolated }, type: look.filled),
      dot(dots.filter(\.isExtrapolated), type: look.filled, .white),
      dot(dots.filter(\.isExtrapolated), type: look.hollow),
    ].compactMap { $0 }
  }

  /// Runs of neighbours whose segments have one drawing; runs meet in a shared point.
  private func pieces(of stretch: [Curve.Point], isDashed: Bool) -> [[Curve.Point]] {
    var pieces: [[Curve.Point]] = []
    var isOpen = false
    for (point, next) in zip(stretch, stretch.dropFirst()) {
      guard (point.isExtrapolated || next.isExtrapolated) == isDashed else {
        isOpen = false
        continue
      }
      if !isOpen { pieces.append([point]) }
      pieces[pieces.count - 1].append(next)
      isOpen = true
    }
    return pieces
  }

  /// The points that get a dot: all of few, some of many, and a point that stands alone.
  private func marked(_ stretch: [Curve.Point]) -> [Curve.Point] {
    guard stretch.count > 12 else { return stretch }
    let step = stretch.count / 6
    let first = step * phase / 5
    return stride(from: first, to: stretch.count, by: step).map { stretch[$0] }
  }

  private func line(_ pieces: [[Curve.Point]], _ dashes: ScriptLine) -> Layer? {
    guard !pieces.isEmpty else { return nil }
    // Two lines between pieces would start a new data set, one a new line.
    let rows = pieces.map { $0.map { [$0.x, $0.y] } }.joined(separator: [[]])
    return Layer(
      rows: Array(rows),
      drawing: "using 1:2 with lines lc rgb \(look.colour) lw \(look.width) \(dashes)")
  }

  private func dot(_ points: [Curve.Point], type: Int, _ colour: Colour? = nil) -> Layer? {
    guard !points.isEmpty else { return nil }
    return Layer(
      rows: points.map { [$0.x, $0.y] },
      drawing: """
        using 1:2 with points pt \(type) ps \(Shape.dotSize) lw 1.2 lc rgb \(colour ?? look.colour)
        """)
  }
}
