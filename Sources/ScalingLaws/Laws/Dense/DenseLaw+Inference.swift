import Statistics
import Units

extension DenseLaw {
  /// Sardana and others 2023 on all their runs.
  public static let inferenceAdjusted2023 = inferenceAdjusted(
    nil, [10, 10_000], e: "1.45", a: "33.66", b: "138.9", alpha: "0.18", beta: "0.24")

  /// Sardana and others 2023 on the runs of up to so many tokens a parameter.
  public static let inferenceAdjusted2023Supports = [
    inferenceAdjusted(
      100, [10, 100], e: "0.17", a: "7.199", b: "25.97", alpha: "0.08", beta: "0.13"),
    inferenceAdjusted(
      250, [10, 250], e: "0.98", a: "14.23", b: "39.54", alpha: "0.13", beta: "0.16"),
    inferenceAdjusted(
      500, [10, 500], e: "0.95", a: "17.07", b: "35.80", alpha: "0.13", beta: "0.16"),
  ]

  private static func inferenceAdjusted(
    _ support: Int?, _ ratios: [Double], e: String, a: String, b: String, alpha: String,
    beta: String
  ) -> DenseLaw {
    let id = "inference-adjusted-2023"
    return DenseLaw(
      card: LawCard(
        id: support.map { "\(id)-\($0)" } ?? id,
        title: "Sardana et al. 2023, Beyond Chinchilla-Optimal: Accounting for Inference",
        citation: "arXiv:2401.00448",
        form: form + ";  min 6ND + 2N·D_inference at equal loss",
        conventions: conventions + "; embeddings are not spoken of in what could be read",
        provenance: "secondary source; fitted to the paper's 47 runs"
          + (support.map { " of up to \($0) tokens a parameter" } ?? ", all of them"),
        range: FittedRange(
          source: "secondary source: 47 models",
          [
            .activeParameters: Extent(150e6...6e9),
            .tokensPerParameter: Extent(ratios[0]...ratios[1]),
          ]),
        cautions: [
          "two-digit exponents",
          "the constants move with the runs kept: α from 0.08 to 0.18 and β from 0.13 to 0.24",
        ],
        variantOf: support == nil ? nil : id),
      set: CoefficientSet(
        source: "arXiv:2401.00448, table of fits by support",
        ["E": e, "A": a, "B": b, "α": alpha, "β": beta]))
  }
}
