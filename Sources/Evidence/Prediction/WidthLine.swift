/// How far the rule is off on average, as a straight line in h = ln(total/active): a + b h.
public struct WidthLine: Sendable, Hashable {
  /// a, the average |ln error| that a model of h = 0 would have.
  public let start: Double
  /// b, what each e-fold of total over active adds.
  public let slope: Double

  /// The average |ln error| at h.
  public func width(at logRatio: Double) -> Double { start + slope * logRatio }

  /// The weighted least-squares line through |e| against h, with a and b not below zero.
  ///
  /// Where the free line would have a negative part, the better of the two lines without it stands.
  init(_ points: [(logRatio: Double, error: Double, weight: Double)]) {
    var (w, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for point in points {
      let size = abs(point.error)
      w += point.weight
      x += point.weight * point.logRatio
      y += point.weight * size
      xx += point.weight * point.logRatio * point.logRatio
      xy += point.weight * point.logRatio * size
    }
    let determinant = w * xx - x * x
    let flat = w > 0 ? y / w : 0
    guard determinant > 1e-12 * w * xx else {
      (start, slope) = (flat, 0)
      return
    }
    let slope = (w * xy - x * y) / determinant
    let start = (y - slope * x) / w
    if slope < 0 {
      (self.start, self.slope) = (flat, 0)
    } else if start < 0 {
      (self.start, self.slope) = (0, xy / xx)
    } else {
      (self.start, self.slope) = (start, slope)
    }
  }
}
