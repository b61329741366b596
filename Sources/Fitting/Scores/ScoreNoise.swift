/// What makes a measured score differ from the recipe's true one.
///
/// Two sources: other seeds of the same recipe (run-to-run), and other questions of the same kind
/// (binomial). A deviation that is not known is `nil`, and never taken as zero.
public struct ScoreNoise: Hashable, Sendable {
  /// The standard deviation between runs of one recipe on the same questions, in points.
  public let runDeviation: Double?
  /// Questions that the score is a mean over.
  public let questions: Int?
  /// The score of all right answers, such as 100 for percent.
  public let full: Double

  public init(runDeviation: Double?, questions: Int? = nil, full: Double = 100) {
    self.runDeviation = runDeviation
    self.questions = questions
    self.full = full
  }

  /// The binomial deviation of a score, full · √(p (1 - p)/n); `nil` without a number of questions.
  ///
  /// For right and wrong answers that count alike. On a mean over tasks that are rescaled by chance
  /// it is a rough figure.
  public func questionDeviation(at score: Double) -> Double? {
    guard let questions, questions > 0 else { return nil }
    let share = min(max(score / full, 0), 1)
    return full * (share * (1 - share) / Double(questions)).squareRoot()
  }

  /// Both sources together; `nil` where the run-to-run deviation is not known.
  public func deviation(at score: Double) -> Double? {
    guard let runDeviation else { return nil }
    let question = questionDeviation(at: score) ?? 0
    return (runDeviation * runDeviation + question * question).squareRoot()
  }

  /// What is known of the deviation: it is this at least.
  ///
  /// An interval from it is too narrow. Where even that one leaves a claim open, the claim is open.
  public func leastDeviation(at score: Double) -> Double? {
    deviation(at: score) ?? questionDeviation(at: score)
  }
}
