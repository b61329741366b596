import Quantities
import ScalingLaws

/// A claim stated before the result is looked at.
public struct Hypothesis: Hashable, Sendable {
  public let name: String
  public let quantity: Quantity
  public let claim: Claim
  /// The share of repetitions that a measured interval covers.
  public let level: Double

  /// What the claim is about, and the evidence for it.
  public enum Quantity: Hashable, Sendable {
    /// Tokens of one corpus that are worth one token of another, from scores of dense runs.
    case dataMultiplier(of: Corpus, versus: Corpus, score: Observation, bridge: [Observation])
    /// Dense FLOP over a run's FLOP for the same score, from scores of dense runs.
    case measuredMultiplier(of: Observation, bridge: [Observation])
    /// Dense FLOP over a run's FLOP for the same loss, under the scenario's laws.
    case computeMultiplier(of: Run, mode: ComparisonMode)
    /// The dense size of the same loss on the same tokens, under the scenario's laws.
    case denseEquivalent(of: Run)
    /// A difference of two scores, in points.
    case scoreGap(of: Observation, versus: Observation)
  }

  /// The region that the quantity is claimed to lie in.
  public enum Claim: Hashable, Sendable {
    case atLeast(Double)
    case atMost(Double)
    case between(Double, Double)
  }
}

extension Hypothesis.Claim {
  /// Whether an interval settles the claim.
  public func verdict(for interval: Interval) -> Verdict {
    let (low, high) = bounds
    if interval.low >= low, interval.high <= high { return .supported }
    if interval.high < low || interval.low > high { return .refuted }
    return .inconclusive
  }

  private var bounds: (Double, Double) {
    switch self {
    case .atLeast(let low): (low, .infinity)
    case .atMost(let high): (-.infinity, high)
    case .between(let low, let high): (low, high)
    }
  }

  /// The claim in words, such as `at least 2`.
  public var phrase: String {
    switch self {
    case .atLeast(let low): "at least \(shown(low))"
    case .atMost(let high): "at most \(shown(high))"
    case .between(let low, let high): "between \(shown(low)) and \(shown(high))"
    }
  }

  private func shown(_ value: Double) -> String {
    value >= 1e6 ? Parameters(value).description : plainText(of: value)
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
}
