import Foundation
import Statistics

extension ScoreLine {
  /// The range of tokens at which a measured score lies on the line, by Fieller's theorem.
  ///
  /// The offset (score - mean) / slope is a ratio of two normal quantities; the range holds every
  /// ratio θ that the data do not reject, (u - θ·slope)² ≤ z² (var u + θ² var slope). Where the
  /// slope itself could be zero at this level the range is open on both sides.
  ///
  /// - Returns: `nil` where a deviation is unknown: without it nothing can be said.
  public func tokensInterval(
    for score: Double, deviation: Double?, level: Double
  ) -> ClosedRange<Double>? {
    guard let deviation, deviation >= 0, let errors else { return nil }
    let variance = deviation * deviation + errors.mean * errors.mean
    return offsets(of: score - mean, variance: variance, level: level).map {
      exp2(centre + $0.lowerBound)...exp2(centre + $0.upperBound)
    }
  }

  /// The range of the factor in tokens between two measured scores, 2^((score - other) / slope).
  public func factorInterval(
    from other: (score: Double, deviation: Double?), to score: (score: Double, deviation: Double?),
    level: Double
  ) -> ClosedRange<Double>? {
    guard let first = other.deviation, let second = score.deviation else { return nil }
    return offsets(
      of: score.score - other.score, variance: first * first + second * second, level: level
    )
    .map { exp2($0.lowerBound)...exp2($0.upperBound) }
  }

  /// Fieller's range of rise / slope, where the rise is independent of the slope.
  private func offsets(
    of rise: Double, variance: Double, level: Double
  ) -> ClosedRange<Double>? {
    guard let errors else { return nil }
    let z = Normal.quantile(0.5 + level / 2)
    let squared = z * z
    let a = slope * slope - squared * errors.slope * errors.slope
    guard a > 0 else { return -.infinity ... .infinity }
    let c = rise * rise - squared * variance
    let root = max(0, rise * rise * slope * slope - a * c).squareRoot()
    return ((rise * slope - root) / a)...((rise * slope + root) / a)
  }
}
