import Tabular
import Units

/// The pieces that a curve is drawn with: bands, solid and dashed lines, dots.
struct CurveLayers {
  private let look: Look
  private let form: Curve.Form
  private let y: Scale
  /// Stretches of points that can be shown, broken where a point cannot.
  private let stretches: [[Curve.Point]]

  init(_ curve: Curve, x: Scale, y: Scale) {
    look = Look(curve)
    form = curve.form
    self.y = y
    stretches = curve.points
      .split { !x.canShow($0.x) || !y.canShow($0.y) }
      .map(Array.init)
  }

  /// The band around the curve, where one is known, the fainter the more curves there are.
  func bands(among curves: Int) -> [Layer] {
    guard form == .line else { return bars }
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

  /// The bars of points.
  private var bars: [Layer] {
    let rows = stretches.joined().compactMap { point in
      point.band.map { [point.x, point.y, y.clamped($0.lowerBound), y.clamped($0.upperBound)] }
    }
    guard !rows.isEmpty else { return [] }
    return [
      Layer(
        rows: rows,
        drawing: "using 1:2:3:4 with yerrorbars pt 0 lw 1.2 lc rgb \(look.colour)")
    ]
  }

  /// A line, solid where both ends lie in the fitted range, or points: filled there, hollow outside.
  ///
  /// A hollow one is white inside, so that no line shows through; a point of a line that stands alone
  /// is a dot.
  var lines: [Layer] {
    let solid = stretches.flatMap { pieces(of: $0, isDashed: false) }
    let dashed = stretches.flatMap { pieces(of: $0, isDashed: true) }
    let dots = (form == .line ? stretches.filter { $0.count == 1 } : stretches).flatMap { $0 }
    let joins: [Layer?] =
      switch form {
      case .line: [line(solid, "dt 1"), line(dashed, "dt (8,5)")]
      case .points: []
      case .joined: [line(stretches, "dt 1", width: 0.8)]
      }
    return
      (joins + [
        dot(dots.filter { !$0.isExtrapolated }, type: look.filled),
        dot(dots.filter(\.isExtrapolated), type: look.filled, .white),
        dot(dots.filter(\.isExtrapolated), type: look.hollow),
      ]).compactMap { $0 }
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

  private func line(
    _ pieces: [[Curve.Point]], _ dashes: ScriptLine, width: Double? = nil
  ) -> Layer? {
    guard !pieces.isEmpty else { return nil }
    // Two lines between pieces would start a new data set, one a new line.
    let rows = pieces.map { $0.map { [$0.x, $0.y] } }.joined(separator: [[]])
    return Layer(
      rows: Array(rows),
      drawing: "using 1:2 with lines lc rgb \(look.colour) lw \(width ?? look.width) \(dashes)")
  }

  private func dot(_ points: [Curve.Point], type: Int, _ colour: Colour? = nil) -> Layer? {
    guard !points.isEmpty else { return nil }
    guard points.allSatisfy({ $0.size == 1 }) else {
      return Layer(
        rows: points.map { [$0.x, $0.y, 0.9 * $0.size] },
        drawing: """
          using 1:2:3 with points pt \(type) ps variable lw 1.2 lc rgb \(colour ?? look.colour)
          """)
    }
    return Layer(
      rows: points.map { [$0.x, $0.y] },
      drawing: """
        using 1:2 with points pt \(type) ps \(form == .line ? 0.6 : 0.9) lw 1.2 lc rgb \(colour ?? look.colour)
        """)
  }
}
