import Quantities

extension RoutedLaw2022 {
  /// The S-BASE router, refitted at full precision.
  public static let refit = RoutedLaw2022(
    card: card(
      id: "routed-2022",
      provenance: "full-precision refit of the paper's form to its 58 released S-BASE and dense "
        + "runs (least squares in log₁₀, root mean square 0.0032); not the printed table"),
    set: CoefficientSet(
      source: "refit to github.com/google-deepmind/scaling_laws_for_routing, final step, top-1, "
        + "routing frequency 0.5, seed 42, and the dense runs",
      [
        "a": "-0.08303", "b": "-0.11804", "c": "0.009925", "d": "1.11358", "E_start": "2.075",
        "E_max": "238.675",
      ]))

  /// The S-BASE router with the three-digit coefficients of the paper.
  public static let printed = RoutedLaw2022(
    card: card(
      id: "routed-2022-printed",
      provenance: "paper, Table 3, read in a secondary source",
      variantOf: "routed-2022",
      cautions: [
        "the printed digits bias the loss by about -0.01 nats and move the cutoff from 0.8T to 1T"
      ]),
    set: CoefficientSet(
      source: "arXiv:2202.01169, Table 3",
      [
        "a": "-0.082", "b": "-0.108", "c": "0.009", "d": "1.104", "E_start": "1.847",
        "E_max": "314.478",
      ]))

  private static func card(
    id: String, provenance: String, variantOf: String? = nil, cautions: [String] = []
  ) -> LawCard {
    LawCard(
      id: id,
      title: "Clark et al. 2022, Unified Scaling Laws for Routed Language Models",
      citation: "arXiv:2202.01169",
      form: "log₁₀ L = a log₁₀ N + b log₁₀ Ê + c log₁₀ N log₁₀ Ê + d,  "
        + "1/Ê = 1/(E - 1 + 1/(1/E_start - 1/E_max)) + 1/E_max",
      conventions: "N active parameters without embeddings; E experts of a top-1 router in every "
        + "second layer, otherwise matched by total over active; 131B tokens; FLOP = 6ND",
      provenance: provenance,
      range: FittedRange(
        source: "the released runs",
        [
          .activeParameters: Extent(16.5e6...1.31e9), .expansion: Extent(1...512),
          .tokens: Extent(130e9...131.1e9), .topK: Extent(1...1),
          .routedLayerShare: Extent(0.5...0.5),
        ]),
      cautions: [
        "tokens are fixed, so that large models are under-trained: the law says that routing stops "
          + "helping"
      ] + cautions,
      variantOf: variantOf)
  }
}
