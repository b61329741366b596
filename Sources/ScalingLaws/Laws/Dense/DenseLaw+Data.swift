import Statistics
import Units

extension DenseLaw {
  /// Hoffmann and others 2022, approach 3, with the digits of the paper's TeX source.
  public static let chinchilla2022Source = DenseLaw(
    card: LawCard(
      id: "chinchilla-2022-tex",
      title: hoffmann, citation: "arXiv:2203.15556",
      form: form, conventions: conventions,
      provenance: "approach 3 with the digits of the paper's TeX source, read in the notebook of "
        + "Besiroglu et al. 2024",
      range: hoffmannRange,
      cautions: [
        "the fit stopped early: Besiroglu et al. 2024 find another optimum from the same runs"
      ]),
    writing: .logarithms,
    set: CoefficientSet(
      source: "arXiv:2203.15556, TeX source",
      [
        "ln A": "6.0073404", "ln B": "6.0179186", "ln E": "0.5267228", "α": "0.33917084",
        "β": "0.2849083",
      ]))

  /// Hoffmann and others 2022, approach 3, with the two-digit exponents of the paper's body.
  public static let chinchilla2022 = DenseLaw(
    card: LawCard(
      id: "chinchilla-2022",
      title: hoffmann, citation: "arXiv:2203.15556",
      form: form, conventions: conventions,
      provenance: "paper, approach 3, as printed in the body; two-digit exponents",
      range: hoffmannRange,
      cautions: [
        "rounding the exponents moves the optimal tokens per parameter at 5.76e23 FLOP from 59 to 93",
        "the fit stopped early: Besiroglu et al. 2024 find another optimum from the same runs",
      ],
      variantOf: "chinchilla-2022-tex"),
    set: CoefficientSet(
      source: "arXiv:2203.15556, equation 10",
      ["E": "1.69", "A": "406.4", "B": "410.7", "α": "0.34", "β": "0.28"]))

  /// Besiroglu and others 2024, the refit of the 240 points read off Hoffmann's figure 4.
  public static let chinchillaReplication2024 = DenseLaw(
    card: LawCard(
      id: "chinchilla-replication-2024",
      title: "Besiroglu et al. 2024, Chinchilla Scaling: A Replication Attempt",
      citation: "arXiv:2404.10102",
      form: form, conventions: conventions,
      provenance: "paper, refit of 240 points read off figure 4 of Hoffmann et al. 2022",
      range: FittedRange(
        source: "the 240 points",
        [
          .activeParameters: Extent(57.3e6...16.2e9), .tokens: Extent(0.819e9...318e9),
          .compute: Extent(1.40e18...1.30e22), .tokensPerParameter: Extent(0.456...341),
        ]),
      cautions: [
        "A with α and B with β are strongly correlated: their standard errors cannot be drawn apart"
      ]),
    set: CoefficientSet(
      source: "arXiv:2404.10102, section 3",
      ["E": "1.8172", "A": "482.01", "B": "2085.43", "α": "0.3478", "β": "0.3658"]),
    refits: replicationDraws)

  private static let hoffmann =
    "Hoffmann et al. 2022, Training Compute-Optimal Large Language Models"
  private static let hoffmannRange = FittedRange(
    source: "paper: over 400 models",
    [
      .activeParameters: Extent(70e6...16e9), .tokens: Extent(5e9...500e9),
      .compute: Extent(6e18...3e21),
    ])
  static let form = "L = E + A/N^α + B/D^β"
  static let conventions =
    "N all parameters, embeddings included; D tokens of a single epoch; FLOP = 6ND"
}
