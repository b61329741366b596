import Foundation
import Statistics

extension AxisRule {
  /// Factual recall: Li 2026, Incompressible Knowledge Probes.
  public static let recall = AxisRule(
    card: card(
      id: "li-2026", nicknames: ["recall"], formerIDs: ["axis-recall"], quality: "factual recall",
      citation: "arXiv:2604.24827",
      provenance: "fitted to 41 open MoE of its panel; a second fit to 47 agrees",
      range: FittedRange(
        source: "the panel of 93 models", [.totalParameters: Extent(0.135e9...1.6e12)]),
      cautions: [
        "a 90 % band of a factor three around its line",
        "fitted to models without dense siblings; siblings agree for fine-grained MoE only (moesim "
          + "evidence)",
      ]),
    gamma: Coefficient(
      "γ", "1.00", source: "arXiv:2604.24827, fit to 41 MoE",
      range: Interval(kind: .bootstrap, low: 0.86, high: 1, level: 0.9))
  ) { law in
    let panel = law.stated(
      in: "arXiv:2604.24827, line over dense and MoE models and the accuracy of one MoE",
      .decades(0.48), because: "the paper's band around its line is a factor of three")
    // Accuracy = 0.1588 log₁₀ N + 0.2423, N in billions.
    return [
      ("DeepSeek-V3", 37e9, 671e9, 0.688), ("Mixtral 8x22B", 39e9, 141e9, 0.613),
      ("Mixtral 8x7B", 12.9e9, 46.7e9, 0.5331), ("Qwen3-235B-A22B", 22e9, 235e9, 0.5471),
    ].map { name, active, total, accuracy in
      panel.check(
        "dense size that recalls as much as \(name)",
        1e9 * pow(10, (accuracy - 0.2423) / 0.1588)
      ) { try law.equivalent(active: active, total: total) }
    }
  }
}
