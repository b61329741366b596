import Diagnostics
import Foundation

/// The spread of supported facts that published means of recall or F1@K imply.
///
/// One deviation is fitted by least squares over all figures given. Recall at large K says little:
/// where no response reaches the goal, R_K is S/K for every spread, and the fit is open. `openTo`
/// tells how wide the spread could be with figures as good as the best within their rounding.
public struct SpreadFit: Hashable, Sendable {
  /// A published mean at one goal.
  public struct Figure: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case recall, f1 }

    public let kind: Kind
    public let goal: FactGoal
    public let value: Double

    public init(_ kind: Kind, at goal: FactGoal, _ value: Double) {
      self.kind = kind
      self.goal = goal
      self.value = value
    }
  }

  public let profile: FactualityProfile
  /// The root mean square of what the figures leave over.
  public let residual: Double
  /// The narrowest and widest deviation whose residual is within half a printed digit of the best.
  public let openTo: ClosedRange<Double>

  /// Fits the deviation to at least one figure.
  ///
  /// `supported` and `precision` are means over all responses; `emptyShare` is the share that
  /// supports nothing, 1 - R_1 where that is published; `rounding` is half a unit of the figures'
  /// last printed digit.
  public init(
    supported: Double, precision: Double, emptyShare: Double, figures: [Figure],
    rounding: Double = 0.0005
  ) throws(InputFaults) {
    var check = InputCheck()
    check.positive(supported, "supported")
    check.require(!figures.isEmpty, "figures", "there are none", "give recall or F1 at one K")
    for figure in figures { check.share(figure.value, "figures") }
    check.notNegative(rounding, "rounding")
    check.require(
      emptyShare >= 0 && emptyShare < 1, "emptyShare",
      "\(emptyShare) leaves no response that supports something", "give a share from 0 to below 1")
    try check.finish()
    let mean = supported / (1 - emptyShare)
    func profile(_ ratio: Double) throws(InputFaults) -> FactualityProfile {
      try FactualityProfile(
        precision: precision,
        support: SupportDistribution(mean: mean, deviation: ratio * mean, emptyShare: emptyShare))
    }
    func residual(_ ratio: Double) throws(InputFaults) -> Double {
      let profile = try profile(ratio)
      let sum = figures.reduce(0.0) { sum, figure in
        let found =
          figure.kind == .recall ? profile.recall(at: figure.goal) : profile.f1(at: figure.goal)
        return sum + (found - figure.value) * (found - figure.value)
      }
      return (sum / Double(figures.count)).squareRoot()
    }
    // A coarse scan first: the residual may have a flat stretch.
    let grid = (0...95).map { Double($0) / 100 }
    var residuals: [Double] = []
    for ratio in grid { residuals.append(try residual(ratio)) }
    let start = residuals.indices.min { residuals[$0] < residuals[$1] } ?? 0
    var low = grid[max(0, start - 1)]
    var high = grid[min(grid.count - 1, start + 1)]
    for _ in 0..<12 {
      let third = (high - low) / 3
      if try residual(low + third) < residual(high - third) {
        high -= third
      } else {
        low += third
      }
    }
    let best = (low + high) / 2
    self.profile = try profile(best)
    self.residual = try residual(best)
    let limit = self.residual + rounding
    let open = grid.indices.filter { residuals[$0] <= limit }.map { grid[$0] }
    openTo = min(best, open.first ?? best) * mean...max(best, open.last ?? best) * mean
  }
}
