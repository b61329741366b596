import Statistics
import Units

extension PruningLaw2023 {
  /// T5 encoder-decoders on C4.
  public static let text = PruningLaw2023(
    card: card(id: "pruning-2023", data: "T5 on C4", variantOf: nil),
    coefficients: CoefficientSet(
      source: "arXiv:2309.08520, fitted coefficients, secondary source",
      [
        "a_S": "16.8", "b_S": "0.722", "c_S": "45.0", "b_N": "0.245", "a_D": "6.90e8",
        "b_D": "0.203", "c": "0.651",
      ]))

  /// Vision transformers on JFT-4B; D counts images.
  public static let images = PruningLaw2023(
    card: card(id: "pruning-2023-vision", data: "ViT on JFT-4B", variantOf: "pruning-2023"),
    coefficients: CoefficientSet(
      source: "arXiv:2309.08520, fitted coefficients, secondary source",
      [
        "a_S": "2.94e2", "b_S": "0.821", "c_S": "4.68e2", "b_N": "0.392", "a_D": "2.37e8",
        "b_D": "0.890", "c": "4.517",
      ]))

  private static func card(id: String, data: String, variantOf: String?) -> LawCard {
    LawCard(
      id: id,
      title: "Frantar et al. 2023, Scaling Laws for Sparsely-Connected Foundation Models, \(data)",
      citation: "arXiv:2309.08520",
      form: "L = (a_S (1 - S)^b_S + c_S)/N^b_N + (a_D/D)^b_D + c",
      conventions: "N weights that are not zero, embeddings are not spoken of in what could be "
        + "read; S share of zero weights; FLOP = 6ND of the dense phase, see the cautions",
      provenance: "form and numbers read in a secondary source; it states 2.16 for 75 % sparsity, "
        + "which they give",
      range: FittedRange(
        source: "sparsities of 0, 50, 75 and 87.5 %", [.sparsity: Extent(0...0.875)]),
      cautions: [
        "weights pruned anywhere, not experts: says nothing of MoE",
        "pruning goes step by step, so that training costs more than 6ND of the weights that remain",
      ],
      variantOf: variantOf)
  }
}
