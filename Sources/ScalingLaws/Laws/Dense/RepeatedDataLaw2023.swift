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
public struct RepeatedDataLaw2023: SurfaceLaw {
  public let card: LawCard = published
  public var coefficients = fit

  public let sizeCount = SizeCount(part: .total, embeddings: .all)

  /// The published law.
  public init() {}

  /// R_D, which every other law borrows for tokens that repeat.
  static let tokenScale = fit[4]

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    let c = coefficients
    return LossSurface(
      floor: exp(c[2]), sizeTerms: [PowerTerm(exp(c[0]), -c[3])],
      tokenTerms: [PowerTerm(exp(c[1]), -c[3])])
  }

  public func surface(
    routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> LossSurface {
    let fresh = try surface(routedLike: design).applying(data.limited(to: nil))
    guard let unique = data.uniqueTokens?.value else { return fresh }
    return LossSurface(
      floor: fresh.floor, sizeTerms: fresh.sizeTerms, tokenTerms: fresh.tokenTerms,
      sizeSaturation: Saturation(
        onset: Self.size(optimalFor: unique, on: fresh), scale: coefficients[5]),
      tokenSaturation: Saturation(onset: unique, scale: coefficients[4]))
  }

  /// The size N for which D tokens are optimal: α A/N^α = β B/D^β.
  static func size(optimalFor tokens: Double, on surface: LossSurface) -> Double {
    let (a, b) = (surface.sizeTerms[0], surface.tokenTerms[0])
    let target = b.exponent * b.value(at: tokens) / (a.exponent * a.coefficient)
    return pow(target, 1 / a.exponent)
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard design.kind == .dense else { throw .noExpertTerm }
    return try design.size(sizeCount).size
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    try denseReading(of: design, tokens: tokens)
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    [
      Step("A", "exp(ln A)", coefficients.inputs([0]), exp(coefficients[0])),
      Step("B", "exp(ln B)", coefficients.inputs([1]), exp(coefficients[1])),
      Step("E", "exp(ln E)", coefficients.inputs([2]), exp(coefficients[2])),
    ]
  }
}
