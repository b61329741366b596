import Foundation
import Statistics

/// An estimate whose interval is known at every level.
public struct Evidence: Sendable {
  public let value: Double?
  /// Whether the quantity is a factor, to be thought of on a logarithmic scale.
  public let isRatio: Bool
  /// Resamples that the interval comes from; `nil` where it comes from none.
  public let resamples: Int?
  /// The interval at a level; `nil` where the evidence has none.
  public let interval: @Sendable (Double) -> Interval?

  public init(
    value: Double?, isRatio: Bool, resamples: Int? = nil,
    interval: @escaping @Sendable (Double) -> Interval?
  ) {
    self.value = value
    self.isRatio = isRatio
    self.resamples = resamples
    self.interval = interval
  }

  /// An estimate without an interval.
  public static func bare(_ value: Double?, isRatio: Bool) -> Evidence {
    Evidence(value: value, isRatio: isRatio) { _ in nil }
  }

  /// An estimate with normal errors on its scale: of a ratio's logarithm, of a difference itself.
  public static func normal(
    _ value: Double, standardError: Double, isRatio: Bool, kind: Interval.Kind
  ) -> Evidence {
    Evidence(value: value, isRatio: isRatio) { level in
      let half = Normal.quantile(0.5 + level / 2) * standardError
      return Interval(
        kind: kind, low: isRatio ? value * exp(-half) : value - half,
        high: isRatio ? value * exp(half) : value + half, level: level)
    }
  }

  /// The chance of so clear a verdict if the truth lay on the border.
  ///
  /// One less the highest level at which the interval still settles the claim the same way; 1 where
  /// it settles nothing at any level, `nil` where the interval has no level. On both sides
  /// together, as the level of an interval is. B resamples tell no chance below 2/(B + 1), since the
  /// next one might lie on the other side (Davison and Hinkley 1997, section 4.2.3). A prediction has
  /// none: its intervals are measured at a few levels, which tell no chance.
  public func pValue(for claim: Claim) -> Double? {
    let least = resamples.map { min(1, 2 / Double($0 + 1)) } ?? 0
    return tailProbability(for: claim).map { max($0, least) }
  }

  /// The standard error that resampling leaves of a p-value of both tails, by the share that lies beyond;
  /// 0 without resamples, or where none lies beyond and the least p-value allows for the next.
  public func samplingError(ofPValue p: Double) -> Double {
    resamples.map { count in
      let beyond = max(0, p - 2 / Double(count + 1))
      return (beyond * (2 - beyond) / Double(count)).squareRoot()
    } ?? 0
  }

  private func tailProbability(for claim: Claim) -> Double? {
    guard let narrow = interval(Self.level(atZ: 1e-6)), narrow.level != nil,
      narrow.kind != .predictive
    else { return nil }
    let decided = claim.verdict(for: narrow)
    guard decided != .inconclusive else { return 1 }
    func holds(_ z: Double) -> Bool {
      interval(Self.level(atZ: z)).map { claim.verdict(for: $0) == decided } ?? false
    }
    var (low, high) = (1e-6, 8.0)
    if holds(high) { return 2 * Normal.probability(below: -high) }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return 2 * Normal.probability(below: -low)
  }

  /// How far the estimate lies from the nearest border of a claim, in the quantity's own terms: the
  /// factor for ratios, the difference otherwise.
  public func effect(against claim: Claim) -> Double? {
    guard let value, value.isFinite,
      let border = claim.nearestBorder(to: value, isRatio: isRatio)
    else { return nil }
    return isRatio ? value / border : value - border
  }

  private static func level(atZ z: Double) -> Double { 2 * Normal.probability(below: z) - 1 }
}
