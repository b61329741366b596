/// A range that an answer may lie in, and what that range covers.
public struct Interval: Hashable, Sendable {
  /// What makes the range as wide as it is; a range never claims more than this.
  public enum Kind: String, Sendable, CaseIterable {
    /// Refits on resampled runs.
    case bootstrap
    /// The box of the printed digits of a law's coefficients.
    case rounding
    /// The run-to-run deviation of measured scores.
    case measured
    /// The spread of the laws that can answer.
    case betweenLaws
    /// The curvature of a fit at its minimum.
    case curvature
    /// What a source allows at least and at most.
    case bounds
    /// The spread of the conventions that can count.
    case conventions
    /// What is believed before the evidence and after it together.
    case posterior
    /// The errors of a rule on measured cases that were left out of its fit.
    case predictive
    /// A measurement and a prediction together.
    case combined
  }

  public let kind: Kind
  /// The lower end; minus infinity where the evidence leaves it open.
  public let low: Double
  /// The upper end; infinity where the evidence leaves it open.
  public let high: Double
  /// The share of repetitions that the range would cover, where it has such a meaning.
  public let level: Double?

  /// A range whose ends are given in order.
  public init(kind: Kind, low: Double, high: Double, level: Double? = nil) {
    precondition(low <= high, "an interval's ends are in order")
    self.kind = kind
    self.low = low
    self.high = high
    self.level = level
  }
}
