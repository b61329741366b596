import Statistics
import Units

/// The answers over joint draws of coefficients.
public struct DrawnAnswer: Sendable {
  /// The middle share of the answers.
  public let interval: Interval
  public let median: Double
  /// Draws that have an answer.
  public let answered: Int
  /// Draws under which the law refuses; they are left out of the interval.
  public let refused: Int
}

extension ScalingLaw {
  /// Puts a question to the law under every draw of its coefficients.
  ///
  /// The interval is the percentile one. `nil` where fewer than two draws have an answer.
  public func answer(
    _ question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms = .none,
    data: DataEffect = .none, over draws: CoefficientDraws, level: Double = 0.95
  ) -> DrawnAnswer? {
    let values = draws.rows.compactMap { row -> Double? in
      let value = try? replacingCoefficients(row)
        .value(of: question, design: design, tokens: tokens, terms: terms, data: data)
      return value.flatMap { $0.isFinite ? $0 : nil }
    }
    .sorted()
    guard values.count > 1,
      let low = Quantiles.value(at: 0.5 - level / 2, ofSorted: values),
      let high = Quantiles.value(at: 0.5 + level / 2, ofSorted: values),
      let median = Quantiles.value(at: 0.5, ofSorted: values)
    else { return nil }
    return DrawnAnswer(
      interval: Interval(kind: .bootstrap, low: low, high: high, level: level), median: median,
      answered: values.count, refused: draws.rows.count - values.count)
  }
}
