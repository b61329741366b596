import Foundation
import Units

/// Kaplan and others 2020, "Scaling Laws for Neural Language Models" (arXiv:2001.08361), equation 1.5.
///
///     L(N, D) = ((N_c/N)^(α_N/α_D) + D_c/D)^α_D
///
/// N leaves embeddings out. There is no floor, and the sum stands under a power.
public struct FirstLaw2020: SurfaceLaw {
  public let card: LawCard = published
  public var coefficients = joint

  public let sizeCount = SizeCount(part: .total, embeddings: .noEmbedding)

  /// The published law.
  public init() {}

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    let (c, ratio) = (coefficients, coefficients[0] / coefficients[1])
    return LossSurface(
      floor: 0, sizeTerms: [PowerTerm(pow(c[2], ratio), -ratio)],
      tokenTerms: [PowerTerm(c[3], -1)], outerExponent: c[1])
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard design.kind == .dense else { throw .noExpertTerm }
    return try design.size(sizeCount).size
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    try denseReading(of: design, tokens: tokens)
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let ratio = coefficients[0] / coefficients[1]
    return [
      Step("r", "α_N/α_D", coefficients.inputs([0, 1]), ratio),
      Step(
        "A", "N_c^r", coefficients.inputs([2]) + [Symbol("r", ratio)], pow(coefficients[2], ratio)),
    ]
  }
}
