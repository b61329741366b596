import Foundation
import Statistics
import Units

/// Kang, Yu, Xiong 2025, "FLAME-MoE" (arXiv:2505.20225), as published: an unconverged fit.
///
///     L = E + A/N^α + B/D^β
///
/// N counts active parameters, D = C/6N. A = e⁵ and B = e¹⁵ are the starts of its optimiser, which never
/// left them. There is no dense form.
public struct Kang2025: SurfaceLaw {
  public let card: LawCard = paper
  public var coefficients = CoefficientSet.plain(
    source: "github.com/cmu-flame/FLAME-MoE, analysis/find_scaling_law.ipynb", e: "2.241716",
    a: "148.413257", b: "3269017.372472", alpha: "0.279702", beta: "0.715500")

  public let sizeCount = SizeCount(part: .active, embeddings: .all)

  /// The published law.
  public init() {}

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    switch design?.kind {
    case nil, .dense: throw .noDenseForm
    case .pruned: throw .noSparsityTerm
    case .routed, .routedSomehow: return surface
    }
  }

  private var surface: LossSurface {
    let c = coefficients.by(PlainConstant.self)
    return LossSurface(
      floor: c[.floor], sizeTerms: [PowerTerm(c[.a], -c[.alpha])],
      tokenTerms: [PowerTerm(c[.b], -c[.beta])])
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    _ = try surface(routedLike: design)
    let (size, remark) = try design.size(sizeCount)
    var point: RangePoint = [.compute: 6 * size.value * tokens.value]
    if case .routed(let routing) = design.kind {
      (point[.topK], point[.expansion]) = (routing.topK, routing.expansion)
    }
    return Reading(
      variables: [("N", size.value), ("D", tokens.value)], point: point,
      remarks: [remark, "constants as published: A and B are where the optimiser began"]
        .compactMap { $0 })
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    [
      Step(
        "floor", "E", coefficients.by(PlainConstant.self).inputs(.floor),
        try surface(routedLike: design).floor)
    ]
  }

  /// Optima over the notebook's grid of sizes, and losses at the models that were then trained.
  public var published: PublishedNumbers {
    let notebook = "github.com/cmu-flame/FLAME-MoE, analysis/find_scaling_law.ipynb"
    let whole = stated(
      in: notebook, .relative(0.008), because: "printed to one decimal of a million or a billion")
    let losses = stated(
      in: "independent evaluation of the notebook", .absolute(1e-4), because: "sizes are rounded")
    let starts = stated(
      in: "independent evaluation of the notebook", .absolute(2e-6),
      because: "the starts are whole powers of e")
    let c = coefficients.by(PlainConstant.self)
    let optima: [(Double, Double)] = [
      (2e19, 354.1e6), (8e19, 959.3e6), (2.4e20, 2.1e9), (7.2e20, 4.6e9), (9.4e20, 5.5e9),
      (1.2e21, 6.7e9), (5.7e21, 20.2e9), (1.1e22, 32.3e9),
    ]
    return .checks(
      optima.map { budget, size in
        let claim = "best active size on 500 sizes at \(PublishedCheck.text(budget)) FLOP"
        return (budget > 1e20 && budget < 3e20 || budget > 5e20 && budget < 8e20)
          ? stated(in: notebook, .relative(0.011), because: "printed to one decimal of a billion")
            .check(claim, size) { bestOnGrid(budget) }
          : whole.check(claim, size) { bestOnGrid(budget) }
      }
        + [
          (354.9e6, 9.392e9, 3.083539), (1e9, 1.333e10, 2.878912), (2e9, 2e10, 2.752539),
          (2.5e9, 4.8e10, 2.665207), (2.5e9, 6.2667e10, 2.652273), (2.5e9, 8e10, 2.642408),
          (2.5e9, 3.8e11, 2.607682), (2.5e9, 7.3333e11, 2.601323),
        ].map { size, tokens, loss in
          losses.check("loss of \(Parameters(size)) active on \(Tokens(tokens))", loss) {
            surface.loss(size: size, tokens: tokens)
          }
        }
        + [
          starts.check("ln A, a start of the optimiser", 5) { log(c[.a]) },
          starts.check("ln B, a start of the optimiser", 15) { log(c[.b]) },
        ])
  }

  /// The best of 500 sizes from 1e6 to 1e12 at a budget, as the notebook looks for it.
  private func bestOnGrid(_ budget: Double) -> Double? {
    (0..<500).map { pow(10, 6 + 6 * Double($0) / 499) }.min { one, other in
      surface.loss(size: one, tokens: budget / (6 * one))
        < surface.loss(size: other, tokens: budget / (6 * other))
    }
  }

  static let paper = LawCard(
    id: "kang-2025", nicknames: ["flame-moe"],
    title: "Kang, Yu, Xiong 2025, FLAME-MoE, as published (unconverged)",
    citation: "arXiv:2505.20225", form: "L = E + A/N^α + B/D^β",
    conventions:
      "N active parameters; D tokens, C = 6ND; 64 experts, top-8, shared ones; nats per token "
      + "of DCLM-baseline; natural logarithms",
    provenance: "the authors' notebook; its eight optima and losses follow from the digits",
    range: FittedRange(
      source: "80 runs of 1e18 to 3e19 FLOP, 64 experts, top-8",
      [.compute: Extent(1e18...3e19), .topK: Extent(8...8), .expansion: Extent(8...8)]),
    cautions: [
      "UNCONVERGED: A = 148.413 = e^5 and B = 3269017.37 = e^15 are the starts of its optimiser, which "
        + "never moved them; only E, α and β were fitted around them",
      "worked: at 2e19 FLOP it advises 354M active and 9.4B tokens, 27 a parameter; at 1.1e22 it advises "
        + "32.3B and 57B tokens, 1.8 a parameter, where the paper's own isoFLOP curves say 41.3B; β = 0.7155 "
        + "beside α = 0.2797 follows from the start of B and not from the runs",
      "a refit needs the losses of its 80 runs, which are not in the repository",
      "no dense form, so that it compares no MoE with dense models",
    ])
}
