import Statistics

/// The constants of the joint law, Table 3.
enum JointConstant: Int, CoefficientName {
  case a, alpha, delta, gamma, b, beta, omega, zeta, start, maximum, floor
}

/// The constants of its reduced form m N^μ + n D^ν + c, Table 4.
enum ReducedConstant: Int, CoefficientName {
  case m, mu, n, nu

  /// The symbol in the formula.
  var symbol: String {
    switch self {
    case .m: "m"
    case .mu: "μ"
    case .n: "n"
    case .nu: "ν"
    }
  }
}

extension Ludziejewski2025 {
  static let paper = LawCard(
    id: "ludziejewski-2025", nicknames: ["joint-moe", "joint"], formerIDs: ["joint-moe-2025"],
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
    ],
    fittedForm: "joint-moe")

  static let table3 = CoefficientSet(
    JointConstant.self, source: "arXiv:2502.05172, Table 3",
    [
      (.a, "a", "35.91"), (.alpha, "α", "-0.1889"), (.delta, "δ", "-0.2285"),
      (.gamma, "γ", "0.0098"), (.b, "b", "35.98"), (.beta, "β", "-0.1775"),
      (.omega, "ω", "0.5529"), (.zeta, "ζ", "-0.0259"), (.start, "E_start", "2.0732"),
      (.maximum, "E_max", "290.4521"), (.floor, "c", "1.3637"),
    ])

  /// The reduced form m N^μ + n D^ν + c for each number of experts.
  static let table4: [(experts: Double, set: CoefficientSet)] = [
    row(1, m: "30.3640", mu: "-0.1817", n: "53.9838", nu: "-0.1965"),
    row(2, m: "27.7982", mu: "-0.1780", n: "66.8401", nu: "-0.2065"),
    row(4, m: "24.8462", mu: "-0.1731", n: "87.7022", nu: "-0.2192"),
    row(8, m: "21.8330", mu: "-0.1676", n: "119.9126", nu: "-0.2338"),
    row(16, m: "19.0159", mu: "-0.1617", n: "167.5073", nu: "-0.2494"),
    row(32, m: "16.5424", mu: "-0.1557", n: "234.6726", nu: "-0.2652"),
  ]

  private static func row(
    _ experts: Int, m: String, mu: String, n: String, nu: String
  ) -> (experts: Double, set: CoefficientSet) {
    let digits: [(ReducedConstant, String)] = [(.m, m), (.mu, mu), (.n, n), (.nu, nu)]
    let set = CoefficientSet(
      ReducedConstant.self, source: "arXiv:2502.05172, Table 4",
      digits.map { (name: $0.0, symbol: "\($0.0.symbol)(\(experts))", digits: $0.1) })
    return (Double(experts), set)
  }
}
