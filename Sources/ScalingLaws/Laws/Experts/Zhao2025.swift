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
public struct Zhao2025: SurfaceLaw {
  public let card: LawCard = paper
  public var coefficients = fit

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
    let k = constants
    let x = factor(activated: activated, shared: shared)
    let size = x + k[.a] + (x * k[.k] + k[.c]) * pow(activeShare, -k[.alpha])
    return LossSurface(
      floor: k[.epsilon] + x * k[.h] * activeShare, sizeTerms: [PowerTerm(size, -k[.alpha])],
      tokenTerms: [PowerTerm(k[.b], -k[.beta])], cost: [PowerTerm(6 * activeShare, 1)])
  }

  /// X = e G + f/G + m S² + n S.
  func factor(activated: Double, shared: Double) -> Double {
    let k = constants
    return k[.e] * activated + k[.f] / activated + k[.m] * shared * shared + k[.n] * shared
  }

  /// The best number of activated experts, √(f/e).
  public var bestActivated: Double { (constants[.f] / constants[.e]).squareRoot() }

  /// The best share of shared experts, -n/2m.
  public var bestShared: Double { -constants[.n] / (2 * constants[.m]) }

  /// The best N_a/N of a total size at the best G and S: N_a^(1+α) = α (c + Xk) N/(Xh).
  public func bestActiveShare(total: Parameters) -> Double {
    let k = constants
    let x = factor(activated: bestActivated, shared: bestShared)
    let power = k[.alpha] * (k[.c] + x * k[.k]) * total.value / (x * k[.h])
    return pow(power, 1 / (1 + k[.alpha])) / total.value
  }

  /// The constants by name.
  private var constants: NamedCoefficients<ActivationConstant> {
    coefficients.by(ActivationConstant.self)
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
    let (k, size) = (constants, try size(of: design).value)
    let x = Symbol("X", factor(activated: activated, shared: shared))
    let share = Symbol("s", activeShare)
    return [
      Step(
        "X", "e G + f/G + m S² + n S",
        k.inputs(.e, .f, .m, .n) + [Symbol("G", activated), Symbol("S", shared)], x.value),
      Step("s", "N_a/N", [Symbol("N_a", activeShare * size), Symbol("N", size)], activeShare),
      Step("floor", "ε + X h s", k.inputs(.epsilon, .h) + [x, share], surface.floor),
      Step(
        "A", "X + a + (X k + c) s^-α", k.inputs(.a, .k, .c, .alpha) + [x, share],
        surface.sizeTerms[0].coefficient),
      Step("B", "b", k.inputs(.b), k[.b]),
      Step("κ", "6 s", [share], surface.cost[0].coefficient),
    ]
  }
}

extension Zhao2025 {
  /// Shares N_a/N from 5 % to 80 % at the best number of activated and share of shared experts.
  ///
  /// Both have the same best value for every size, so that they need no search.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8].map { share in
      DesignChoice(
        nil, [Symbol("N_a/N", share), Symbol("G", bestActivated), Symbol("S", bestShared)],
        surface(activeShare: share, activated: bestActivated, shared: bestShared).applying(data)
      ) { size in
        Footprint(active: Parameters(share * size), total: Parameters(size))
      }
    }
  }
}
