import ScalingLaws
import Statistics
import Tabular

extension LawResult {
  /// The columns of a result, shared by comparisons and sweeps.
  public static let columns: [Filling<LawResult>] = [
    .text("run", "Name of the run in the scenario.") { $0.run.name },
    .text("against", "denseEquivalent, or the run that it is compared with.") { $0.against.name },
    .text("mode", "What is held equal; asTrained against another run.") {
      $0.mode?.rawValue ?? "asTrained"
    },
    .text("law", "Id of the law.") { $0.law.id },
    .number(
      "dense_equivalent_parameters", unit: "parameters",
      "Dense size of the same loss on the same tokens, as the law counts parameters."
    ) { $0.numbers?.denseEquivalent },
    .number("dense_equivalent_low", unit: "parameters", "Low end of its interval.") {
      $0.numbers?.denseEquivalentInterval?.low
    },
    .number("dense_equivalent_high", unit: "parameters", "High end of its interval.") {
      $0.numbers?.denseEquivalentInterval?.high
    },
    .number(
      "compute_multiplier",
      "Dense FLOP over the run's FLOP for the same loss; against a run, its FLOP over this one's."
    ) { $0.numbers?.multiplier },
    .number("compute_multiplier_low", "Low end of its interval.") {
      $0.numbers?.multiplierInterval?.low
    },
    .number("compute_multiplier_high", "High end of its interval.") {
      $0.numbers?.multiplierInterval?.high
    },
    .text("interval_kind", "What the intervals cover.") { $0.numbers?.interval?.kind.rawValue },
    .number("interval_level", "The share of repetitions they cover, where it is known.") {
      $0.numbers?.interval?.level
    },
    .number(
      "loss_nats_per_token", unit: "nats per token",
      "Loss in the law's own tokenizer and text; not comparable between laws."
    ) { $0.numbers?.loss },
    .number(
      "loss_gap_nats_per_token", unit: "nats per token",
      "Loss of the run less that of the other, or of the dense model of equal means."
    ) { $0.numbers?.lossGap },
    .number("loss_gap_low", unit: "nats per token", "Low end of its interval.") {
      $0.numbers?.lossGapInterval?.low
    },
    .number("loss_gap_high", unit: "nats per token", "High end of its interval.") {
      $0.numbers?.lossGapInterval?.high
    },
    .number(
      "token_multiplier",
      "Tokens of a dense model of the same FLOP per token over the run's, for the same loss."
    ) { $0.numbers?.tokenMultiplier },
    .number(
      "crossover_tokens", unit: "tokens",
      "The tokens below which a dense model of the same FLOP per token is better."
    ) { $0.numbers?.crossover },
    .number(
      "size_parameters", unit: "parameters",
      "Size that the law gives a model without one, as it counts parameters."
    ) { $0.numbers?.size },
    .number("tokens", unit: "tokens", "Tokens that go with that size.") { $0.numbers?.tokens },
    .number("tokens_per_parameter", "Those tokens over that size.") {
      $0.numbers?.tokensPerParameter
    },
    .boolean("in_range", "Whether the run lies in the law's fitted range.") {
      $0.numbers?.excesses.isEmpty
    },
    .number("outside_factor", "How many times outside, on the furthest axis.") {
      $0.numbers?.excesses.first?.factor
    },
    .text("outside", "How far outside on each axis.") { $0.distance },
    .text("remark", "How the law had to read the model, or why it does not answer.") {
      $0.refusal.map { "no answer: \($0)" } ?? $0.reading
    },
    .text("citation", "Where the law is published.") { $0.law.citation },
    .text("impossible", "Why the answer cannot be, so that summaries leave it out.") {
      $0.impossibility
    },
  ]

  /// The result as cells in the order of `columns`.
  public var cells: [Cell] { Self.columns.map { $0.cell(self) } }

  /// Why the law does not answer; `nil` where it does.
  var refusal: String? { refused?.reason }

  /// How the law had to read the model.
  var reading: String? {
    guard let remarks = numbers?.remarks, !remarks.isEmpty else { return nil }
    return remarks.count == 1 ? remarks[0] : remarks.joined(separator: "; ")
  }
}

extension Spread {
  static let columns: [Filling<Spread>] = [
    .text("run", "Name of the run in the scenario.") { $0.run },
    .text("mode", "What is held equal.") { $0.mode.rawValue },
    .text("quantity", "What is spread: parameters, or a ratio of FLOP.") { $0.quantity.rawValue },
    .number("minimum", "Least answer.") { $0.minimum },
    .number("median", "Median answer.") { $0.median },
    .number("maximum", "Greatest answer.") { $0.maximum },
    .integer("laws", "Laws that answer.") { $0.lawCount },
    .integer("extrapolated", "Laws that answer outside their fitted range.") {
      $0.extrapolatedCount
    },
    .number(
      "weighted",
      "Mean of those inside their fit, by their errors on losses held out; empty under two such laws."
    ) { $0.weighted },
  ]
}
