import Foundation
import ScalingLaws
import Units

/// What tokens that are seen several times are worth in fresh ones.
public enum RepetitionWorth: Hashable, Sendable {
  /// Muennighoff et al. 2023 (arXiv:2305.16264), equation 5:
  ///
  ///     D'/U = 1 + R (1 - exp(-(epochs - 1)/R))
  ///
  /// R is R_D*, the repetitions after which data are worn out.
  case saturation(scale: Double)
  /// Goyal et al. 2024 (arXiv:2404.07177): the exponent of the data term halves every τ epochs.
  ///
  ///     D' = U exp(∫₁^epochs 2^(-(t-1)/τ) dt/t)
  ///
  /// the continuous form of their product over epochs; the first epoch counts in full.
  case exponentDecay(halving: Double)

  /// Fresh tokens that so many epochs of a unique token are worth, D'/U; up to one epoch they are
  /// fresh.
  public func worth(epochs: Double) -> Double {
    guard epochs > 1 else { return max(epochs, 0) }
    switch self {
    case .saturation(let scale):
      return Saturation(onset: 1, scale: scale).worth(of: epochs)
    case .exponentDecay(let halving):
      // By Simpson's rule in log t, on which the integrand is smooth.
      let steps = 400
      let width = log(epochs) / Double(steps)
      let sum = (0...steps).reduce(0.0) { sum, step in
        let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
        return sum + weight * exp2(-(exp(Double(step) * width) - 1) / halving)
      }
      return exp(sum * width / 3)
    }
  }

  /// What the next epoch adds, against an epoch of fresh tokens: d(D'/U)/d epochs.
  public func marginalWorth(epochs: Double) -> Double {
    guard epochs > 1 else { return 1 }
    switch self {
    case .saturation(let scale): return exp(-(epochs - 1) / scale)
    case .exponentDecay(let halving):
      return worth(epochs: epochs) / epochs * exp2(-(epochs - 1) / halving)
    }
  }
}

extension Prior {
  /// The belief about R_D*: median 15.4, a factor of 3 either way for two thirds.
  ///
  /// 15.39 is the paper's estimate. Its own runs bound R_D* from below alone: refits to resampled
  /// runs give 5.5 and no upper end, and R_D* = 95 with another R_N* fits better.
  public static let wornOutRepetitions = Prior.factor(median: 15.387756, factor: 3)
}

/// The worth of repeated tokens under a belief about R_D*, beside the other form.
public struct RepetitionCurve: Hashable, Sendable {
  public let prior: Prior
  /// Epochs after which the exponent halves in the other form.
  public let halving: Double
  public let level: Double

  public init(prior: Prior = .wornOutRepetitions, halving: Double, level: Double = 0.95) {
    self.prior = prior
    self.halving = halving
    self.level = level
  }

  /// The worth of a number of epochs, in fresh epochs.
  public struct Point: Hashable, Sendable {
    public let epochs: Double
    /// At the median of the belief.
    public let worth: Double
    /// Over the middle of the belief; D' rises with R_D*, so that its ends are those of R_D*.
    public let range: ClosedRange<Double>
    /// Under the halving exponent.
    public let alternative: Double
    /// What the next epoch adds against a fresh one, with its range.
    public let marginal: Double
    public let marginalRange: ClosedRange<Double>
  }

  public func point(epochs: Double) -> Point {
    let scales = [(1 - level) / 2, 0.5, (1 + level) / 2].map(prior.quantile)
    let laws = scales.map { RepetitionWorth.saturation(scale: $0) }
    let worths = laws.map { $0.worth(epochs: epochs) }
    let marginals = laws.map { $0.marginalWorth(epochs: epochs) }
    return Point(
      epochs: epochs, worth: worths[1],
      range: ClosedRange(between: worths[0], and: worths[2]) ?? worths[1]...worths[1],
      alternative: RepetitionWorth.exponentDecay(halving: halving).worth(epochs: epochs),
      marginal: marginals[1],
      marginalRange: ClosedRange(between: marginals[0], and: marginals[2])
        ?? marginals[1]...marginals[1])
  }
}
