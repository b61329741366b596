import Foundation
import Statistics
import Units

/// A benchmark score of one trained model.
public struct ScorePoint: Hashable, Sendable {
  public let tokens: Tokens
  /// The score in the metric's own points.
  public let score: Double
  /// Its run-to-run standard deviation in points; `nil` is not known, and never taken as zero.
  public let deviation: Double?

  public init(tokens: Tokens, score: Double, deviation: Double?) {
    self.tokens = tokens
    self.score = score
    self.deviation = deviation
  }
}

/// Why scores make no line.
public enum ScoreLineFault: Error, Hashable, Sendable {
  /// A line needs scores at two different numbers of tokens.
  case tooFewPoints
  /// The scores do not rise with tokens.
  case notRising

  public var reason: String {
    switch self {
    case .tooFewPoints: "a line needs scores at two different numbers of tokens at least"
    case .notRising: "the scores do not rise with tokens"
    }
  }
}

/// A straight line through scores against the logarithm of tokens.
///
///     score = mean + slope · (log₂ D - centre)
///
/// Between two points the line is an assumption, not a finding; beyond them it is extrapolated.
/// The fit weights each score by its known deviation and treats all alike where one is unknown.
public struct ScoreLine: Hashable, Sendable {
  public let points: [ScorePoint]
  /// The weighted mean of log₂ tokens.
  public let centre: Double
  /// The score at the centre.
  public let mean: Double
  /// Points of score per doubling of tokens.
  public let slope: Double
  /// Standard errors of `mean` and `slope`, which are uncorrelated; `nil` without deviations.
  public let errors: (mean: Double, slope: Double)?

  /// Fits the line by least squares.
  public init(through points: [ScorePoint]) throws(ScoreLineFault) {
    let deviations = points.compactMap(\.deviation)
    let isKnown = deviations.count == points.count && deviations.allSatisfy { $0 > 0 }
    let weights = points.map { point in isKnown ? pow(point.deviation ?? 1, -2) : 1 }
    guard Set(points.map(\.tokens)).count >= 2 else { throw .tooFewPoints }
    let line = WeightedLine(
      points.map { log2($0.tokens.value) }, points.map(\.score), weights: weights)
    guard line.slope > 0 else { throw .notRising }
    self.points = points
    (centre, mean, slope) = (line.centre, line.mean, line.slope)
    errors = isKnown ? ((1 / line.weight).squareRoot(), (1 / line.spread).squareRoot()) : nil
  }

  public static func == (left: Self, right: Self) -> Bool { left.points == right.points }
  public func hash(into hasher: inout Hasher) { hasher.combine(points) }

  /// The tokens at which the line has a score: D = 2^(centre + (score - mean) / slope).
  public func tokens(for score: Double) -> Tokens {
    Tokens(exp2(centre + (score - mean) / slope))
  }

  /// The tokens at which a line of another slope has a score.
  ///
  /// The line turns about the observed point whose score is nearest; this shows how much an answer
  /// hangs on the slope that two points happen to have.
  public func tokens(for score: Double, slopeTimes factor: Double) -> Tokens {
    let pivot = points.min { abs($0.score - score) < abs($1.score - score) } ?? points[0]
    return Tokens(exp2(log2(pivot.tokens.value) + (score - pivot.score) / (slope * factor)))
  }
}
