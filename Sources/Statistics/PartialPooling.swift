import Foundation

/// Groups that resemble each other: each group's mean is drawn towards the mean of all.
///
///     yⱼ ~ N(θⱼ, sⱼ²),  θⱼ ~ N(μ, τ²),  flat priors of μ and τ
///
/// τ is integrated over a grid, μ and θ exactly given τ (Gelman and others, Bayesian Data Analysis,
/// section 5.4). It needs three groups; with fewer τ is not to be told.
public struct PartialPooling: Hashable, Sendable {
  /// The mean over groups and its deviation.
  public let mean: Double
  public let meanDeviation: Double
  /// How far groups differ, the posterior mean of τ.
  public let spread: Double
  /// Each group drawn towards the others, with its deviation.
  public let groups: [Estimate]

  public struct Estimate: Hashable, Sendable {
    public let mean: Double
    public let deviation: Double
  }

  /// `nil` for fewer than three groups, or errors that are not above 0.
  public init?(_ values: [Double], errors: [Double]) {
    guard values.count >= 3, errors.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    // Beyond this the posterior of τ has no mass to speak of.
    let widest = 8 * max(Sample(values).deviation, errors.min() ?? 0)
    let steps = 600
    var draws: [(log: Double, tau: Double, mean: Double, variance: Double)] = []
    for step in 0...steps {
      // Finer near 0, where the posterior often has its most.
      let tau = widest * pow(Double(step) / Double(steps), 2)
      let weights = errors.map { 1 / ($0 * $0 + tau * tau) }
      let total = weights.reduce(0, +)
      let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / total
      let fit = zip(weights, values).reduce(0) {
        $0 + log($1.0) / 2 - $1.0 * ($1.1 - mean) * ($1.1 - mean) / 2
      }
      // The grid's step grows with √τ.
      let width = 2 * Double(step) / Double(steps)
      guard width > 0 else { continue }
      draws.append((fit - log(total) / 2 + log(width), tau, mean, 1 / total))
    }
    let highest = draws.map(\.log).max() ?? 0
    let weights = draws.map { exp($0.log - highest) }
    let total = weights.reduce(0, +)
    func estimate(
      _ each: ((log: Double, tau: Double, mean: Double, variance: Double)) -> (Double, Double)
    ) -> Estimate {
      var (first, second) = (0.0, 0.0)
      for (draw, weight) in zip(draws, weights) {
        let (mean, variance) = each(draw)
        first += weight * mean
        second += weight * (variance + mean * mean)
      }
      let mean = first / total
      return Estimate(mean: mean, deviation: max(0, second / total - mean * mean).squareRoot())
    }
    let overall = estimate { ($0.mean, $0.variance) }
    (mean, meanDeviation) = (overall.mean, overall.deviation)
    spread = estimate { ($0.tau, 0) }.mean
    groups = zip(values, errors).map { value, error in
      estimate { draw in
        let (own, prior) = (1 / (error * error), 1 / (draw.tau * draw.tau))
        let share = prior / (own + prior)
        return (
          (1 - share) * value + share * draw.mean,
          1 / (own + prior) + share * share * draw.variance
        )
      }
    }
  }
}
