import Foundation
import Units

/// Abnar and others 2025, "Parameters vs FLOPs" (arXiv:2501.12370), equation 6.
///
///     L = a/N^α + b/D^β + c/(1 - S)^λ + d/((1 - S)^δ N^γ) + e
///
/// N is the total, S = (E - K)/E the inactive share of the experts, C = 6 (1 - S) N D. S = 0 is
/// dense. Outside its budgets the law explodes (a multiplier of 785 for S = 0.95 at 2.6e24 FLOP),
/// so that it is not compared with dense models there: it refuses and names the budgets. Its bare
/// loss is answered anywhere and flagged.
public struct SparsityLaw2025: SurfaceLaw {
  public let card: LawCard = published
  public var coefficients = table3

  public let sizeCount = SizeCount(part: .total, embeddings: .all)

  /// The published law.
  public init() {}

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    surface(sparsity: try design.map(sparsity) ?? 0)
  }

  /// The surface of one sparsity; 0 is dense.
  func surface(sparsity: Double) -> LossSurface {
    let (c, dense) = (coefficients, 1 - sparsity)
    return LossSurface(
      floor: c[4] + c[2] / pow(dense, c[7]),
      sizeTerms: [PowerTerm(c[0], -c[5]), PowerTerm(c[3] / pow(dense, c[8]), -c[9])],
      tokenTerms: [PowerTerm(c[1], -c[6])], cost: [PowerTerm(6 * dense, 1)])
  }

  private func sparsity(of design: Design) throws(Refusal) -> Double {
    guard let routing = try design.routing() else { return 0 }
    return 1 - routing.activationRatio
  }

  public func checkBudget(_ flop: Double) throws(Refusal) {
    // A budget at the very end must not fall outside by a rounding of its tokens.
    guard Self.budgets.lowerBound * (1 - 1e-9) <= flop, flop <= Self.budgets.upperBound * (1 + 1e-9)
    else { throw .outsideBudgets(fitted: Self.budgets, asked: flop) }
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (size, remark) = try design.size(sizeCount)
    let sparsity = try sparsity(of: design)
    return Reading(
      variables: [("N", size.value), ("D", tokens.value), ("S", sparsity)],
      point: [
        .compute: 6 * (1 - sparsity) * size.value * tokens.value, .sparsity: sparsity,
      ],
      remarks: [remark].compactMap { $0 })
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let sparsity = Symbol("S", try sparsity(of: design))
    let surface = surface(sparsity: sparsity.value)
    return [
      Step("floor", "e + c/(1 - S)^λ", coefficients.inputs([4, 2, 7]) + [sparsity], surface.floor),
      Step(
        "A₂", "d/(1 - S)^δ", coefficients.inputs([3, 8]) + [sparsity],
        surface.sizeTerms[1].coefficient),
      Step("k", "6 (1 - S)", [sparsity], surface.cost[0].coefficient),
    ]
  }
}
