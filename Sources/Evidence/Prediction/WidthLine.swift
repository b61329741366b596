import Foundation

/// How far the rule is off: the standard deviation a + b h of ln error, h = ln(total/active).
public struct WidthLine: Sendable, Hashable {
  /// a, the deviation that a model of h = 0 would have.
  public let start: Double
  /// b, what each e-fold of total over active adds.
  public let slope: Double

  /// The deviation at h.
  public func width(at logRatio: Double) -> Double { start + slope * logRatio }

  typealias WeightedError = (logRatio: Double, error: Double, weight: Double)

  /// The line of greatest likelihood for normal errors, with a and b not below zero.
  ///
  ///     Σ w (-ln s - e²/2s²),   s = a + b h
  ///
  /// The sum is made as large as it gets by Fisher's scoring with halved steps. Where the free line
  /// would have a negative part, the better of the two lines without it stands. No shape of the
  /// errors is assumed by what uses the line: quantiles of |e|/s are taken as they are. A line of
  /// nearly the same points is a good start.
  init(_ points: [WeightedError], near start: WidthLine? = nil) {
    let flat = Self.root(points) { $0.error }
    let steep = Self.root(points) { $0.logRatio > 0 ? $0.error / $0.logRatio : 0 }
    let edges = [WidthLine(start: flat, slope: 0), WidthLine(start: 0, slope: steep)]
    let inner = Self.scored(points, from: start ?? edges[0])
    let best = (edges + [inner].compactMap { $0 }).max {
      $0.likelihood(points) < $1.likelihood(points)
    }
    self = best ?? edges[0]
  }

  private init(start: Double, slope: Double) {
    self.start = start
    self.slope = slope
  }

  /// The root of the weighted mean square.
  private static func root(_ points: [WeightedError], _ value: (WeightedError) -> Double) -> Double
  {
    let weights = points.reduce(0) { $0 + $1.weight }
    let squares = points.reduce(0) { $0 + $1.weight * value($1) * value($1) }
    return weights > 0 ? (squares / weights).squareRoot() : 0
  }

  private func likelihood(_ points: [WeightedError]) -> Double {
    guard start >= 0, slope >= 0 else { return -.infinity }
    return points.reduce(0) { sum, point in
      let width = max(width(at: point.logRatio), 1e-6)
      let multiple = point.error / width
      return sum - point.weight * (log(width) + multiple * multiple / 2)
    }
  }

  /// The best line inside the bounds from a start; `nil` where the points do not tell a slope.
  private static func scored(_ points: [WeightedError], from first: WidthLine) -> WidthLine? {
    var line = first
    var value = line.likelihood(points)
    for _ in 0..<200 {
      var (aa, ab, bb, a, b) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for point in points {
        let width = max(line.width(at: point.logRatio), 1e-6)
        let information = 2 * point.weight / (width * width)
        let multiple = point.error / width
        let score = point.weight * (multiple * multiple - 1) / width
        aa += information
        ab += information * point.logRatio
        bb += information * point.logRatio * point.logRatio
        a += score
        b += score * point.logRatio
      }
      let determinant = aa * bb - ab * ab
      guard determinant > 1e-12 * aa * bb else { return nil }
      let step = ((a * bb - b * ab) / determinant, (b * aa - a * ab) / determinant)
      if abs(step.0) + abs(step.1) < 1e-8 {
        return WidthLine(start: line.start + step.0, slope: line.slope + step.1)
      }
      var share = 1.0
      var moved = line
      var reached = value
      repeat {
        moved = WidthLine(start: line.start + share * step.0, slope: line.slope + share * step.1)
        reached = moved.likelihood(points)
        share /= 2
      } while reached < value && share > 1e-12
      guard reached >= value else { return line }
      line = moved
      value = reached
    }
    return line
  }
}
