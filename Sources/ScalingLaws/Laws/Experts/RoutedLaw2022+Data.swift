import Statistics
import Units

extension RoutedLaw2022 {
  /// The S-BASE router, refitted at full precision.
  public static let refit = fitted(
    "S-BASE", id: "routed-2022", runs: 58, deviation: "0.0032",
    [
      "a": "-0.08303", "b": "-0.11804", "c": "0.009925", "d": "1.11358", "E_start": "2.075",
      "E_max": "238.675",
    ])

  /// The RL-R router, refitted at full precision.
  public static let refitReinforced = fitted(
    "RL-R", id: "routed-2022-rl", runs: 56, deviation: "0.0032",
    [
      "a": "-0.08273", "b": "-0.12342", "c": "0.011233", "d": "1.10701", "E_start": "1.722",
      "E_max": "470.053",
    ])

  /// The HASH router, refitted at full precision.
  public static let refitHash = fitted(
    "HASH", id: "routed-2022-hash", runs: 59, deviation: "0.0030",
    [
      "a": "-0.08736", "b": "-0.13836", "c": "0.012635", "d": "1.15953", "E_start": "4.269",
      "E_max": "427.323",
    ])

  /// The S-BASE router with the three-digit coefficients of the paper.
  public static let printed = printed(
    "S-BASE", id: "routed-2022-printed",
    caution: "the printed digits bias the loss by about -0.01 nats and move the cutoff from 0.8T "
      + "to 1T",
    [
      "a": "-0.082", "b": "-0.108", "c": "0.009", "d": "1.104", "E_start": "1.847",
      "E_max": "314.478",
    ])

  /// The RL-R router with the three-digit coefficients of the paper.
  public static let printedReinforced = printed(
    "RL-R", id: "routed-2022-rl-printed",
    caution: "the printed digits bias the loss by about -0.036 nats and put the cutoff at 32B, "
      + "not 85B",
    [
      "a": "-0.083", "b": "-0.126", "c": "0.012", "d": "1.111", "E_start": "1.880",
      "E_max": "469.982",
    ])

  /// The HASH router with the three-digit coefficients of the paper.
  public static let printedHash = printed(
    "HASH", id: "routed-2022-hash-printed",
    caution: "the printed digits bias the loss by about 0.021 nats and put the cutoff at 215B, "
      + "not 83B",
    [
      "a": "-0.087", "b": "-0.136", "c": "0.012", "d": "1.157", "E_start": "4.175",
      "E_max": "477.741",
    ])

  private static func fitted(
    _ router: String, id: String, runs: Int, deviation: String,
    _ digits: KeyValuePairs<String, String>
  ) -> RoutedLaw2022 {
    RoutedLaw2022(
      card: card(
        router, id: id,
        provenance: "full-precision refit of the paper's form to its \(runs) released \(router) "
          + "and dense runs (least squares in log₁₀, root mean square \(deviation)); not the "
          + "printed table"),
      set: CoefficientSet(
        source: "refit to github.com/google-deepmind/scaling_laws_for_routing, final step, "
          + "top-1, routing frequency 0.5, seed 42, and the dense runs", digits))
  }

  private static func printed(
    _ router: String, id: String, caution: String, _ digits: KeyValuePairs<String, String>
  ) -> RoutedLaw2022 {
    RoutedLaw2022(
      card: card(
        router, id: id, provenance: "paper, Table 3, read in a secondary source",
        cautions: [caution]),
      set: CoefficientSet(source: "arXiv:2202.01169, Table 3", digits))
  }

  private static func card(
    _ router: String, id: String, provenance: String, cautions: [String] = []
  ) -> LawCard {
    LawCard(
      id: id,
      title: "Clark et al. 2022, Unified Scaling Laws for Routed Language Models, \(router)",
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
          + "helping",
        "loss on the authors' own validation text and vocabulary of 32k",
      ] + cautions,
      variantOf: id == "routed-2022" ? nil : "routed-2022")
  }
}
