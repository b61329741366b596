import Foundation
import Statistics
import Units

/// Kaplan and others 2020, "Scaling Laws for Neural Language Models" (arXiv:2001.08361), equation 1.5.
///
///     L(N, D) = ((N_c/N)^(α_N/α_D) + D_c/D)^α_D
///
/// N leaves embeddings out. There is no floor, and the sum stands under a power.
public struct Kaplan2020: DenseSurfaceLaw {
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

/// The constants of Kaplan's joint law, Table 2.
enum KaplanConstant: Int, CoefficientName {
  case alphaN, alphaD, sizeScale, tokenScale
}

extension Kaplan2020 {
  static let paper = LawCard(
    id: "kaplan-2020", nicknames: ["kaplan"], formerIDs: ["first-law-2020"],
    title: "Kaplan et al. 2020, Scaling Laws for Neural Language Models",
    citation: "arXiv:2001.08361",
    form: "L = ((N_c/N)^(α_N/α_D) + D_c/D)^α_D",
    conventions: "N parameters without embeddings; D tokens; FLOP = 6ND; WebText2",
    provenance: "paper, equation 1.5 and table 2, read in a secondary source",
    range: FittedRange(
      source: "secondary source: early-stopped runs, several epochs on the smallest sets",
      [.activeParameters: Extent(768...1.5e9), .tokens: Extent(22e6...23e9)]),
    cautions: [
      "no floor: extrapolations fall without end",
      "sizes leave embeddings out and learning rates decayed on one schedule; both move the optimum "
        + "towards large models (Pearce and Song 2024, Porian et al. 2024)",
      "its own advice, N ∝ C^0.73, comes from another fit and not from this formula",
    ])

  static let joint = CoefficientSet(
    KaplanConstant.self, source: "arXiv:2001.08361, table 2",
    [
      (.alphaN, "α_N", "0.076"), (.alphaD, "α_D", "0.103"), (.sizeScale, "N_c", "6.4e13"),
      (.tokenScale, "D_c", "1.8e13"),
    ])

  /// The loss of the largest run.
  public var published: PublishedNumbers {
    .checks([
      stated(
        in: "independent evaluation of arXiv:2001.08361", .absolute(0.0005),
        because: "stated to three decimals"
      ).check("loss of 1.5B on 23B", 2.310) {
        try surface(routedLike: nil).loss(size: 1.5e9, tokens: 2.3e10)
      }
    ])
  }
}
