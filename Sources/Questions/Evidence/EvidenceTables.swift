import Evidence
import Foundation
import Tabular
import Units

/// The tables that show matched comparisons and what they say.
enum EvidenceTables {
  static let sets: [Filling<ComparisonSet>] = [
    .text("set", "Id of the set.") { $0.id },
    .text("lab", "Who trained the models.") { $0.lab },
    .text("role", "What the set is used for.") { $0.card.role.rawValue },
    .text("stage", "What was done to the models before they were scored.") {
      $0.card.stage.rawValue
    },
    .text("same_data", "Whether MoE and siblings saw the same corpus.") { $0.sameData.rawValue },
    .integer("siblings", "Dense models.") { $0.siblings.count },
    .integer("moes", "MoE models.") { $0.routed.count },
    .integer("metrics", "Benchmarks and losses.") { $0.metrics.count },
    .integer("readings", "Dense equivalents that were read, by metric.") { $0.readings.count },
    .number("gamma", "Mean of ln(N_eq/active)/ln(total/active) over axes.") { set in
      mean(set.byAxis.map(\.gamma))
    },
    .number("observed_over_predicted", "Mean of N_eq over √(active · total).") { set in
      mean(set.byAxis.map(\.error)).map { exp($0) }
    },
    .text("remark", "What a reader must know before using the set.") { $0.card.remark },
  ]

  static let summaries: [Filling<EvidenceSummary>] = [
    .text("selection", "What is selected.") { $0.selection.name },
    .integer("sets", "Sets.") { $0.sets.count },
    .integer("models", "MoE models.") { $0.models },
    .integer("readings", "Pairs of an MoE and an axis.") { $0.readings },
    .number("gamma_mean", "Mean over sets of γ = ln(N_eq/active)/ln(total/active).") {
      $0.gamma.mean
    },
    .number("gamma_sd", "Standard deviation of γ between sets.") { $0.gamma.deviation },
    .number("bias", "Observed over √(active · total), mean in logarithms.") { $0.errors?.bias },
    .number("rms", "Root mean square of ln(observed/predicted), as a factor.") { $0.errors?.rms },
    .number("within_factor_2", "Share of readings within a factor of 2.") {
      $0.errors?.withinDouble
    },
  ]

  static let siblings: [Filling<DenseSibling>] = [
    .text("sibling", "Dense model.") { $0.name },
    .number("size_parameters", unit: "parameters", "Its size.") { $0.size.value },
    .number("tokens", unit: "tokens", "Tokens of training; empty where not published.") {
      $0.tokens?.value
    },
  ]

  static let readings: [Filling<AxisReading>] = [
    .text("model", "The MoE.") { $0.model.name },
    .text("axis", "What the scores are about.") { $0.subject },
    .number("equivalent_parameters", unit: "parameters", "Measured dense equivalent.") {
      $0.size.value
    },
    .number("low", unit: "parameters", "Low end of the 80 % range.") {
      $0.interval(level: 0.8).low.value
    },
    .number("high", unit: "parameters", "High end.") { $0.interval(level: 0.8).high.value },
    .number("gamma", "ln(N_eq/active)/ln(total/active).") { $0.gamma },
    .number("predicted_parameters", unit: "parameters", "√(active · total).") {
      $0.model.geometricMean.value
    },
    .integer("metrics", "Benchmarks pooled.") { $0.metrics.count },
    .text("place", "Where the benchmarks lie: inside the ladder, beyond it, or on lent slopes.") {
      placeWords($0.metrics.map(\.place)) + remark($0.size, $0.model)
    },
  ]

  /// Said of a reading that no dense equivalent can have; empty for others.
  private static func remark(_ size: Parameters, _ model: RoutedModel) -> String {
    size > model.total ? "; above all parameters, which cannot be and is not counted" : ""
  }

  static let metricReadings: [Filling<MetricReading>] = [
    .text("model", "The MoE.") { $0.model.name },
    .text("metric", "Benchmark or loss.") { $0.metric },
    .text("axis", "What it is about.") { $0.axis.rawValue },
    .number("equivalent_parameters", unit: "parameters", "Dense size of equal score.") {
      $0.size.value
    },
    .number("log_sd", "Standard error of ln N_eq from the noise of both scores alone.") {
      $0.deviation
    },
    .text("place", "Where the score lies.") { placeWords([$0.place]) + remark($0.size, $0.model) },
  ]

  static let unread: [Filling<UnreadMetric>] = [
    .text("model", "The MoE.") { $0.model },
    .text("metric", "Benchmark or loss.") { $0.metric },
    .text("reason", "Why no equivalent was read.") { $0.reason.text },
  ]

  static let rows: [Filling<PairRow>] = [
    .text("model", "Model.") { $0.model },
    .text("kind", "dense or moe.") { $0.kind.rawValue },
    .text("metric", "Benchmark or loss.") { $0.metric },
    .number("score", "Published score.") { $0.score },
    .text("source", "Where it is published.") { $0.source },
    .text("provenance", "Whether it was read there or quoted by others.") {
      $0.provenance.rawValue
    },
  ]

  /// Where readings lie, each place once with its count.
  static func placeWords(_ places: [ReadingPlace]) -> String {
    var counts: [(word: String, count: Int)] = []
    for place in places {
      let word =
        switch place {
        case .inside: "interpolated"
        case .above: "above the ladder"
        case .below: "below the ladder"
        case .borrowedSlope: "lent slope"
        case .denseLaw: "by a dense law"
        }
      if let known = counts.firstIndex(where: { $0.word == word }) {
        counts[known].count += 1
      } else {
        counts.append((word, 1))
      }
    }
    return counts.map { counts.count == 1 ? $0.word : "\($0.count) \($0.word)" }
      .joined(separator: ", ")
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
