import Foundation
import Units

/// Frantar and others 2023, "Scaling Laws for Sparsely-Connected Foundation Models" (arXiv:2309.08520).
///
///     L = (a_S (1 - S)^b_S + c_S) / N^b_N + (a_D/D)^b_D + c
///
/// N counts the weights that are not zero, S the share that is. Weights are pruned anywhere, not
/// by experts, so that an MoE is refused; S = 0 is dense.
public struct Frantar2023: SurfaceLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet
  /// Stated dense sizes over the weights that remain at 50, 75 and 87.5 % sparsity.
  let equivalents: [Double]

  public let sizeCount = SizeCount(part: .active, embeddings: .all)

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    surface(sparsity: try sparsity(of: design))
  }

  /// The surface of one sparsity.
  func surface(sparsity: Double) -> LossSurface {
    let c = constants
    return LossSurface(
      floor: c[.floor],
      sizeTerms: [
        PowerTerm(c[.aS] * pow(1 - sparsity, c[.bS]) + c[.cS], -c[.bN])
      ],
      tokenTerms: [PowerTerm(pow(c[.aD], c[.bD]), -c[.bD])])
  }

  /// The constants by name.
  private var constants: NamedCoefficients<PruningConstant> {
    coefficients.by(PruningConstant.self)
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
    let (c, surface) = (constants, surface(sparsity: sparsity.value))
    return [
      Step("floor", "c", c.inputs(.floor), c[.floor]),
      Step(
        "A", "a_S (1 - S)^b_S + c_S", c.inputs(.aS, .bS, .cS) + [sparsity],
        surface.sizeTerms[0].coefficient),
      Step("α", "b_N", c.inputs(.bN), c[.bN]),
      Step("B", "a_D^b_D", c.inputs(.aD, .bD), surface.tokenTerms[0].coefficient),
      Step("β", "b_D", c.inputs(.bD), c[.bD]),
    ]
  }
}

extension Frantar2023 {
  /// The sparsities of the fitted runs, 0 being dense.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    [0, 0.5, 0.75, 0.875].map { sparsity in
      DesignChoice(
        sparsity == 0 ? "dense" : nil, [Symbol("S", sparsity)],
        surface(sparsity: sparsity).applying(data), axes: [.sparsity: sparsity]
      ) { size in
        Footprint(active: Parameters(size), total: Parameters(size / (1 - sparsity)))
      }
    }
  }
}
