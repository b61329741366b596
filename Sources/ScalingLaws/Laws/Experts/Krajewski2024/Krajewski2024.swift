import Foundation
import Units

/// Krajewski, Ludziejewski and others 2024, "Scaling Laws for Fine-Grained Mixture of Experts".
///
///     L = c + (g/G^γ + a)/N^α + b/D^β        equation 9; dense: c + a/N^α + b/D^β
///
/// N is the total without embeddings, N = d²(8E + 4) n for n blocks of width d = 64n, and
/// G = 4d/d_expert. Training FLOP include routing (equation 10),
///
///     C = (12 d² c_f + d E G c_r) n D,   c_f = 6, c_r = 14,
///
/// and leave embeddings out. Coefficients exist for expansions of 64 and of 16 only.
public struct Krajewski2024: SurfaceLaw {
  public let card: LawCard = paper
  public var coefficients = CoefficientSet(joining: sets.map(\.set) + [dense])

  public let sizeCount = SizeCount(part: .total, embeddings: .noEmbedding)

  /// The published law.
  public init() {}

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    guard let design, design.kind != .dense else {
      let c = dense
      return LossSurface(
        floor: c[.floor], sizeTerms: [PowerTerm(c[.a], -c[.alpha])],
        tokenTerms: [PowerTerm(c[.b], -c[.beta])])
    }
    let (index, granularity) = try shape(of: design)
    return surface(set: index, granularity: granularity)
  }

  /// The dense set, and that of the design's expansion.
  public func coefficientsInUse(for design: Design) -> [Int] {
    guard design.kind != .dense, let index = try? shape(of: design).set else {
      return dense.places
    }
    return routed(set: index).places + dense.places
  }

  /// Table 1 for dense models, by name; it stands behind those of the expansions.
  private var dense: NamedCoefficients<FineDenseConstant> {
    coefficients.by(FineDenseConstant.self, from: Self.sets.map(\.set.count).reduce(0, +))
  }

  /// The table of one expansion, by name.
  private func routed(set index: Int) -> NamedCoefficients<FineConstant> {
    coefficients.by(FineConstant.self, from: Self.sets[..<index].map(\.set.count).reduce(0, +))
  }

  /// The surface of one set of coefficients at one granularity.
  func surface(set index: Int, granularity: Double) -> LossSurface {
    let c = routed(set: index)
    let expansion = Self.sets[index].expansion
    return LossSurface(
      floor: c[.floor],
      sizeTerms: [PowerTerm(c[.g] / pow(granularity, c[.gamma]) + c[.a], -c[.alpha])],
      tokenTerms: [PowerTerm(c[.b], -c[.beta])],
      cost: Self.cost(expansion: expansion, granularity: granularity))
  }

  /// FLOP per token of N total parameters, from d = (64 N/(8E + 4))^(1/3) and n = d/64.
  package static func cost(expansion: Double, granularity: Double) -> [PowerTerm] {
    let ratio = 64 / (8 * expansion + 4)
    return [
      PowerTerm(12 * 6 * ratio / 64, 1),
      PowerTerm(14 * expansion * granularity / 64 * pow(ratio, 2.0 / 3), 2.0 / 3),
    ]
  }

  private func shape(
    of design: Design
  ) throws(Refusal) -> (set: Int, granularity: Double) {
    guard let routing = try design.routing() else { throw .unknown("the routing") }
    guard
      let index = Self.sets.firstIndex(where: {
        abs($0.expansion / routing.expansion - 1) < 0.01
      })
    else {
      throw .noCoefficients(
        variable: "expansions of", known: Self.sets.map(\.expansion).sorted(),
        asked: routing.expansion)
    }
    guard let ratio = routing.hiddenOverExpertWidth else {
      throw .unknown("the width of an expert (granularity)")
    }
    return (index, 4 * ratio)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let size = try size(of: design)
    var variables = [("N", size.value), ("D", tokens.value)]
    var point: RangePoint = [.totalParameters: size.value, .tokens: tokens.value]
    if design.kind != .dense {
      let (_, granularity) = try shape(of: design)
      variables.append(("G", granularity))
      point[.granularity] = granularity
      point[.routedLayerShare] = try design.routing()?.routedLayerShare
      point[.activeParameters] = design.active.reading(.noEmbedding)?.size.value
    }
    return Reading(
      variables: variables.map { (symbol: $0.0, value: $0.1) }, point: point,
      remarks: [design.total.reading(.noEmbedding)?.remark].compactMap { $0 })
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    guard design.kind != .dense else {
      let c = dense
      return [
        Step("floor", "c", c.unmarkedInputs(.floor), c[.floor]),
        Step("A", "a", c.unmarkedInputs(.a), c[.a]), Step("B", "b", c.unmarkedInputs(.b), c[.b]),
      ]
    }
    let (index, granularity) = try shape(of: design)
    let (c, surface) = (routed(set: index), surface(set: index, granularity: granularity))
    let expansion = Symbol("E", Self.sets[index].expansion)
    let (fine, power) = (Symbol("G", granularity), surface.cost[1].exponent)
    return [
      Step("floor", "c", c.unmarkedInputs(.floor), c[.floor]),
      Step(
        "A", "g/G^γ + a", c.unmarkedInputs(.g, .gamma, .a) + [fine],
        surface.sizeTerms[0].coefficient),
      Step("B", "b", c.unmarkedInputs(.b), c[.b]),
      Step("κ₁", "12 c_f/(8E + 4)", [Symbol("c_f", 6), expansion], surface.cost[0].coefficient),
      Step("q₂", "2/3", [], power),
      Step(
        "κ₂", "c_r E G (64/(8E + 4))^q₂/64",
        [Symbol("c_r", 14), expansion, fine, Symbol("q₂", power)], surface.cost[1].coefficient),
    ]
  }
}

extension Krajewski2024 {
  /// Dense, and each expansion with coefficients at the granularities of the fit.
  ///
  /// Models have the paper's shape, d = 64n and N = d²(8E + 4)n; sizes leave embeddings out.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    var choices = [
      DesignChoice("dense", [], try surface(routedLike: nil, data: data)) { size in
        Self.footprint(total: size, expansion: 1)
      }
    ]
    for (index, set) in Self.sets.enumerated() {
      for granularity in [1.0, 2, 4, 8, 16] {
        choices.append(
          DesignChoice(
            nil, [Symbol("E", set.expansion), Symbol("G", granularity)],
            surface(set: index, granularity: granularity).applying(data),
            axes: [.granularity: granularity]
          ) { size in
            Self.footprint(total: size, expansion: set.expansion)
          })
      }
    }
    return choices
  }

  private static func footprint(total: Double, expansion: Double) -> Footprint {
    let width = cbrt(64 * total / (8 * expansion + 4))
    return Footprint(
      active: Parameters(12 * width * width * width / 64), total: Parameters(total),
      cachePerToken: 2 * width * width / 64)
  }
}

extension Krajewski2024 {
  public var heldOut: HeldOutError? {
    HeldOutError(
      rms: 0.019, of: nil,
      source: "arXiv:2402.07871, validation error of the fit")
  }
}
