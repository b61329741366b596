import Fitting
import Foundation

/// What runs on repeated data say of R_D*, together with a belief.
///
/// The likelihood of each R_D* on a grid is that of the best fit of all other constants; times the
/// belief it is the posterior, up to a constant. Runs mostly bound R_D* from below, so that the
/// belief decides the upper end.
public struct RepetitionPosterior: Sendable {
  /// R_D* on the grid, ascending, with their share of the posterior.
  public let scales: [Double]
  public let shares: [Double]
  /// Log likelihoods on the grid, less the largest.
  public let logLikelihoods: [Double]

  /// Fits the law of repeated data for each R_D* of a grid from 0.5 to 2000.
  ///
  /// With a `base` its E, A, B, α and β are held, as the law's authors hold theirs from runs of a
  /// single epoch, and only R_N* is fitted. Without one all constants are, which lets them take over
  /// what repetition does: the upper end is then as much theirs as R_D*'s.
  ///
  /// - Returns: `nil` where the runs do not fit, as without a column of unique tokens.
  public init?(runs: Runs, prior: Prior, base: CorpusLaw? = nil, points: Int = 41) {
    // κ is what the base law would spend on a unique token, (A/B)^(1/α).
    let form =
      base.map {
        DataConstrainedForm(parametersPerUniqueToken: pow($0.a / $0.b, 1 / $0.alpha))
      } ?? DataConstrainedForm()
    var held: [String: Double] = [:]
    if let base {
      held = ["E": base.floor, "A": base.a, "B": base.b, "alpha": base.alpha, "beta": base.beta]
    }
    var likelihoods: [Double] = []
    let grid = (0..<points).map { 0.5 * pow(4000, Double($0) / Double(points - 1)) }
    var start = [
      base?.floor ?? 1.87, base?.a ?? 521, base?.b ?? 1488, base?.alpha ?? 0.35,
      base?.beta ?? 0.35, 15, 5.3,
    ]
    for scale in grid {
      guard
        let problem = try? FitProblem(
          form, runs: runs, objective: .huberLog(delta: 1e-3),
          holding: held.merging(["R_D*": scale]) { $1 })
      else { return nil }
      start[5] = scale
      // The surface has two valleys, one where excess parameters wear out fast (R_N* near 1.7).
      var worn = start
      worn[6] = 1.7
      let fits = [
        problem.fit(from: start), problem.fit(from: start, use: .asGiven), problem.fit(from: worn),
      ]
      guard let best = fits.filter({ $0.outcome.isUsable }).min(by: { $0.objective < $1.objective })
      else { return nil }
      likelihoods.append(problem.score(of: best).logLikelihood)
      start = best.values
    }
    guard let top = likelihoods.max() else { return nil }
    let (mean, deviation) = prior.moments
    let weights = zip(grid, likelihoods).map { scale, likelihood in
      let z = (log(scale) - mean) / deviation
      return exp(likelihood - top - z * z / 2)
    }
    let sum = weights.reduce(0, +)
    guard sum > 0, prior.isFactor else { return nil }
    let believed = zip(grid, likelihoods).filter { abs(log($0.0) - mean) <= 1.96 * deviation }
      .map(\.1)
    isBeliefAlone = (believed.max() ?? top) - (believed.min() ?? top) < log(1.05)
    scales = grid
    shares = weights.map { $0 / sum }
    logLikelihoods = likelihoods.map { $0 - top }
  }

  /// Whether the runs leave the belief as it was: no R_D* of the middle 95 % of the belief is more
  /// than a twentieth likelier than another, as where no run repeats its data.
  public let isBeliefAlone: Bool

  /// The R_D* below which a share of the posterior lies, interpolated in its logarithm.
  public func quantile(_ share: Double) -> Double {
    var below = 0.0
    for index in scales.indices {
      let next = below + shares[index]
      if next >= share {
        let part = shares[index] > 0 ? (share - below) / shares[index] : 0
        // Each point stands for the stretch to its neighbours' middles.
        let step = log(scales[1] / scales[0])
        return exp(log(scales[index]) + (part - 0.5) * step)
      }
      below = next
    }
    return scales[scales.count - 1]
  }
}

extension Prior {
  /// The belief in a multiple of the quantity.
  public func scaled(by factor: Double) -> Prior {
    switch self {
    case .factor(let median, let spread): .factor(median: median * factor, factor: spread)
    case .difference(let mean, let deviation):
      .difference(mean: mean * factor, deviation: deviation * abs(factor))
    }
  }
}
