import Statistics

extension DenseLaw {
  /// Hoffmann and others 2022, approach 3, with the digits of the paper's TeX source.
  public static let hoffmann2022 = DenseLaw(
    card: LawCard(
      id: "hoffmann-2022", nicknames: ["chinchilla"], formerIDs: ["chinchilla-2022-tex"],
      title: hoffmann, citation: "arXiv:2203.15556",
      form: form, conventions: conventions,
      provenance: "approach 3 with the digits of the paper's TeX source, read in the notebook of "
        + "Besiroglu et al. 2024",
      range: hoffmannRange,
      cautions: [
        "the fit stopped early: Besiroglu et al. 2024 find another optimum from the same runs"
      ],
      fittedForm: "chinchilla"),
    writing: .logarithms,
    set: CoefficientSet(
      LogarithmicConstant.self, source: "arXiv:2203.15556, TeX source",
      [
        (.logA, "ln A", "6.0073404"), (.logB, "ln B", "6.0179186"),
        (.logFloor, "ln E", "0.5267228"), (.alpha, "α", "0.33917084"), (.beta, "β", "0.2849083"),
      ])
  ) { law in
    law.toFourDigits.optima([
      (1e21, 2.215e9, 34.0, 2.2954), (5.76e23, 4.031e10, 59.1, 1.9184),
      (3.8e25, 2.729e11, 85.1, 1.8110),
    ])
      + law.toFourDigits.losses([
        (70e9, 1.4e12, 1.9208), (7e9, 2e12, 2.0079), (280e9, 300e9, 1.9673),
      ])
      + [
        law.exponent(0.46, in: "arXiv:2203.15556, approach 3", within: 0.005),
        law.ratio(61.8, at: 1e24, within: 0.1),
      ]
  }

  /// Hoffmann and others 2022, approach 3, with the two-digit exponents of the paper's body.
  public static let hoffmann2022Printed = DenseLaw(
    card: LawCard(
      id: "hoffmann-2022-printed", nicknames: ["chinchilla-printed"],
      formerIDs: ["chinchilla-2022"],
      title: hoffmann, citation: "arXiv:2203.15556",
      form: form, conventions: conventions,
      provenance: "paper, approach 3, as printed in the body; two-digit exponents",
      range: hoffmannRange,
      cautions: [
        "rounding the exponents moves the optimal tokens per parameter at 5.76e23 FLOP from 59 to 93",
        "the fit stopped early: Besiroglu et al. 2024 find another optimum from the same runs",
      ],
      variantOf: "hoffmann-2022", fittedForm: "chinchilla"),
    set: .plain(
      source: "arXiv:2203.15556, equation 10", e: "1.69", a: "406.4", b: "410.7", alpha: "0.34",
      beta: "0.28")
  ) { law in
    [
      law.ratio(97.7, at: 1e24, within: 0.1), law.ratio(93, at: 5.76e23, within: 0.5),
      law.databricks(3.85e9),
    ]
  }

  /// The same law by constants of four digits, from which some stated numbers were worked out.
  private var toFourDigits: DenseLaw {
    DenseLaw(
      card: card,
      set: .plain(
        source: "arXiv:2203.15556, TeX source", e: "1.6934", a: "406.4", b: "410.7",
        alpha: "0.3392", beta: "0.2849"), numbers: numbers)
  }

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
