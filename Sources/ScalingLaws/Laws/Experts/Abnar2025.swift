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
public struct Abnar2025: SurfaceLaw {
  public let card: LawCard = paper
  public var coefficients = table3

  public let sizeCount = SizeCount(part: .total, embeddings: .all)

  /// The published law.
  public init() {}

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    surface(sparsity: try design.map(sparsity) ?? 0)
  }

  /// The surface of one sparsity; 0 is dense.
  func surface(sparsity: Double) -> LossSurface {
    let (k, dense) = (constants, 1 - sparsity)
    return LossSurface(
      floor: k[.e] + k[.c] / pow(dense, k[.lambda]),
      sizeTerms: [
        PowerTerm(k[.a], -k[.alpha]), PowerTerm(k[.d] / pow(dense, k[.delta]), -k[.gamma]),
      ],
      tokenTerms: [PowerTerm(k[.b], -k[.beta])], cost: [PowerTerm(6 * dense, 1)])
  }

  /// Table 3 by name.
  private var constants: NamedCoefficients<SparsityConstant> {
    coefficients.by(SparsityConstant.self)
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
    let (k, surface) = (constants, surface(sparsity: sparsity.value))
    return [
      Step("floor", "e + c/(1 - S)^λ", k.inputs(.e, .c, .lambda) + [sparsity], surface.floor),
      Step("A₁", "a", k.inputs(.a), k[.a]), Step("α₁", "α", k.inputs(.alpha), k[.alpha]),
      Step(
        "A₂", "d/(1 - S)^δ", k.inputs(.d, .delta) + [sparsity], surface.sizeTerms[1].coefficient),
      Step("α₂", "γ", k.inputs(.gamma), k[.gamma]), Step("B", "b", k.inputs(.b), k[.b]),
      Step("κ", "6 (1 - S)", [sparsity], surface.cost[0].coefficient),
    ]
  }
}

extension Abnar2025 {
  /// The sparsities of the fitted runs, 0 being dense.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    [0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98].map { sparsity in
      DesignChoice(
        sparsity == 0 ? "dense" : nil, [Symbol("S", sparsity)],
        surface(sparsity: sparsity).applying(data), axes: [.sparsity: sparsity]
      ) { size in
        Footprint(active: Parameters((1 - sparsity) * size), total: Parameters(size))
      }
    }
  }
}

extension Abnar2025 {
  public var heldOut: HeldOutError? {
    HeldOutError(
      rms: 0.0762, of: nil,
      source: "arXiv:2501.12370, mean squared error 0.0058 at S = 0.98 (secondary)")
  }
}
