import Foundation
import Units

/// Kaplan and others 2020, "Scaling Laws for Neural Language Models" (arXiv:2001.08361), equation 1.5.
///
///     L(N, D) = ((N_c/N)^(α_N/α_D) + D_c/D)^α_D
///
/// N leaves embeddings out. There is no floor, and the sum stands under a power.
public struct Kaplan2020: SurfaceLaw {
  public let card: LawCard = paper
  public var coefficients = joint

  public let sizeCount = SizeCount(part: .total, embeddings: .noEmbedding)

  /// The published law.
  public init() {}

  /// Table 2 by name.
  private var constants: NamedCoefficients<KaplanConstant> {
    coefficients.by(KaplanConstant.self)
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    let c = constants
    let ratio = c[.alphaN] / c[.alphaD]
    return LossSurface(
      floor: 0, sizeTerms: [PowerTerm(pow(c[.sizeScale], ratio), -ratio)],
      tokenTerms: [PowerTerm(c[.tokenScale], -1)], outerExponent: c[.alphaD])
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard design.kind == .dense else { throw .noExpertTerm }
    return try design.size(sizeCount).size
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    try denseReading(of: design, tokens: tokens)
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let c = constants
    let ratio = Symbol("α", c[.alphaN] / c[.alphaD])
    return [
      Step("floor", "0", [], 0),
      Step("α", "α_N/α_D", c.inputs(.alphaN, .alphaD), ratio.value),
      Step("A", "N_c^α", c.inputs(.sizeScale) + [ratio], pow(c[.sizeScale], ratio.value)),
      Step("B", "D_c", c.inputs(.tokenScale), c[.tokenScale]), Step("β", "1", [], 1),
      Step("p", "α_D", c.inputs(.alphaD), c[.alphaD]),
    ]
  }
}
