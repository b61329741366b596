import Foundation
import ScalingLaws
import Units

/// A budget spent on dense models and on an MoE when unique tokens are few.
///
/// An MoE of the same FLOP sees more tokens, so that it runs out of fresh ones first.
public struct DataLimit: Sendable {
  /// The loss of dense models and of the MoE's routing, on fresh data.
  public let dense: LossSurface
  public let routed: LossSurface
  public let unique: Tokens

  public init(dense: LossSurface, routed: LossSurface, unique: Tokens) {
    self.dense = dense
    self.routed = routed
    self.unique = unique
  }

  /// How both spend a budget, and what the MoE saves.
  public struct Point: Hashable, Sendable {
    public let flop: FLOP
    public let dense: LossSurface.Place
    public let routed: LossSurface.Place
    /// Dense FLOP for the MoE's loss over the budget; infinite where no dense budget reaches it on
    /// these tokens.
    public let multiplier: Double
    /// The same without a limit on tokens.
    public let freshMultiplier: Double
  }

  /// The best use of a budget under one worth of repetition, both sides at their own optimum.
  ///
  /// - Returns: `nil` where an optimum lies outside of what can be searched.
  public func point(flop: FLOP, scale: Double) -> Point? {
    let (denseLimited, routedLimited) = (limited(dense, scale), limited(routed, scale))
    guard let fresh = routed.optimum(flop: flop.value),
      let freshBudget = dense.budget(forLoss: fresh.loss),
      let best = denseLimited.optimum(flop: flop.value),
      let other = routedLimited.optimum(flop: flop.value)
    else { return nil }
    let budget = denseLimited.budget(forLoss: other.loss) ?? .infinity
    return Point(
      flop: flop, dense: best, routed: other, multiplier: budget / flop.value,
      freshMultiplier: freshBudget / flop.value)
  }

  private func limited(_ surface: LossSurface, _ scale: Double) -> LossSurface {
    surface.saturating(tokens: Saturation(onset: unique.value, scale: scale))
  }
}
