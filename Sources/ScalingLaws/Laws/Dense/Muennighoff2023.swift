import Foundation
import Units

/// Muennighoff and others 2023, "Scaling Data-Constrained Language Models" (arXiv:2305.16264).
///
///     L  = E + A/N'^α + B/D'^α
///     D' = U + U R_D (1 - exp(-(D/U - 1)/R_D))        beyond U unique tokens
///     N' = U_N + U_N R_N (1 - exp(-(N/U_N - 1)/R_N))  beyond U_N
///
/// U_N is the size for which U tokens would be optimal. Without a limit on unique tokens the law
/// is the dense one.
public struct Muennighoff2023: DenseSurfaceLaw {
  public let card: LawCard = paper
  public var coefficients = fit

  public let sizeCount = SizeCount(part: .total, embeddings: .all)

  /// The published law.
  public init() {}

  /// The constants by name.
  private var constants: NamedCoefficients<RepetitionConstant> {
    coefficients.by(RepetitionConstant.self)
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    let c = constants
    return LossSurface(
      floor: exp(c[.logFloor]), sizeTerms: [PowerTerm(exp(c[.logA]), -c[.alpha])],
      tokenTerms: [PowerTerm(exp(c[.logB]), -c[.alpha])])
  }

  public func surface(
    routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> LossSurface {
    let fresh = try surface(routedLike: design).applying(data.limited(to: nil))
    guard let unique = data.uniqueTokens?.value else { return fresh }
    return fresh.saturating(
      size: Saturation(
        onset: Self.size(optimalFor: unique, on: fresh), scale: constants[.sizeScale]),
      tokens: Saturation(onset: unique, scale: constants[.tokenScale]))
  }

  /// The size N for which D tokens are optimal: α A/N^α = β B/D^β.
  static func size(optimalFor tokens: Double, on surface: LossSurface) -> Double {
    let (a, b) = (surface.sizeTerms[0], surface.tokenTerms[0])
    let target = b.exponent * b.value(at: tokens) / (a.exponent * a.coefficient)
    return pow(target, 1 / a.exponent)
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let c = constants
    return [
      Step("A", "exp(ln A)", c.inputs(.logA), exp(c[.logA])),
      Step("B", "exp(ln B)", c.inputs(.logB), exp(c[.logB])),
      Step("floor", "exp(ln E)", c.inputs(.logFloor), exp(c[.logFloor])),
      Step("β", "α", c.inputs(.alpha), c[.alpha]),
    ]
  }
}
