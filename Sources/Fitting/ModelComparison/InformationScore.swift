import Foundation

/// How well a form explains runs, less a price for its constants.
///
/// Scores of forms can be compared only on the same runs under the same objective.
public struct InformationScore: Hashable, Sendable {
  public let form: String
  public let runs: Int
  /// Free constants and the scale of the errors.
  public let constants: Int
  public let logLikelihood: Double

  /// Akaike's criterion with the correction for few runs (Hurvich and Tsai 1989); `nil` where the
  /// runs are too few for it.
  public var aicc: Double? {
    let (k, n) = (Double(constants), Double(runs))
    guard n - k - 1 > 0 else { return nil }
    return 2 * k - 2 * logLikelihood + 2 * k * (k + 1) / (n - k - 1)
  }

  /// Schwarz's criterion.
  public var bic: Double { Double(constants) * log(Double(runs)) - 2 * logLikelihood }
}

extension FitProblem {
  /// The score of a fit.
  public func score(of fit: Fit) -> InformationScore {
    InformationScore(
      form: form.id, runs: runs.count, constants: free.count + 1,
      logLikelihood: logLikelihood(of: fit))
  }

  /// The largest log likelihood of the runs over the scale of their errors.
  func logLikelihood(of fit: Fit) -> Double {
    let predicted = form.losses(of: runs, at: fit.coordinates)
    let residuals = zip(runs.loss, predicted).map { loss, prediction in
      objective.isOnLoss ? loss - prediction : log(loss) - log(prediction)
    }
    return ErrorModel.logLikelihood(
      of: objective, residuals: residuals, weights: runs.weights)
  }
}

/// Forms beside each other on the same runs, the best by AICc first.
public struct ModelComparison: Sendable {
  public let scores: [InformationScore]

  public init(_ scores: [InformationScore]) {
    self.scores = scores.sorted {
      ($0.aicc ?? .infinity, $0.form) < ($1.aicc ?? .infinity, $1.form)
    }
  }

  /// AICc less the best one's, in the order of `scores`; under 2 the runs hardly prefer either.
  public var aiccDifferences: [Double?] {
    let best = scores.first?.aicc
    return scores.map { score in score.aicc.flatMap { a in best.map { a - $0 } } }
  }

  /// BIC less the best one's, in the order of `scores`.
  public var bicDifferences: [Double] {
    let best = scores.map(\.bic).min() ?? 0
    return scores.map { $0.bic - best }
  }
}
