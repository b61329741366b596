import Statistics
import Units

/// The constants of the law of pruned weights.
enum PruningConstant: Int, CoefficientName {
  case aS, bS, cS, bN, aD, bD, floor
}

extension Frantar2023 {
  /// T5 encoder-decoders on C4.
  public static let text = Frantar2023(
    card: card(variant: "", data: "T5 on C4"),
    coefficients: CoefficientSet(
      PruningConstant.self, source: source,
      [
        (.aS, "a_S", "16.8"), (.bS, "b_S", "0.722"), (.cS, "c_S", "45.0"), (.bN, "b_N", "0.245"),
        (.aD, "a_D", "6.90e8"), (.bD, "b_D", "0.203"), (.floor, "c", "0.651"),
      ]),
    equivalents: [1.587, 2.16, 2.635])

  /// Vision transformers on JFT-4B; D counts images.
  public static let images = Frantar2023(
    card: card(variant: "-vision", data: "ViT on JFT-4B"),
    coefficients: CoefficientSet(
      PruningConstant.self, source: source,
      [
        (.aS, "a_S", "2.94e2"), (.bS, "b_S", "0.821"), (.cS, "c_S", "4.68e2"),
        (.bN, "b_N", "0.392"), (.aD, "a_D", "2.37e8"), (.bD, "b_D", "0.890"),
        (.floor, "c", "4.517"),
      ]),
    equivalents: [1.596, 2.172, 2.633])

  private static let source = "arXiv:2309.08520, fitted coefficients, secondary source"

  /// Dense sizes of equal loss over the weights that remain.
  public var published: PublishedNumbers {
    let group = stated(
      in: "arXiv:2309.08520, dense equivalents (secondary)", .absolute(0.002),
      because: "stated to three decimals; the source prints 2.16")
    let size = Sizes(all: Parameters(1e9))
    return .checks(
      zip([0.5, 0.75, 0.875], equivalents).map { sparsity, multiplier in
        let share = PublishedCheck.text(sparsity * 100)
        return group.check("dense size over remaining weights at \(share) % sparsity", multiplier) {
          let design = Design(active: size, total: size, kind: .pruned(sparsity: sparsity))
          return try denseEquivalent(of: design, tokens: Tokens(1e11), data: .none).value / 1e9
        }
      })
  }

  private static func card(variant: String, data: String) -> LawCard {
    LawCard(
      id: "frantar-2023" + variant, nicknames: ["pruning" + variant],
      formerIDs: ["pruning-2023" + variant],
      title: "Frantar et al. 2023, Scaling Laws for Sparsely-Connected Foundation Models, \(data)",
      citation: "arXiv:2309.08520",
      form: "L = (a_S (1 - S)^b_S + c_S)/N^b_N + (a_D/D)^b_D + c",
      conventions: "N weights that are not zero, embeddings are not mentioned in what could be "
        + "read; S share of zero weights; FLOP = 6ND of the dense phase, see the cautions",
      provenance: "form and numbers read in a secondary source; it states 2.16 for 75 % sparsity, "
        + "which they give",
      range: FittedRange(
        source: "sparsities of 0, 50, 75 and 87.5 %", [.sparsity: Extent(0...0.875)]),
      cautions: [
        "weights pruned anywhere, not experts: says nothing of MoE",
        "pruning goes step by step, so that training costs more than 6ND of the weights that remain",
      ],
      variantOf: variant.isEmpty ? nil : "frantar-2023")
  }
}
