import Diagnostics

/// The number K of supported facts at which a response counts as complete.
///
/// K is a preference of whoever reads the answer, not a measurement. Wei et al. 2024
/// (arXiv:2403.18802, appendix E.5) use quantiles of the facts in a response.
public struct FactGoal: Hashable, Comparable, Sendable {
  public let facts: Int

  /// A goal of at least one fact.
  public init(_ facts: Int) throws(InputFaults) {
    var check = InputCheck()
    check.count(facts, in: 1...1_000_000, "K")
    try check.finish()
    self.facts = facts
  }

  /// A goal whose number is ours.
  init(known facts: Int) {
    precondition(facts >= 1, "a goal has a fact at least")
    self.facts = facts
  }

  public static func < (left: Self, right: Self) -> Bool { left.facts < right.facts }

  /// One fact: F1@1 is 2P/(1+P), precision alone.
  public static let one = FactGoal(known: 1)
  /// The 25th percentile of facts in a response, 48.
  public static let lowerQuartile = FactGoal(known: 48)
  /// The median, 64: the paper's main figure.
  public static let median = FactGoal(known: 64)
  /// The 75th percentile, 84.
  public static let upperQuartile = FactGoal(known: 84)
  /// The maximum, 178.
  public static let maximum = FactGoal(known: 178)
  /// 100, what the published code takes where nobody says (`DEFAULT_MAX_CLAIMS`).
  public static let code = FactGoal(known: 100)
  /// What is shown where nobody names goals: those of the paper and that of the code.
  public static let standard = [one, lowerQuartile, median, upperQuartile, code, maximum]
  /// The five goals of the paper's Table 30.
  public static let published = [one, lowerQuartile, median, upperQuartile, maximum]
}

/// The two halves of F1@K and their mean.
public enum FactScore {
  /// The share of a response's facts that are supported, P = S / (S + N).
  ///
  /// Irrelevant facts are not counted. Without facts there is no precision.
  public static func precision(supported: Double, notSupported: Double) -> Double? {
    let facts = supported + notSupported
    return facts > 0 ? supported / facts : nil
  }

  /// How much of the goal the supported facts fill, R = min(S / K, 1).
  public static func recall(supported: Double, goal: FactGoal) -> Double {
    supported > 0 ? min(supported / Double(goal.facts), 1) : 0
  }

  /// The harmonic mean of both, 2PR / (P + R); 0 where nothing is supported.
  public static func f1(precision: Double, recall: Double) -> Double {
    precision > 0 && recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }
}
