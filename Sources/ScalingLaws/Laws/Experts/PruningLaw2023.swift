import Foundation
import Units

/// Frantar and others 2023, "Scaling Laws for Sparsely-Connected Foundation Models" (arXiv:2309.08520).
///
///     L = (a_S (1 - S)^b_S + c_S) / N^b_N + (a_D/D)^b_D + c
///
/// N counts the weights that are not zero, S the share that is. Weights are pruned anywhere, not
/// by experts, so that an MoE is refused; S = 0 is dense.
public struct PruningLaw2023: SurfaceLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet

  public let sizeCount = SizeCount(part: .active, embeddings: .all)

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    surface(sparsity: try sparsity(of: design))
  }

  /// The surface of one sparsity.
  func surface(sparsity: Double) -> LossSurface {
    let c = coefficients
    return LossSurface(
      floor: c[6], sizeTerms: [PowerTerm(c[0] * pow(1 - sparsity, c[1]) + c[2], -c[3])],
      tokenTerms: [PowerTerm(pow(c[4], c[5]), -c[5])])
  }

  private func sparsity(of design: Design?) throws(Refusal) -> Double {
    switch design?.kind {
    case nil, .dense: return 0
    case .pruned(let sparsity): return sparsity
    case .routed, .routedSomehow: throw .noExpertTerm
    }
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let sparsity = try sparsity(of: design)
    let (size, remark) = try design.size(sizeCount)
    return Reading(
      variables: [("N", size.value), ("D", tokens.value), ("S", sparsity)],
      point: [.activeParameters: size.value, .sparsity: sparsity],
      remarks: [remark].compactMap { $0 })
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let sparsity = Symbol("S", try sparsity(of: design))
    let surface = surface(sparsity: sparsity.value)
    return [
      Step(
        "A", "a_S (1 - S)^b_S + c_S", coefficients.inputs([0, 1, 2]) + [sparsity],
        surface.sizeTerms[0].coefficient),
      Step("B", "a_D^b_D", coefficients.inputs([4, 5]), surface.tokenTerms[0].coefficient),
    ]
  }
}
