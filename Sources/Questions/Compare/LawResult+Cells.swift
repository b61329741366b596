import ScalingLaws
import Statistics
import Tabular
import Units

extension LawResult {
  /// The columns of a result, shared by comparisons and sweeps.
  public static let columns = [
    Column("run", .text, "Name of the run in the scenario."),
    Column("against", .text, "denseEquivalent, or the run that it is set against."),
    Column("mode", .text, "What is held equal; asTrained against another run."),
    Column("law", .text, "Id of the law."),
    Column(
      "dense_equivalent_parameters", .number, unit: "parameters",
      "Dense size of the same loss on the same tokens, as the law counts parameters."),
    Column("dense_equivalent_low", .number, unit: "parameters", "Low end of its interval."),
    Column("dense_equivalent_high", .number, unit: "parameters", "High end of its interval."),
    Column(
      "compute_multiplier", .number,
      "Dense FLOP over the run's FLOP for the same loss; against a run, its FLOP over this one's."),
    Column("compute_multiplier_low", .number, "Low end of its interval."),
    Column("compute_multiplier_high", .number, "High end of its interval."),
    Column("interval_kind", .text, "What the intervals cover."),
    Column("interval_level", .number, "The share of repetitions they cover, where it is known."),
    Column(
      "loss_nats_per_token", .number, unit: "nats per token",
      "Loss in the law's own tokenizer and text; not comparable between laws."),
    Column(
      "loss_gap_nats_per_token", .number, unit: "nats per token",
      "Loss of the run less that of the other, or of the dense model of equal means."),
    Column("loss_gap_low", .number, unit: "nats per token", "Low end of its interval."),
    Column("loss_gap_high", .number, unit: "nats per token", "High end of its interval."),
    Column(
      "token_multiplier", .number,
      "Tokens of a dense model of the same FLOP per token over the run's, for the same loss."),
    Column(
      "crossover_tokens", .number, unit: "tokens",
      "The tokens below which a dense model of the same FLOP per token is better."),
    Column(
      "size_parameters", .number, unit: "parameters",
      "Size that the law gives a model without one, as it counts parameters."),
    Column("tokens", .number, unit: "tokens", "Tokens that go with that size."),
    Column("tokens_per_parameter", .number, "Those tokens over that size."),
    Column("in_range", .boolean, "Whether the run lies in the law's fitted range."),
    Column("outside_factor", .number, "How many times outside, on the furthest axis."),
    Column("outside", .text, "How far outside on each axis."),
    Column("remark", .text, "How the law had to read the model, or why it does not answer."),
    Column("citation", .text, "Where the law is published."),
  ]

  /// The result as cells in the order of `columns`.
  public var cells: [Cell] {
    let head: [Cell] = [
      .text(run.name), .text(against.name), .text(mode?.rawValue ?? "asTrained"), .text(law.id),
    ]
    switch outcome {
    case .failure(let refusal):
      let blank = [Cell](repeating: .empty, count: Self.columns.count - head.count - 2)
      return head + blank + [.text("no answer: \(refusal.reason)"), .text(law.citation)]
    case .success(let numbers):
      let values: [Cell] = [
        Cell(numbers.denseEquivalent), Cell(numbers.denseEquivalentInterval?.low),
        Cell(numbers.denseEquivalentInterval?.high), Cell(numbers.multiplier),
        Cell(numbers.multiplierInterval?.low), Cell(numbers.multiplierInterval?.high),
        Cell(numbers.interval?.kind.rawValue), Cell(numbers.interval?.level), Cell(numbers.loss),
        Cell(numbers.lossGap), Cell(numbers.lossGapInterval?.low),
        Cell(numbers.lossGapInterval?.high), Cell(numbers.tokenMultiplier),
        Cell(numbers.crossover), Cell(numbers.size), Cell(numbers.tokens),
        Cell(numbers.tokensPerParameter),
      ]
      let remark = numbers.remarks.joined(separator: "; ")
      let range: [Cell] = [
        .boolean(numbers.excesses.isEmpty), Cell(numbers.excesses.first?.factor), Cell(distance),
        remark.isEmpty ? .empty : .text(remark), .text(law.citation),
      ]
      return head + values + range
    }
  }
}
