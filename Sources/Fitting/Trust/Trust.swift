import Foundation
import Statistics

/// What a reader must know before believing a fit, beside the fit itself.
public struct Trust: Sendable {
  /// Starts of the audit, those that agree with the best, and those of the others that ended without a
  /// minimum.
  public let starts: Int
  public let agreeing: Int
  public let failures: Int
  /// The largest over the smallest eigenvalue of JᵀWJ in the solver's coordinates, each scaled to
  /// the length of its column; `infinity` where the runs do not fix all constants.
  public let conditionNumber: Double
  /// The correlations of the free constants' estimates, from the inverse of JᵀWJ.
  public let correlations: [Correlation]
  /// The share of the variation of log D that log N does not explain; near 0 size and data cannot
  /// be told apart, as when all runs have the same tokens per parameter.
  public let separateShare: Double
  /// log L less its prediction, for each run.
  public let residuals: [Double]
  /// How much of its own prediction each run decides: 0 none, 1 all of it.
  public let leverages: [Double]
  /// What should be said aloud, worst first; empty for a sound fit.
  public let warnings: [String]

  /// The correlation of two constants' estimates.
  public struct Correlation: Hashable, Sendable {
    public let first: String
    public let second: String
    public let value: Double
  }
}

extension FitProblem {
  /// Assesses the best fit of a search.
  public func trust(in search: Search) -> Trust {
    let fit = search.best
    let engine = Engine(self)
    let point = free.map { fit.coordinates[$0] }
    engine.predict(at: point)
    let information = engine.curvature(robust: false)
    let inverse = information.inverse()
    let residuals = self.residuals(of: engine)
    let leverages = inverse.map { self.leverages(of: engine, covariance: $0) }
    let correlations = inverse.map { self.correlations($0) } ?? []
    let condition = inverse == nil ? .infinity : information.scaledCondition()
    let share = self.separateShare
    return Trust(
      starts: search.starts, agreeing: search.agreeing, failures: search.failures,
      conditionNumber: condition, correlations: correlations, separateShare: share,
      residuals: residuals, leverages: leverages ?? residuals.map { _ in .nan },
      warnings: warnings(search, condition: condition, share: share, leverages: leverages ?? []))
  }

  private func residuals(of engine: Engine) -> [Double] {
    (0..<runs.count).map { run in
      let predicted = engine.batch.logLoss[run / 4][run % 4]
      let target = objective.isOnLoss ? log(runs.loss[run]) : target[run]
      return target - predicted
    }
  }

  private func leverages(of engine: Engine, covariance: SymmetricMatrix) -> [Double] {
    (0..<runs.count).map { run in
      let row = free.map { engine.batch.derivative($0)[run / 4][run % 4] }
      let scale = objective.isOnLoss ? runs.loss[run] : 1
      let image = covariance.times(row)
      let product = zip(row, image).reduce(0) { $0 + $1.0 * $1.1 }
      return runs.weights[run] * scale * scale * product
    }
  }

  private func correlations(_ covariance: SymmetricMatrix) -> [Trust.Correlation] {
    var all: [Trust.Correlation] = []
    for i in free.indices {
      for j in free.indices where j > i {
        let scale = (covariance[i, i] * covariance[j, j]).squareRoot()
        all.append(
          Trust.Correlation(
            first: form.constants[free[i]].symbol, second: form.constants[free[j]].symbol,
            value: covariance[i, j] / scale))
      }
    }
    return all
  }

  var separateShare: Double {
    guard form.needs.contains(.tokens), form.needs.contains(.parameters) else { return 1 }
    let (n, d) = (runs.parameters.map { log($0) }, runs.tokens.map { log($0) })
    let count = Double(n.count)
    let (meanN, meanD) = (n.reduce(0, +) / count, d.reduce(0, +) / count)
    var (nn, nd, dd) = (0.0, 0.0, 0.0)
    for (x, y) in zip(n, d) {
      nn += (x - meanN) * (x - meanN)
      nd += (x - meanN) * (y - meanD)
      dd += (y - meanD) * (y - meanD)
    }
    guard dd > 1e-12, nn > 1e-12 else { return 0 }
    return max(0, 1 - nd * nd / (nn * dd))
  }

  private func warnings(
    _ search: Search, condition: Double, share: Double, leverages: [Double]
  ) -> [String] {
    var warnings: [String] = []
    let fit = search.best
    if !fit.outcome.isUsable {
      warnings.append("the best search \(fit.outcome.words): \(fit.outcome.advice)")
    }
    if search.agreeing == 0 {
      warnings.append(
        "no start found this minimum, only the fit of a simpler form and what follows from it; try "
          + "more starts")
    }
    if !fit.atBounds.isEmpty {
      warnings.append(
        "\(fit.atBounds.joined(separator: ", ")) ended at the border of what was tried: the runs "
          + "bound it from one side only; see its profile")
    }
    if !(condition < 1e10) {
      warnings.append("the runs do not fix all constants; hold one, or vary size and data apart")
    }
    if share < 0.01 {
      warnings.append(
        "tokens follow size in all runs, so that their exponents cannot be told apart")
    }
    if search.agreeing == 1, search.starts > 1 {
      warnings.append("only one start found this minimum; try more starts")
    }
    if let most = leverages.indices.max(by: { leverages[$0] < leverages[$1] }),
      leverages[most] > 0.5
    {
      warnings.append("run \(most + 1) decides more than half of its own prediction")
    }
    return warnings
  }
}
