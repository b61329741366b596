import Foundation
import Units

/// Zhao and others 2025, "Towards a Comprehensive Scaling Law of Mixture-of-Experts" (arXiv:2509.23678).
///
///     L = X (1/N^α + k/N_a^α + h N_a/N) + a/N^α + b/D^β + c/N_a^α + ε,
///     X = e G + f/G + m S² + n S
///
/// N is the total, N_a the active size, G the number of activated experts (not their width), S the
/// share of shared ones among them. No values of G and S make it dense, so that the law has no
/// dense equivalents. At fixed N it has a best N_a, and best G and S at any size.
public struct ActivationLaw2025: SurfaceLaw {
  public let card: LawCard = published
  public var coefficients = published2025

  public let sizeCount = SizeCount(part: .total, embeddings: .all)

  /// The published law.
  public init() {}

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard let design else { throw .noDenseForm }
    let shape = try shape(of: design)
    return surface(activeShare: shape.activeShare, activated: shape.activated, shared: shape.shared)
  }

  /// The surface of a share N_a/N, of G activated experts and of the shared share S.
  func surface(activeShare: Double, activated: Double, shared: Double) -> LossSurface {
    let c = coefficients
    let x = factor(activated: activated, shared: shared)
    let size = x + c[6] + (x * c[4] + c[10]) * pow(activeShare, -c[7])
    return LossSurface(
      floor: c[11] + x * c[5] * activeShare, sizeTerms: [PowerTerm(size, -c[7])],
      tokenTerms: [PowerTerm(c[8], -c[9])], cost: [PowerTerm(6 * activeShare, 1)])
  }

  /// X = e G + f/G + m S² + n S.
  func factor(activated: Double, shared: Double) -> Double {
    let c = coefficients
    return c[0] * activated + c[1] / activated + c[2] * shared * shared + c[3] * shared
  }

  /// The best number of activated experts, √(f/e).
  public var bestActivated: Double { (coefficients[1] / coefficients[0]).squareRoot() }

  /// The best share of shared experts, -n/2m.
  public var bestShared: Double { -coefficients[3] / (2 * coefficients[2]) }

  /// The best N_a/N of a total size at the best G and S: N_a^(1+α) = α (c + Xk) N/(Xh).
  public func bestActiveShare(total: Parameters) -> Double {
    let c = coefficients
    let x = factor(activated: bestActivated, shared: bestShared)
    let power = c[7] * (c[10] + x * c[4]) * total.value / (x * c[5])
    return pow(power, 1 / (1 + c[7])) / total.value
  }

  private func shape(
    of design: Design
  ) throws(Refusal) -> (activeShare: Double, activated: Double, shared: Double) {
    guard let routing = try design.routing() else { throw .noDenseForm }
    let active = try design.size(SizeCount(part: .active, embeddings: .all)).size
    let activated = routing.topK + routing.shared
    return (active / (try size(of: design)), activated, routing.shared / activated)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (size, remark) = try design.size(sizeCount)
    let (activeShare, activated, shared) = try shape(of: design)
    return Reading(
      variables: [
        ("N", size.value), ("D", tokens.value), ("N_a", activeShare * size.value), ("G", activated),
        ("S", shared),
      ],
      point: [:], remarks: [remark].compactMap { $0 })
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let (activeShare, activated, shared) = try shape(of: design)
    let surface = surface(activeShare: activeShare, activated: activated, shared: shared)
    let x = Symbol("X", factor(activated: activated, shared: shared))
    let share = Symbol("N_a/N", activeShare)
    return [
      Step(
        "X", "e G + f/G + m S² + n S",
        coefficients.inputs([0, 1, 2, 3]) + [Symbol("G", activated), Symbol("S", shared)], x.value),
      Step("floor", "ε + X h N_a/N", coefficients.inputs([11, 5]) + [x, share], surface.floor),
      Step(
        "A", "X + a + (X k + c) (N_a/N)^-α", coefficients.inputs([6, 4, 10, 7]) + [x, share],
        surface.sizeTerms[0].coefficient),
      Step("k'", "6 N_a/N", [share], surface.cost[0].coefficient),
    ]
  }
}
