import Foundation
import Statistics

/// What is believed of a quantity before the evidence, stated by the author of a claim.
public enum Prior: Hashable, Sendable {
  /// A positive quantity whose logarithm is normal: two thirds of the belief lie within a factor
  /// of the median.
  case factor(median: Double, factor: Double)
  /// A normal quantity.
  case difference(mean: Double, deviation: Double)

  /// Whether the belief is in a positive quantity, by factors.
  public var isFactor: Bool { if case .factor = self { true } else { false } }

  private var isRatio: Bool { isFactor }

  /// Mean and deviation on the scale on which the belief is normal.
  public var moments: (mean: Double, deviation: Double) {
    switch self {
    case .factor(let median, let factor): (log(median), log(factor))
    case .difference(let mean, let deviation): (mean, deviation)
    }
  }

  /// The value below which a share of the belief lies.
  public func quantile(_ share: Double) -> Double {
    let (mean, deviation) = moments
    let value = mean + deviation * Normal.quantile(share)
    return isRatio ? exp(value) : value
  }

  /// The middle share of the belief.
  public func interval(level: Double) -> Interval {
    Interval(
      kind: .posterior, low: quantile((1 - level) / 2), high: quantile((1 + level) / 2),
      level: level)
  }

  /// The belief after the evidence, both taken as normal on the belief's scale.
  ///
  /// The evidence's deviation is read off its interval of 68 %, its place off the interval's
  /// middle. An open end leaves only a bound, which this cannot weigh.
  ///
  /// - Returns: `nil` where the evidence has no interval, or an open one.
  public func updated(by evidence: Evidence) -> Evidence? {
    let one = 2 * Normal.probability(below: 1) - 1
    guard let interval = evidence.interval(one), interval.level != nil, interval.low.isFinite,
      interval.high.isFinite, !isRatio || interval.low > 0
    else { return nil }
    let ends =
      isRatio ? (log(interval.low), log(interval.high)) : (interval.low, interval.high)
    let error = (ends.1 - ends.0) / 2
    guard error > 0 else { return nil }
    let (mean, deviation) = moments
    let weights = (1 / (deviation * deviation), 1 / (error * error))
    let centre =
      (weights.0 * mean + weights.1 * (ends.0 + ends.1) / 2) / (weights.0 + weights.1)
    return .normal(
      isRatio ? exp(centre) : centre, standardError: 1 / (weights.0 + weights.1).squareRoot(),
      isRatio: isRatio, kind: .posterior)
  }
}
