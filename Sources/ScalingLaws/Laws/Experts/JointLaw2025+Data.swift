import Statistics
import Units

extension JointLaw2025 {
  static let published = LawCard(
    id: "joint-moe-2025",
    title: "Ludziejewski et al. 2025, Joint MoE Scaling Laws",
    citation: "arXiv:2502.05172",
    form: "L = a Ê^δ N^(α + γ ln Ê) + b Ê^ω D^(β + ζ ln Ê) + c,  "
      + "1/Ê = 1/(E - 1 + 1/(1/E_start - 1/E_max)) + 1/E_max",
    conventions: "N active parameters with both embeddings; D tokens; E experts of a top-1 router, "
      + "taken as total over active of the routed feed-forward; natural logarithm; FLOP = 6ND",
    provenance: "paper, Tables 3 and 4; Table 4 where E is tabulated",
    range: FittedRange(
      source: "paper, section 3: over 280 runs",
      [
        .expansion: Extent(1...32), .activeParameters: Extent(79e6...2.7e9),
        .totalParameters: Extent(high: 5e9), .tokens: Extent(0.5e9...80e9),
        .tokensPerParameter: Extent(1...414), .topK: Extent(1...1),
        .routedLayerShare: Extent(1...1),
      ]),
    cautions: [
      "the authors do not trust extreme tokens per parameter; errors grow below one",
      "fitted without granularity: finer experts are outside",
    ])

  /// Table 3, in the order in which the law reads them.
  static let table3 = CoefficientSet(
    source: "arXiv:2502.05172, Table 3",
    [
      "a": "35.91", "α": "-0.1889", "δ": "-0.2285", "γ": "0.0098", "b": "35.98", "β": "-0.1775",
      "ω": "0.5529", "ζ": "-0.0259", "E_start": "2.0732", "E_max": "290.4521", "c": "1.3637",
    ])

  /// Table 4: the reduced form m N^μ + n D^ν + c for each number of experts.
  static let table4: [(experts: Double, set: CoefficientSet)] = [
    row(1, "30.3640", "-0.1817", "53.9838", "-0.1965"),
    row(2, "27.7982", "-0.1780", "66.8401", "-0.2065"),
    row(4, "24.8462", "-0.1731", "87.7022", "-0.2192"),
    row(8, "21.8330", "-0.1676", "119.9126", "-0.2338"),
    row(16, "19.0159", "-0.1617", "167.5073", "-0.2494"),
    row(32, "16.5424", "-0.1557", "234.6726", "-0.2652"),
  ]

  private static func row(
    _ experts: Int, _ m: String, _ mu: String, _ n: String, _ nu: String
  ) -> (experts: Double, set: CoefficientSet) {
    let set = CoefficientSet(
      source: "arXiv:2502.05172, Table 4",
      ["m(\(experts))": m, "μ(\(experts))": mu, "n(\(experts))": n, "ν(\(experts))": nu])
    return (Double(experts), set)
  }
}
