import Foundation
import Statistics

/// Seeds and scales that settle a multiplier.
public enum AblationPlan {
  /// Seeds of each side at each scale for a claim that a change is worth q, seen as different from 1 by
  /// `Ablation` on those runs.
  ///
  /// An effect is slope · ln q; its variance at one scale is (slope · spread)² + 2 noise²/n, and over scales
  /// as `ScaleSpread` says. The noise is that of `Ablation`: of a run, and where seeds pair what is left of
  /// it without what they share. `nil` where no number of seeds does.
  public static func seeds(
    multiplier: Double, slope: Double, noise: Double, spread: Double, scales: Int,
    significance: Double, power: Double, isPaired: Bool
  ) -> Int? {
    let effect = abs(slope * log(multiplier))
    for seeds in 1...200 where scales * (seeds - 1) + (scales - 1) >= 1 {
      let count = Double(scales)
      let within = 2 * noise * noise / Double(seeds * scales)
      let degrees = max(Double((isPaired ? 1 : 2) * scales * (seeds - 1)), 1)
      let between = slope * slope * spread * spread / count + within
      let (variance, known) = ScaleSpread(deviation: slope * spread).variance(
        share: 1 / count, within: within, withinDegrees: degrees,
        between: (count - 1) * between, betweenDegrees: count - 1, pooled: within,
        pooledDegrees: degrees)
      let reach =
        StudentT.quantile(1 - significance / 2, degrees: known)
        + StudentT.quantile(power, degrees: known)
      if effect >= reach * variance.squareRoot() { return seeds }
    }
    return nil
  }
}
