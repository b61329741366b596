import Foundation
import ScalingLaws

/// What approach 2 would find on losses without noise from a known surface, beside the truth.
///
/// The difference is the method's own, before any noise (arXiv:2603.22339).
public struct IsoFLOPBias: Hashable, Sendable {
  /// The exponent of N_opt that the parabolas give.
  public let parabolaExponent: Double
  /// The exponent of N_opt between the same budgets on the surface.
  public let trueExponent: Double
  /// Size by the parabolas' line over the true optimum, at the budget asked for.
  public let sizeRatio: Double

  /// The bias on the designs of some runs, seen at a budget.
  ///
  /// - Throws: why approach 2 finds no line on these designs.
  public static func of(
    _ surface: LossSurface, designs: Runs, at flop: Double, tolerance: Double? = nil
  ) throws(IsoFLOPRefusal) -> IsoFLOPBias? {
    let exact = zip(designs.parameters, designs.tokens).map {
      surface.loss(size: $0, tokens: $1)
    }
    guard let clean = designs.replacingLoss(exact) else { return nil }
    let fit = try IsoFLOP(clean, tolerance: tolerance)
    let budgets = fit.curves.filter(\.isInterior).map(\.flop).sorted()
    guard let low = budgets.first, let high = budgets.last,
      let small = surface.optimum(flop: low), let large = surface.optimum(flop: high),
      let truth = surface.optimum(flop: flop)
    else { return nil }
    return IsoFLOPBias(
      parabolaExponent: fit.sizeExponent,
      trueExponent: log(large.size / small.size) / log(high / low),
      sizeRatio: fit.optimalSize(flop: flop) / truth.size)
  }
}
