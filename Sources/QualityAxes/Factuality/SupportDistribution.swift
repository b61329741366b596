import Diagnostics
import Foundation
import Statistics
import Units

/// How the number of supported facts varies from response to response.
///
/// A share of responses supports nothing; in the others S follows a normal distribution cut off at
/// 0. `mean` and `deviation` are those of S in the responses that support something, after the cut.
/// A deviation near the mean asks for a shape that no cut normal has, hence the limit of 0.95 times
/// the mean.
public struct SupportDistribution: Hashable, Sendable {
  /// The largest deviation in units of the mean.
  public static let widest = 0.95

  /// The largest mean that is taken.
  public static let largestMean = Double(ResponseCounts.limit)

  public let mean: Double
  public let deviation: Double
  /// The share of responses that support nothing.
  public let emptyShare: Double
  /// Location and scale of the normal distribution before the cut.
  let parent: (location: Double, scale: Double)

  /// A mean above 0 and a deviation from 0 to 0.95 times the mean.
  public init(mean: Double, deviation: Double, emptyShare: Double = 0) throws(InputFaults) {
    var check = InputCheck()
    check.positive(mean, "mean")
    check.require(
      !(mean > Self.largestMean), "mean", "no response has so many facts", "give at most 1,000,000")
    check.notNegative(deviation, "deviation")
    // Both may have been scaled, which rounds.
    check.require(
      !(deviation > Self.widest * mean * (1 + 1e-12)), "deviation",
      "\(plainText(of: deviation)) is wider than a normal distribution cut off at 0 can be",
      "give at most 0.95 times the mean, or the counts themselves")
    check.require(
      emptyShare >= 0 && emptyShare < 1, "emptyShare",
      "\(emptyShare) leaves no response that supports something", "give a share from 0 to below 1")
    try check.finish()
    self.mean = mean
    self.deviation = deviation
    self.emptyShare = emptyShare
    parent = Self.parent(mean: mean, deviation: deviation)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.mean == right.mean && left.deviation == right.deviation
      && left.emptyShare == right.emptyShare
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(mean)
    hasher.combine(deviation)
    hasher.combine(emptyShare)
  }

  /// The normal distribution whose part above 0 has this mean and deviation.
  ///
  /// With h = location/scale and λ = φ(h)/Φ(h) the part above 0 has the mean scale·(h + λ) and the
  /// variance scale²·(1 - hλ - λ²) (Johnson, Kotz and Balakrishnan, Continuous Univariate
  /// Distributions 1, section 10.1). Their ratio falls in h, which is found by bisection.
  private static func parent(
    mean: Double, deviation: Double
  ) -> (location: Double, scale: Double) {
    // Up to this ratio the cut takes less than 1e-23 of the distribution.
    guard deviation > 0.1 * mean else { return (mean, deviation) }
    let ratio = deviation / mean
    var low = -8.0
    var high = 11.0
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if spread(at: middle) > ratio { low = middle } else { high = middle }
    }
    let h = (low + high) / 2
    let scale = mean / (h + hazard(at: h))
    return (h * scale, scale)
  }

  private static func spread(at h: Double) -> Double {
    let hazard = hazard(at: h)
    return max(0, 1 - h * hazard - hazard * hazard).squareRoot() / (h + hazard)
  }

  /// φ(h) / Φ(h).
  private static func hazard(at h: Double) -> Double {
    exp(-h * h / 2) / (2 * Double.pi).squareRoot() / Normal.probability(below: h)
  }
}
