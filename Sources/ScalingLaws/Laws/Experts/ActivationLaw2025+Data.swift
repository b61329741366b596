import Units

extension ActivationLaw2025 {
  static let published = LawCard(
    id: "activation-2025",
    title: "Zhao et al. 2025, Towards a Comprehensive Scaling Law of Mixture-of-Experts",
    citation: "arXiv:2509.23678",
    form: "L = (e G + f/G + m S² + n S)(1/N^α + k/N_a^α + h N_a/N) + a/N^α + b/D^β + c/N_a^α + ε",
    conventions: "N total and N_a active parameters, with or without embeddings is not said; D "
      + "tokens; G activated experts, read as routed and shared ones; S shared over activated "
      + "experts; FLOP = 6 N_a D",
    provenance: "formula and numbers read in a secondary source; its four published optima follow "
      + "from them",
    range: FittedRange(source: "about 450 runs; no range could be read", [:]),
    cautions: [
      "no dense form, so that it compares MoE only",
      "a best N_a/N exists at every size: 40 % at 30B, 22 % at 671B",
      "the floor of 1.82 makes the loss saturate early",
      "reviewers found the total number of experts not varied and the fit not described",
    ])

  static let published2025 = CoefficientSet(
    source: "arXiv:2509.23678, secondary source",
    [
      "e": "0.1577", "f": "7.2446", "m": "5.1395", "n": "-3.2363", "k": "0.0013", "h": "0.0450",
      "a": "38.051", "α": "0.2383", "b": "27129.05", "β": "0.4694", "c": "31.096", "ε": "1.8182",
    ])
}
