import Statistics

extension AxisRule {
  /// A broad suite of benchmarks: one point of the DBRX announcement.
  public static let broadSuite = AxisRule(
    card: card(
      id: "databricks-2024", nicknames: ["broad-suite"], formerIDs: ["axis-broad"],
      quality: "a broad suite of benchmarks",
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
    gamma: Coefficient(
      "γ", "0.5", source: "one point of Table 5, between two laws",
      range: Interval(kind: .betweenLaws, low: 0.45, high: 0.6))
  ) { law in
    [("Hoffmann's", 3.85e9), ("Besiroglu's", 4.65e9)].map { name, size in
      law.stated(
        in: "Databricks 2024, Introducing DBRX, Table 5, read through \(name) law",
        .relative(0.12), because: "the rule stands between two laws that are 20 % apart"
      ).check("dense size that MoE-A, 2.2B of 7.7B, is worth under \(name) law", size) {
        try law.equivalent(active: 2.2e9, total: 7.7e9)
      }
    }
  }
}
