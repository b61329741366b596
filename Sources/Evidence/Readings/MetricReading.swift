import Foundation
import Units

/// The dense equivalent of one MoE by one benchmark.
public struct MetricReading: Sendable, Hashable {
  public let model: RoutedModel
  public let metric: String
  public let axis: ScoreAxis
  public let facet: ScoreFacet
  /// ln N_eq, N_eq in parameters.
  public let logSize: Double
  /// The standard error of ln N_eq that the noise of both scores leaves, √2 · error / slope.
  ///
  /// One benchmark's own error is not the error of the equivalent: benchmarks differ by more
  /// (``AxisReading/deviation``).
  public let deviation: Double
  public let place: ReadingPlace

  /// N_eq.
  public var size: Parameters { Parameters(exp(logSize)) }

  /// Whether no dense equivalent can be so large or small: e^1.5 beyond total or active size.
  ///
  /// Such a number is named, not shown, and moves no median far.
  public var isImpossible: Bool {
    logSize > log(model.total.value) + ReadingRules.clip
      || logSize < log(model.active.value) - ReadingRules.clip
  }

  /// γ = ln(N_eq/active)/ln(total/active): 0 where only active, 1 where only total size counts.
  public var gamma: Double { (logSize - log(model.active.value)) / model.logRatio }
}

/// A benchmark of which no equivalent was read.
public struct UnreadMetric: Sendable, Hashable {
  public let model: String
  public let metric: String
  public let reason: UnreadReason
}

/// Why no equivalent was read.
public enum UnreadReason: Error, Sendable, Hashable {
  /// A mean over tests that differ in kind.
  case composite
  /// Neither the number of questions nor an error is known.
  case noError
  /// The MoE was not scored.
  case noScore
  /// No dense sibling was scored.
  case noSibling
  /// One sibling, and no ladder elsewhere to borrow a slope from.
  case oneSibling
  /// The siblings differ by so many standard errors of a score, too few.
  case alike(errors: Double)
  /// The score lies beyond the ladder, whose end is flat.
  case flatEnd
  /// The score lies more than a factor of 4 in size beyond the siblings.
  case farBeyond(factor: Double)
  /// The siblings saw other numbers of tokens, and no law of the recipe covers this metric.
  case otherTokens
  /// The borrowed slope is so many standard errors of a score per e-fold of size, too few.
  case flatSlope(errors: Double)
  /// No dense model reaches the score under the law of the recipe.
  case outOfReach

  /// The reason in words.
  public var text: String {
    switch self {
    case .composite: "a mean over tests that differ in kind"
    case .noError:
      "neither its number of questions nor its error is known: add a column questions, or score_sd"
    case .noScore: "the MoE was not scored"
    case .noSibling: "no dense sibling was scored"
    case .oneSibling: "one dense sibling, and two tell a slope"
    case .alike(let errors) where errors <= 0:
      "larger siblings score no better: look whether rows are swapped; where less is better, a CSV of 'evidence' says higher_is_better no"
    case .alike(let errors):
      "the siblings differ by \(rounded(errors)) standard errors of a score; it takes "
        + "\(rounded(ReadingRules.leastSpan))"
    case .flatEnd: "the score lies beyond siblings that are all alike at that end"
    case .farBeyond(let factor):
      "it reads \(rounded(factor)) times beyond the siblings, where a ladder says nothing: bring a "
        + "sibling nearer to it"
    case .otherTokens: "the siblings saw other numbers of tokens"
    case .flatSlope(let errors):
      "the borrowed slope is \(rounded(errors)) standard errors of a score per e-fold of size; it "
        + "takes \(rounded(ReadingRules.leastSlope))"
    case .outOfReach: "no dense model reaches the score under the recipe's dense law"
    }
  }

  private func rounded(_ value: Double) -> String {
    plainText(of: value.roundedToSignificant(2))
  }
}

/// The few constants of reading, each with where it comes from.
public enum ReadingRules {
  /// Standard errors of a score by which siblings have to differ.
  ///
  /// Thresholds of 0 to 10 give the same bias and nearly the same spread on the table; in
  /// simulations 6 keeps three in four ladders of two siblings, with an error of ×÷1.2.
  public static let leastSpan = 6.0
  /// Standard errors of a score per e-fold of size that a borrowed slope has to have.
  public static let leastSlope = 1.5
  /// The distance beyond one's own siblings, in ln N, up to which a ladder is continued.
  ///
  /// Simulated readings 1.4 and more beyond overshoot by 0.6.
  static let farthest = 1.4
  /// Scatter in ln N between benchmarks of one axis beyond their sampling errors, for the bulk.
  ///
  /// Fitted to the table with Student's t of 3 degrees: 0.10 to 0.13. It keeps a benchmark of
  /// many questions from deciding alone.
  static let weightScatter = 0.1
  /// The same scatter with its tails, which is what an error has to cover: 0.24 by restricted
  /// maximum likelihood on the table's interpolated readings.
  static let errorScatter = 0.25
  /// The same for one's own siblings, whose noise is taken where the score lies: with the table's
  /// scatter of ×1.22 simulations hold 80 % intervals to 75 to 85 %.
  static let ownScatter = 0.22
  /// What a distance beyond the ladder adds to the error, as a share of it.
  ///
  /// In simulations 0.5 covers 76 % of what an 80 % interval should and 0.7 covers 82 %.
  static let extrapolationShare = 0.7
  /// How far beyond active and total size, in ln N, a pooled reading is believed.
  static let clip = 1.5
}
