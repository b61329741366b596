import Statistics
import Tabular

/// The tables of long-form factuality.
public enum FactualityTables {
  /// A row for each model and goal.
  public static func scores(_ answers: [FactualityAnswer]) -> Table {
    var table = Table(
      name: "factuality", summary: "F1@K: the mean over prompts, and what mean counts would give",
      columns: [
        Column("model", .text, "The model that answered."),
        Column("k", .integer, "K, the supported facts at which a response counts as complete."),
        Column("recall", .number, "Mean of R_K = min(S/K, 1) over responses."),
        Column("f1", .number, "Mean of F1@K over responses."),
        Column("low", .number, "Low end of its bootstrap interval over prompts."),
        Column("high", .number, "High end of it."),
        Column("interval_level", .number, "The share of resamples inside the interval."),
        Column("f1_of_mean_counts", .number, "The shortcut: F1@K of mean counts."),
        Column("shortcut_error", .number, "The shortcut less the mean of F1@K, to 0.0001."),
        Column("published_f1", .number, "What the paper prints."),
        Column("origin", .text, "counts, distribution, or published means with a fitted spread."),
      ])
    for answer in answers {
      for goal in answer.goals {
        table.append([
          .text(answer.model), .integer(goal.goal.facts), .number(goal.recall), .number(goal.f1),
          Cell(goal.interval?.low), Cell(goal.interval?.high), Cell(goal.interval?.level),
          .number(goal.shortcut.shortcut), .number(rounded(goal.shortcut.error)),
          Cell(goal.published),
          .text(answer.origin.rawValue),
        ])
      }
    }
    return table
  }

  /// To four places, finer than anybody rates.
  private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

  /// A row for each model with its F1@K side by side, for people.
  public static func overview(_ answers: [FactualityAnswer]) -> Table {
    let goals = answers.first?.goals.map(\.goal.facts) ?? []
    let isPublished = answers.contains { $0.origin == .published }
    var table = Table(
      name: "overview", summary: "Mean F1@K in percent, and what mean counts would add to it",
      columns: [Column("model", .text, "The model that answered.")]
        + goals.map { Column("f1_at_\($0)", .number, "Mean F1@K in percent at K = \($0).") }
        + [Column("mean_counts_off", .number, "F1@K of mean counts less it, at worst, in points.")]
        + (isPublished
          ? [Column("from_published", .number, "From what the paper prints, at worst, in points.")]
          : []))
    for answer in answers {
      let off = answer.goals.compactMap { goal in
        goal.published.map { goal.f1 - $0 }
      }.max { abs($0) < abs($1) }
      table.append(
        [.text(answer.model)] + answer.goals.map { .number((1_000 * $0.f1).rounded() / 10) }
          + [.number((1_000 * answer.worstShortcut).rounded() / 10)]
          + (isPublished ? [Cell(off.map { (100 * rounded($0)) })] : []))
    }
    return table
  }

  /// A row for each model: what the scores hang on.
  public static func models(_ answers: [FactualityAnswer]) -> Table {
    var table = Table(
      name: "responses", summary: "Facts in a response, and how much precision varies",
      columns: [
        Column("model", .text, "The model that answered."),
        Column("responses", .integer, "Responses that were counted."),
        Column("precision", .number, "Mean precision over responses with facts."),
        Column("precision_low", .number, "Low end of its bootstrap interval over prompts."),
        Column("precision_high", .number, "High end of it."),
        Column("supported", .number, "Mean number of supported facts."),
        Column("supported_sd", .number, "Its standard deviation between responses."),
        Column("not_supported", .number, "Mean number of facts that are not supported."),
        Column("precision_sd", .number, "Standard deviation of precision between responses."),
        Column("chance_sd", .number, "The deviation that chance within responses would give."),
        Column("icc", .number, "Share of a fact's variance that lies between responses."),
        Column("design_effect", .number, "Facts needed for one independent fact's worth."),
      ])
    for answer in answers {
      let effect = answer.spread.flatMap { spread in
        try? DesignEffect(
          factsPerResponse: spread.meanFacts,
          intraclassCorrelation: spread.intraclassCorrelation)
      }
      table.append([
        .text(answer.model), Cell(answer.responses), Cell(answer.precision),
        Cell(answer.precisionInterval?.low), Cell(answer.precisionInterval?.high),
        .number(answer.meanSupported), Cell(answer.supportedDeviation),
        Cell(answer.meanNotSupported), Cell(answer.spread?.deviation),
        Cell(answer.spread?.binomialDeviation), Cell(answer.spread?.intraclassCorrelation),
        Cell(effect?.factor),
      ])
    }
    return table
  }

  /// A row for each pair of models and metric, on the prompts that both answered.
  public static func pairs(
    _ sets: [ResponseSet], goals: [FactGoal], resampling: Resampling, assurance: Assurance
  ) -> Table {
    var table = Table(
      name: "pairs", summary: "Models against each other on the prompts that both answered",
      columns: [
        Column("first", .text, "A model."), Column("second", .text, "Another one."),
        Column("metric", .text, "What they are compared by."),
        Column("prompts", .integer, "Prompts that both answered."),
        Column("difference", .number, "First less second."),
        Column("low", .number, "Low end of its bootstrap interval over prompts."),
        Column("high", .number, "High end of it."),
        Column("deviation", .number, "Standard deviation of the difference on one prompt."),
        Column("resolvable", .number, "The least difference that so many prompts resolve."),
      ])
    for (index, first) in sets.enumerated() {
      for second in sets.dropFirst(index + 1) {
        for metric in [FactMetric.precision] + goals.map(FactMetric.f1) {
          guard let pair = PairedDifference(first, second, by: metric) else { continue }
          let interval = resampling.interval(ofMean: pair.differences)
          let comparison = try? PairedComparison(deviation: pair.deviation, assurance: assurance)
          let least = try? comparison?.detectableDifference(prompts: pair.differences.count)
          table.append([
            .text(first.model), .text(second.model), .text(metric.name),
            .integer(pair.differences.count), .number(pair.mean), .number(interval.low),
            .number(interval.high), .number(pair.deviation), Cell(least),
          ])
        }
      }
    }
    return table
  }
}

extension FactMetric {
  /// The metric as tables name it.
  public var name: String {
    switch self {
    case .precision: "precision"
    case .f1(let goal): "F1@\(goal.facts)"
    }
  }
}
