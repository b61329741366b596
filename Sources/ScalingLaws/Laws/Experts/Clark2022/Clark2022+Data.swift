import Statistics

/// The constants of Clark's law, Table 3.
enum RoutedConstant: Int, CoefficientName {
  case a, b, c, d, start, maximum
}

/// The routers that the paper fits.
private enum Router: String {
  case sBase = "S-BASE"
  case reinforced = "RL-R"
  case hash = "HASH"

  /// The law of the router in its ids; S-BASE is the standard reading.
  var mark: String {
    switch self {
    case .sBase: ""
    case .reinforced: "-rl"
    case .hash: "-hash"
    }
  }
}

extension Clark2022 {
  /// The S-BASE router, refitted at full precision.
  public static let refit = fitted(
    .sBase, runs: 58, deviation: "0.0032",
    [
      (.a, "a", "-0.08303"), (.b, "b", "-0.11804"), (.c, "c", "0.009925"), (.d, "d", "1.11358"),
      (.start, "E_start", "2.075"), (.maximum, "E_max", "238.675"),
    ]
  ) { $0.releasedRuns + $0.effectiveSize + $0.cutoff(937e9, within: 0.1) }

  /// The RL-R router, refitted at full precision.
  public static let refitReinforced = fitted(
    .reinforced, runs: 56, deviation: "0.0032",
    [
      (.a, "a", "-0.08273"), (.b, "b", "-0.12342"), (.c, "c", "0.011233"), (.d, "d", "1.10701"),
      (.start, "E_start", "1.722"), (.maximum, "E_max", "470.053"),
    ]
  ) { $0.reinforcedRuns + $0.cutoff(85e9, within: 0.1) }

  /// The HASH router, refitted at full precision.
  public static let refitHash = fitted(
    .hash, runs: 59, deviation: "0.0030",
    [
      (.a, "a", "-0.08736"), (.b, "b", "-0.13836"), (.c, "c", "0.012635"), (.d, "d", "1.15953"),
      (.start, "E_start", "4.269"), (.maximum, "E_max", "427.323"),
    ]
  ) { $0.hashRuns + $0.cutoff(83e9, within: 0.1) }

  /// The S-BASE router with the three-digit coefficients of the paper.
  public static let printed = printed(
    .sBase,
    caution: "the printed digits put losses about 0.01 nats too high and move the cutoff from 0.8T "
      + "to 1T",
    [
      (.a, "a", "-0.082"), (.b, "b", "-0.108"), (.c, "c", "0.009"), (.d, "d", "1.104"),
      (.start, "E_start", "1.847"), (.maximum, "E_max", "314.478"),
    ]
  ) { $0.releasedRuns }

  /// The RL-R router with the three-digit coefficients of the paper.
  public static let printedReinforced = printed(
    .reinforced,
    caution: "the printed digits put losses about 0.036 nats too high and the cutoff at 32B, "
      + "not 85B",
    [
      (.a, "a", "-0.083"), (.b, "b", "-0.126"), (.c, "c", "0.012"), (.d, "d", "1.111"),
      (.start, "E_start", "1.880"), (.maximum, "E_max", "469.982"),
    ]
  ) { $0.reinforcedRuns + $0.cutoff(85e9, within: 0.45) }

  /// The HASH router with the three-digit coefficients of the paper.
  public static let printedHash = printed(
    .hash,
    caution: "the printed digits put losses about 0.021 nats too low and the cutoff at 215B, "
      + "not 83B",
    [
      (.a, "a", "-0.087"), (.b, "b", "-0.136"), (.c, "c", "0.012"), (.d, "d", "1.157"),
      (.start, "E_start", "4.175"), (.maximum, "E_max", "477.741"),
    ]
  ) { $0.hashRuns + $0.cutoff(83e9, within: 0.45) }

  private static func fitted(
    _ router: Router, runs: Int, deviation: String,
    _ digits: [(name: RoutedConstant, symbol: String, digits: String)],
    numbers: @escaping @Sendable (Clark2022) -> [PublishedCheck]
  ) -> Clark2022 {
    Clark2022(
      card: card(
        router, suffix: "",
        provenance: "full-precision refit of the paper's form to its \(runs) released "
          + "\(router.rawValue) and dense runs (least squares in log₁₀, root mean square "
          + "\(deviation)); not the printed table"),
      set: CoefficientSet(
        RoutedConstant.self,
        source: "refit to github.com/google-deepmind/scaling_laws_for_routing, final step, "
          + "top-1, routing frequency 0.5, seed 42, and the dense runs", digits),
      numbers: numbers)
  }

  private static func printed(
    _ router: Router, caution: String,
    _ digits: [(name: RoutedConstant, symbol: String, digits: String)],
    numbers: @escaping @Sendable (Clark2022) -> [PublishedCheck]
  ) -> Clark2022 {
    Clark2022(
      card: card(
        router, suffix: "-printed", provenance: "paper, Table 3, read in a secondary source",
        cautions: [caution]),
      set: CoefficientSet(RoutedConstant.self, source: "arXiv:2202.01169, Table 3", digits),
      numbers: numbers)
  }

  private static func card(
    _ router: Router, suffix: String, provenance: String, cautions: [String] = []
  ) -> LawCard {
    let variant = router.mark + suffix
    return LawCard(
      id: "clark-2022" + variant, nicknames: ["routed" + variant],
      formerIDs: ["routed-2022" + variant],
      title: "Clark et al. 2022, Unified Scaling Laws for Routed Language Models, "
        + router.rawValue,
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
      variantOf: variant.isEmpty ? nil : "clark-2022", fittedForm: "routed")
  }
}
