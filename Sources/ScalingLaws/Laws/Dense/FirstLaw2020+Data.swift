import Statistics
import Units

extension FirstLaw2020 {
  static let published = LawCard(
    id: "first-law-2020",
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
    source: "arXiv:2001.08361, table 2",
    ["α_N": "0.076", "α_D": "0.103", "N_c": "6.4e13", "D_c": "1.8e13"])
}
