import Foundation
import Units

/// How far a score may be from the one that other questions, prompts and seeds would give.
public enum ScoreError: Sendable, Hashable {
  /// A share of right answers over so many questions, written out of `full` (100 for percent).
  case questions(Double, full: Double)
  /// A standard error in the metric's own unit.
  case deviation(Double)

  /// Prompts and seeds on top of the sampling of questions: the standard error is this many times
  /// the binomial one.
  static let beyondSampling = 1.5

  /// What is wrong with scores of one benchmark that have this error, with a hint; `nil` for
  /// scores that can be.
  ///
  /// A share of right answers lies from 0 to `full`. Scores that all lie from 0 to 1 where `full`
  /// is 100 are fractions: read as percent, their error would be many times too large.
  public func misfit(of scores: [Double]) -> (problem: String, hint: String)? {
    guard case .questions(_, let full) = self else { return nil }
    if let wrong = scores.first(where: { !(0...full).contains($0) }) {
      return (
        "\(plainText(of: wrong)) is no share of right answers",
        "write it from 0 to \(plainText(of: full)), or give its sd in place of questions"
      )
    }
    if full > 1, scores.count > 1, scores.contains(where: { $0 > 0 && $0 < 1 }),
      scores.allSatisfy({ $0 <= 1 })
    {
      return (
        "all scores lie from 0 to 1, which reads as fractions",
        "write them out of \(plainText(of: full)): \(plainText(of: scores[0])) as "
          + plainText(of: (scores[0] * full).roundedToSignificant(6))
      )
    }
    if let fraction = scores.first(where: { $0 > 0 && $0 < 1 }),
      scores.contains(where: { $0 >= 20 })
    {
      return (
        "\(plainText(of: fraction)) among percentages reads as a fraction",
        "write it out of \(plainText(of: full)), or give the scores' sd in place of questions"
      )
    }
    return nil
  }

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
