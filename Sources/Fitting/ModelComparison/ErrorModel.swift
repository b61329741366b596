import Foundation

/// The distribution of errors that an objective stands for, with its scale at its most likely.
enum ErrorModel {
  /// The largest log likelihood over the scale, from the residuals at a minimum.
  ///
  /// Squares stand for normal errors, absolute values for Laplace's, Huber's function for the
  /// density exp(-ρ(r)/s)/Z(s) of Besiroglu et al. 2024. Student's t keeps its given scale.
  ///
  /// Weights say how much a run counts beside the others, not how often it was seen: they are taken
  /// with a sum of the `runs`, so that their common scale decides nothing. Without that number there
  /// are as many runs as residuals; a resample has more where it holds some twice.
  static func logLikelihood(
    of objective: Objective, residuals: [Double], weights: [Double], runs: Double? = nil
  ) -> Double {
    let weight = runs ?? Double(weights.count)
    let scale = weight / weights.reduce(0, +)
    func sum(_ rho: (Double) -> Double) -> Double {
      zip(residuals, weights).reduce(0) { $0 + scale * $1.1 * rho($1.0) }
    }
    switch objective {
    case .meanSquaredLog, .meanSquaredLoss:
      let variance = sum { $0 * $0 } / weight
      return -0.5 * weight * (log(2 * Double.pi * variance) + 1)
    case .absoluteLog:
      let scale = sum { abs($0) } / weight
      return -weight * (log(2 * scale) + 1)
    case .studentLog(let degrees, let scale):
      let half: Double = (degrees + 1) / 2
      let gammas: Double = lgamma(half) - lgamma(degrees / 2)
      let constant: Double = gammas - 0.5 * log(degrees * Double.pi) - log(scale)
      let spread: Double = degrees * scale * scale
      return weight * constant - sum { half * log1p($0 * $0 / spread) }
    case .huberLog(let delta):
      let total = sum { abs($0) <= delta ? 0.5 * $0 * $0 : delta * (abs($0) - 0.5 * delta) }
      return huber(total: total, weight: weight, delta: delta)
    }
  }

  /// The maximum over log s of -n log Z(s) - Σρ/s by golden section; the function has one peak.
  ///
  /// Z(s) = √(2πs) erf(δ/√(2s)) + 2 (s/δ) exp(-δ²/(2s)).
  private static func huber(total: Double, weight: Double, delta: Double) -> Double {
    func likelihood(_ logScale: Double) -> Double {
      let s = exp(logScale)
      let middle = (2 * Double.pi * s).squareRoot() * erf(delta / (2 * s).squareRoot())
      let tails = 2 * s / delta * exp(-delta * delta / (2 * s))
      return -weight * log(middle + tails) - total / s
    }
    let mean = max(total / weight, 1e-300)
    var (low, high) = (log(mean) - 10, log(mean) + 10)
    let ratio = (5.0.squareRoot() - 1) / 2
    for _ in 0..<200 where high - low > 1e-12 {
      let (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
      if likelihood(left) > likelihood(right) { high = right } else { low = left }
    }
    return likelihood((low + high) / 2)
  }
}
