import Statistics

/// The constants of the efficiency leverage, Table 2.
enum LeverageConstant: Int, CoefficientName {
  case a, d, gamma, beta, start, maximum
}

extension Tian2025 {
  static let paper = LawCard(
    id: "tian-2025", nicknames: ["efficiency-leverage", "leverage", "ling"],
    formerIDs: ["efficiency-leverage-2025"],
    title: "Tian et al. 2025, Towards Greater Leverage: Scaling Laws for Efficient MoE Models",
    citation: "arXiv:2507.17702",
    form: "EL = Â^(a + d log₁₀ C + γ (log₂ G)² + β log₂ G),  "
      + "1/Â = 1/(A + 1/(1/A_start - 1/A_max)) + 1/A_max",
    conventions: "EL dense over MoE FLOP at equal loss; A = (K + shared)/(E + shared); "
      + "G = 2d/d_expert; C training FLOP of the MoE, 6ND without embeddings; sizes without "
      + "embeddings",
    provenance: "paper, Table 2; bases of the logarithms inferred from its stated results",
    range: FittedRange(
      source: "paper: over 300 models",
      [
        .compute: Extent(1e18...6e20), .activationRatio: Extent(0.008...1),
        .granularity: Extent(2...16),
      ]),
    cautions: [
      "the paper's FLOP per token is ambiguous by tens of percent",
      "gives 0.994, not 1, for a dense model of granularity 2 at 1e20",
      "relates compute budgets; at the same tokens it is read as a ratio of active sizes",
    ])

  static let table2 = CoefficientSet(
    LeverageConstant.self, source: "arXiv:2507.17702, Table 2",
    [
      (.a, "a", "1.23"), (.d, "d", "-7.61e-2"), (.gamma, "γ", "1.67e-2"),
      (.beta, "β", "-1.17e-1"), (.start, "A_start", "1.63e-2"), (.maximum, "A_max", "5.28e16"),
    ])
}
