import Foundation
import Statistics
import Units

/// Wu and others 2026, sparse training under repeated data (arXiv:2606.01155).
///
///     L  = E + A f(s)/N'^α + B/D'^α,   f(s) = s^ε + c (1 - s)^μ
///     D' = U + U d (1 - exp(-(D/U - 1)/d))         beyond U unique tokens
///     N' = U_N + U_N n (1 - exp(-(N/U_N - 1)/n))   beyond U_N = (A f/B)^(1/α) U
///     n  = g₁ (1 + c₁₁ (1 - s) - c₂₁ (1 - s)²),    d = g₂ (1 + c₁₂ (1 - s) - c₂₂ (1 - s)²)
///
/// s is the share of weights that are not zero, N counts those. Weights are dropped and grown anywhere
/// while it trains, not by experts, so that an MoE is refused; s = 1 is dense.
public struct Wu2026: SurfaceLaw {
  public let card: LawCard = paper
  public var coefficients = fit

  public let sizeCount = SizeCount(part: .active, embeddings: .all)

  /// The published law.
  public init() {}

  private var constants: NamedCoefficients<DensityConstant> {
    coefficients.by(DensityConstant.self)
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    surface(density: try density(of: design))
  }

  private func surface(density s: Double) -> LossSurface {
    let c = constants
    return LossSurface(
      floor: exp(c[.logFloor]),
      sizeTerms: [PowerTerm(exp(c[.logA]) * factor(s), -c[.alpha])],
      tokenTerms: [PowerTerm(exp(c[.logB]), -c[.alpha])])
  }

  private func factor(_ s: Double) -> Double {
    pow(s, constants[.epsilon]) + constants[.c] * pow(1 - s, constants[.mu])
  }

  public func surface(
    routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> LossSurface {
    let s = try density(of: design)
    let fresh = surface(density: s).applying(data.limited(to: nil))
    guard let unique = data.uniqueTokens?.value else { return fresh }
    let c = constants
    return fresh.saturating(
      size: Saturation(
        onset: Muennighoff2023.size(optimalFor: unique, on: fresh),
        scale: c[.g1] * (1 + c[.c11] * (1 - s) - c[.c21] * (1 - s) * (1 - s))),
      tokens: Saturation(
        onset: unique, scale: c[.g2] * (1 + c[.c12] * (1 - s) - c[.c22] * (1 - s) * (1 - s))))
  }

  public var repetitionSource: String { "its own terms, R_D = 4.40 where dense" }

  private func density(of design: Design?) throws(Refusal) -> Double {
    switch design?.kind {
    case nil, .dense: return 1
    case .pruned(let sparsity): return 1 - sparsity
    case .routed, .routedSomehow: throw .noExpertTerm
    }
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let s = try density(of: design)
    let (size, remark) = try design.size(sizeCount)
    return Reading(
      variables: [("N", size.value), ("D", tokens.value), ("s", s)],
      point: [.activeParameters: size.value, .tokens: tokens.value, .sparsity: 1 - s],
      remarks: [remark].compactMap { $0 })
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let s = Symbol("s", try density(of: design))
    let (c, surface) = (constants, surface(density: s.value))
    return [
      Step("floor", "exp(ln E)", c.inputs(.logFloor), surface.floor),
      Step(
        "A", "exp(ln A) (s^ε + c (1 - s)^μ)", c.inputs(.logA, .epsilon, .c, .mu) + [s],
        surface.sizeTerms[0].coefficient),
      Step("B", "exp(ln B)", c.inputs(.logB), surface.tokenTerms[0].coefficient),
      Step("β", "α", c.inputs(.alpha), c[.alpha]),
    ]
  }

  public var heldOut: HeldOutError? {
    let runs = Self.runs.compactMap { run -> HeldOutRun? in
      guard let loss = try? loss(of: run) else { return nil }
      return HeldOutRun(
        name: "\(Parameters(run.raw)) raw, s = \(plainText(of: run.density)), "
          + "\(Tokens(run.tokens)) of \(Tokens(run.unique)) unique",
        measured: run.measured, predicted: loss,
        beyond: run.raw * run.density > 1.99e9 ? run.raw * run.density / 1.99e9 : nil)
    }
    return HeldOutError(runs, source: Self.notebook)
  }

  fileprivate func loss(of run: Run) throws -> Double {
    let size = Sizes(Parameters(run.raw * run.density))
    return try loss(
      of: Design(active: size, total: size, kind: .pruned(sparsity: 1 - run.density)),
      tokens: Tokens(run.tokens), data: .none.limited(to: Tokens(run.unique)))
  }
}

/// The constants of the law of density and repeated data.
enum DensityConstant: Int, CoefficientName {
  case logA, logB, logFloor, alpha, epsilon, mu, c, g1, g2, c11, c12, c21, c22
}

extension Wu2026 {
  fileprivate static let notebook =
    "github.com/boqian333/sparse-dc-scaling, fitting/fitting.ipynb"

  static let fit = CoefficientSet(
    DensityConstant.self, source: notebook,
    [
      (.logA, "ln A", "5.240737178917673"), (.logB, "ln B", "6.103030891809012"),
      (.logFloor, "ln E", "0.8535501324918354"), (.alpha, "α", "0.3268217718148829"),
      (.epsilon, "ε", "-0.009680437509279435"), (.mu, "μ", "0.8466179337054532"),
      (.c, "c", "-0.2728893199074849"), (.g1, "g₁", "11.087637121468322"),
      (.g2, "g₂", "4.404748822323469"), (.c11, "c₁₁", "1.9039562899771467"),
      (.c12, "c₁₂", "1.8213812238803706"), (.c21, "c₂₁", "2.79909312658146"),
      (.c22, "c₂₂", "1.3653091691735397"),
    ])

  /// A run kept apart by the authors.
  fileprivate struct Run {
    /// Weights before any are dropped.
    let raw: Double
    let tokens: Double
    let unique: Double
    let density: Double
    let measured: Double
    let predicted: Double
  }

  fileprivate static let runs: [Run] = [
    (0.268, 41.6, 5.2, 0.5, 2.880, 2.8764), (0.268, 20.8, 5.2, 0.5, 2.898, 2.9038),
    (0.268, 41.6, 10.4, 0.5, 2.874, 2.8634), (0.521, 5.2, 2.6, 1, 2.913, 2.9238),
    (0.521, 20.8, 5.2, 0.5, 2.799, 2.8343), (0.521, 20.8, 5.2, 0.25, 2.924, 2.8837),
    (1.17, 5.2, 2.6, 1, 2.889, 2.8703), (1.92, 10.4, 2.6, 1, 2.803, 2.8002),
    (1.92, 20.8, 20.8, 0.5, 2.690, 2.7250), (3.84, 10.4, 2.6, 0.5, 2.762, 2.7725),
    (7.68, 10.4, 2.6, 0.25, 2.780, 2.7790),
  ].map {
    Run(
      raw: $0.0 * 1e9, tokens: $0.1 * 1e9, unique: $0.2 * 1e9, density: $0.3, measured: $0.4,
      predicted: $0.5)
  }

  /// The eleven predictions of the authors' notebook, and what epochs are worth.
  public var published: PublishedNumbers {
    let group = stated(in: Self.notebook, .absolute(6e-5), because: "stated to four decimals")
    let worth = stated(
      in: "independent evaluation of \(Self.notebook)", .absolute(0.006),
      because: "stated to two decimals")
    return .checks(
      Self.runs.map { run in
        group.check(
          "held-out loss of \(Parameters(run.raw)), s = \(plainText(of: run.density)), "
            + "\(Tokens(run.tokens)) of \(Tokens(run.unique))", run.predicted
        ) { try loss(of: run) }
      }
        + [(4.0, "4", 3.18), (16, "16", 5.26), (1e9, "any", 5.40)].map { epochs, name, sets in
          worth.check("fresh sets that \(name) epochs are worth to a dense model", sets) {
            try surface(routedLike: nil, data: .none.limited(to: Tokens(1))).tokenSaturation?
              .worth(of: epochs)
          }
        })
  }

  static let paper = LawCard(
    id: "wu-2026", nicknames: ["sparse-repeated-data"],
    title: "Wu et al. 2026, sparse training under repeated data", citation: "arXiv:2606.01155",
    form: "L = E + A (s^ε + c (1 - s)^μ)/N'^α + B/D'^α; N' and D' saturate beyond U_N and U",
    conventions: "N weights that are not zero; s their share, 1 dense; D tokens seen, U unique; "
      + "FLOP = 6ND of those weights; C4; natural logarithms",
    provenance: "the authors' notebook; its eleven held-out predictions follow to four decimals",
    range: FittedRange(
      source: "232 one-epoch, 63 dense and 205 sparse runs of several epochs",
      [
        .activeParameters: Extent(27e6...1.99e9), .tokens: Extent(0...41.6e9),
        .sparsity: Extent(0...0.9375), .epochs: Extent(1...16),
      ]),
    cautions: [
      "weights dropped and grown while it trains, not experts: says nothing of MoE, which tolerate fewer "
        + "repeats than dense models where these tolerate more (arXiv:2609.11917)",
      "a dense model's R_D is 4.4 here and 15.4 for Muennighoff et al. 2023, both on C4",
      "R² of 0.98 on the fit and 0.91 on the eleven runs kept apart",
    ])
}
