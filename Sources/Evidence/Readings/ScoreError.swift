import Foundation

/// How far a score may be from the one that other questions, prompts and seeds would give.
public enum ScoreError: Sendable, Hashable {
  /// A share of right answers over so many questions, written out of `full` (100 for percent).
  case questions(Double, full: Double)
  /// A standard error in the metric's own unit.
  case deviation(Double)

  /// Prompts and seeds on top of the sampling of questions: the standard error is this many times
  /// the binomial one.
  static let beyondSampling = 1.5

  /// The standard error at a score: 1.5 full √(p (1 - p)/n), with p = (n p̂ + 2)/(n + 4).
  ///
  /// The added successes and failures (Agresti and Coull 1998) keep the error of a score of 0 or
  /// 100 % above zero.
  public func deviation(at score: Double) -> Double {
    switch self {
    case .deviation(let value):
      return value
    case .questions(let count, let full):
      let share = min(max(score / full, 0), 1)
      let p = (count * share + 2) / (count + 4)
      return Self.beyondSampling * full * (p * (1 - p) / count).squareRoot()
    }
  }
}
