/// How far an effect differs from scale to scale: one model for analysing runs and for planning them.
///
/// The mean over scales has the variance (τ² + v) · share: τ between scales, v by noise within one. τ² + v is
/// what the scales themselves show, with their degrees of freedom, and what the usual spread makes
/// expect, with `priorDegrees`, weighed by these degrees (as in Smyth 2004); quantiles are of Student's t
/// with Satterthwaite's degrees.
public struct ScaleSpread: Sendable {
  /// The deviation of ln q between scales: 22 comparisons of the table that were measured at several
  /// sizes have 0.05, those of data 0 to 0.15 in the middle 80 % of the likelihood.
  public static let usual = 0.1
  static let priorDegrees = 2.0

  /// The expected deviation in the score; `nil` where no slope tells it, 0 where the scales at hand alone
  /// are meant.
  let deviation: Double?

  /// The variance of an effect's mean, and its degrees of freedom.
  func variance(
    share: Double, within: Double, withinDegrees: Double, between: Double, betweenDegrees: Double,
    pooled: Double, pooledDegrees: Double
  ) -> (Double, Double) {
    let prior = deviation == nil ? 0 : Self.priorDegrees
    guard deviation != 0, prior + betweenDegrees > 0 else { return (pooled, pooledDegrees) }
    let all = prior + betweenDegrees
    let expected = deviation ?? 0
    let parts = [
      (prior * expected * expected * share / all, prior), (prior * within / all, withinDegrees),
      (between / all, betweenDegrees),
    ]
    return (parts.reduce(0) { $0 + $1.0 }, Self.degrees(of: parts))
  }

  /// Satterthwaite's degrees of freedom of a sum of variances.
  static func degrees(of parts: [(variance: Double, degrees: Double)]) -> Double {
    let sum = parts.reduce(0) { $0 + $1.variance }
    let square = parts.filter { $0.variance > 0 }.reduce(0) {
      $0 + $1.variance * $1.variance / max($1.degrees, 1)
    }
    return square > 0 ? min(sum * sum / square, 1e6) : 1e6
  }
}
