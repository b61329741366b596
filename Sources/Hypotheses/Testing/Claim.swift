import Foundation
import Statistics

/// The region that a quantity is claimed to lie in.
public enum Claim: Hashable, Sendable {
  case atLeast(Double)
  case atMost(Double)
  case between(Double, Double)
  /// No difference worth speaking of: a ratio between 1/m and m, a difference between -m and m.
  case equivalentWithin(Double, isRatio: Bool)

  /// The ends of the region, which belong to it.
  public var bounds: (low: Double, high: Double) {
    switch self {
    case .atLeast(let low): (low, .infinity)
    case .atMost(let high): (-.infinity, high)
    case .between(let low, let high): (low, high)
    case .equivalentWithin(let margin, true): (1 / margin, margin)
    case .equivalentWithin(let margin, false): (-margin, margin)
    }
  }

  /// Whether an interval settles the claim.
  public func verdict(for interval: Interval) -> Verdict {
    let (low, high) = bounds
    if interval.low >= low, interval.high <= high { return .supported }
    if interval.high < low || interval.low > high { return .refuted }
    return .inconclusive
  }

  /// The border that lies nearest to a value, in the terms of the quantity.
  public func nearestBorder(to value: Double, isRatio: Bool) -> Double? {
    let ends = [bounds.low, bounds.high].filter { $0.isFinite && (!isRatio || $0 > 0) }
    func distance(_ end: Double) -> Double {
      isRatio ? abs(log(value / end)) : abs(value - end)
    }
    return ends.min { distance($0) < distance($1) }
  }
}

/// What the evidence says of a claim.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// The whole interval lies in the claimed region.
  case supported
  /// The whole interval lies outside it.
  case refuted
  /// The interval reaches over the border.
  case inconclusive
  /// Neither data nor a prediction with an interval speaks of the claim, whatever is believed.
  case noEvidence = "no evidence"
}
