import Statistics
import Units

extension AxisRule {
  /// Factual recall.
  public static let recall = AxisRule(
    card: card(
      id: "axis-recall", quality: "factual recall",
      citation: "arXiv:2604.24827",
      provenance: "fitted to 41 open MoE of its panel; a second fit to 47 agrees",
      range: FittedRange(
        source: "the panel of 93 models", [.totalParameters: Extent(0.135e9...1.6e12)]),
      cautions: ["a 90 % band of a factor three around its line"]),
    coefficients: CoefficientSet([
      Coefficient(
        "γ", "1.00", source: "arXiv:2604.24827, fit to 41 MoE",
        range: Interval(kind: .bootstrap, low: 0.86, high: 1, level: 0.9))
    ]))

  /// A broad suite of benchmarks.
  public static let broadSuite = AxisRule(
    card: card(
      id: "axis-broad", quality: "a broad suite of benchmarks",
      citation: "Databricks 2024, Introducing DBRX, Table 5",
      provenance: "worked out from one point: MoE-A against two dense runs, with γ = 0.45 under "
        + "Hoffmann's and 0.60 under Besiroglu's law",
      range: FittedRange(
        source: "the one point",
        [.totalParameters: Extent(7.7e9...7.7e9), .tokensPerParameter: Extent(107...107)]),
      cautions: [
        "one point, one run on each side: an anchor, not a law",
        "takes the benchmark for a loss and MoE-A's data for those of the dense runs",
      ]),
    coefficients: CoefficientSet([
      Coefficient(
        "γ", "0.5", source: "one point of Table 5, between two laws",
        range: Interval(kind: .betweenLaws, low: 0.45, high: 0.6))
    ]))

  /// Reasoning, for which no number is published: the reader's own γ, or nothing.
  ///
  /// At equal total parameters MoE reason worse than dense models (Jelassi and others 2024, Nakamura
  /// and others 2025), which puts γ below 1 and most likely between 0 and 0.5; the kind of the range
  /// says where it comes from.
  public static func reasoning(gamma: Double, range: Interval? = nil) -> AxisRule {
    AxisRule(
      card: card(
        id: "axis-reasoning", quality: "reasoning", citation: "your own",
        provenance: "γ is yours: the literature tells its direction only",
        range: FittedRange(source: "none", [:]), cautions: ["fitted to nothing"]),
      coefficients: CoefficientSet([
        Coefficient("γ", gamma.description, source: "your own", range: range)
      ]))
  }

  private static func card(
    id: String, quality: String, citation: String, provenance: String, range: FittedRange,
    cautions: [String]
  ) -> LawCard {
    LawCard(
      id: id, title: "N_active (N_total/N_active)^γ, for \(quality)", citation: citation,
      form: "N_eq = N_active (N_total/N_active)^γ",
      conventions: "both counts with embeddings; same tokens; says nothing of the loss",
      provenance: provenance, range: range, cautions: cautions, kind: .rule)
  }
}
