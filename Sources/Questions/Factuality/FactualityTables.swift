import Hypotheses
import QualityAxes
import Statistics
import Tabular
import Units

/// The tables of long-form factuality.
enum FactualityTables {
  /// A row for each model and goal.
  static func scores(_ answers: [FactualityAnswer]) -> Table {
    let rows = answers.flatMap { answer in
      answer.goals.map { (model: answer.model, origin: answer.origin, goal: $0) }
    }
    return Table(
      "factuality", "F1@K: the mean over prompts, and what mean counts would give", of: rows,
      [
        .text("model", "The model that answered.") { $0.model },
        .integer("k", "K, the supported facts at which a response counts as complete.") {
          $0.goal.goal.facts
        },
        .number("recall", "Mean of R_K = min(S/K, 1) over responses.") { $0.goal.recall },
        .number("f1", "Mean of F1@K over responses.") { $0.goal.f1 },
        .number("low", "Low end of its bootstrap interval over prompts.") {
          $0.goal.interval?.low
        },
        .number("high", "High end of it.") { $0.goal.interval?.high },
        .number("interval_level", "The share of resamples inside the interval.") {
          $0.goal.interval?.level
        },
        .number("f1_of_mean_counts", "The shortcut: F1@K of mean counts.") {
          $0.goal.shortcut.shortcut
        },
        .number("shortcut_error", "The shortcut less the mean of F1@K, to 0.0001.") {
          rounded($0.goal.shortcut.error)
        },
        .number("published_f1", "What the paper prints.") { $0.goal.published },
        .text("origin", "counts, distribution, or published means with a fitted spread.") {
          $0.origin.rawValue
        },
      ])
  }

  /// To four places, finer than anybody rates.
  private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

  /// A row for each model with its F1@K side by side, for people.
  static func overview(_ answers: [FactualityAnswer]) -> Table {
    let goals = answers.first?.goals.map(\.goal.facts) ?? []
    return Table(
      "overview", "Mean F1@K in percent, and what mean counts would add to it", of: answers,
      [.text("model", "The model that answered.") { $0.model }]
        + goals.enumerated().map { index, k in
          .number("f1_at_\(k)", "Mean F1@K in percent at K = \(k).") {
            (1_000 * $0.goals[index].f1).rounded() / 10
          }
        } + [
          .number("mean_counts_off", "F1@K of mean counts less it, at worst, in points.") {
            (1_000 * $0.worstShortcut).rounded() / 10
          },
          .number("from_published", "From what the paper prints, at worst, in points.") {
            $0.goals.compactMap { goal in goal.published.map { goal.f1 - $0 } }
              .max { abs($0) < abs($1) }.map { 100 * rounded($0) }
          },
        ])
  }

  /// A row for each model: what the scores hang on.
  static func models(_ answers: [FactualityAnswer]) -> Table {
    Table(
      "responses", "Facts in a response, and how much precision varies", of: answers,
      [
        .text("model", "The model that answered.") { $0.model },
        .integer("responses", "Responses that were counted.") { $0.responses },
        .number("precision", "Mean precision over responses with facts.") { $0.precision },
        .number("precision_low", "Low end of its bootstrap interval over prompts.") {
          $0.precisionInterval?.low
        },
        .number("precision_high", "High end of it.") { $0.precisionInterval?.high },
        .number("supported", "Mean number of supported facts.") { $0.meanSupported },
        .number("supported_sd", "Its standard deviation between responses.") {
          $0.supportedDeviation
        },
        .number("not_supported", "Mean number of facts that are not supported.") {
          $0.meanNotSupported
        },
        .number("precision_sd", "Standard deviation of precision between responses.") {
          $0.spread?.deviation
        },
        .number("chance_sd", "The deviation that chance within responses would give.") {
          $0.spread?.binomialDeviation
        },
        .number("icc", "Share of a fact's variance that lies between responses.") {
          $0.spread?.intraclassCorrelation
        },
        .number("design_effect", "Facts needed for one independent fact's worth.") {
          $0.spread.flatMap { spread in
            try? DesignEffect(
              factsPerResponse: spread.meanFacts,
              intraclassCorrelation: spread.intraclassCorrelation)
          }?.factor
        },
      ])
  }

  /// A pair of models by one metric, on the prompts that both answered.
  struct Pair: Sendable {
    let first: String
    let second: String
    let metric: FactMetric
    let difference: PairedDifference
    /// Student's, which keeps its word on few prompts where percentiles of resamples do not.
    let interval: ClosedRange<Double>?
    let comparison: PairedComparison?
    /// The dollars of rating one prompt's responses of both models.
    let costPerPrompt: Double

    var pValue: Double { Sample(difference.differences).pValue() }
    var resolvable: Double? {
      try? comparison?.detectableDifference(prompts: difference.differences.count)
    }
    func power(of size: Double) -> Double? {
      try? comparison?.rejectionRate(of: size, prompts: difference.differences.count)
    }
    /// The prompts that show a difference; none beyond those that exist.
    func prompts(for size: Double, of available: Int) -> Int? {
      comparison?.prompts(toResolve: size).flatMap { $0 <= available ? $0 : nil }
    }
  }

  /// Every pair of models by precision and F1@K.
  static func pairs(_ question: Factuality, assurance: Assurance) -> [Pair] {
    let bill = RatingBill.automatic.value
    return StyleTables.pairs(question.sets).flatMap { first, second in
      ([FactMetric.precision] + question.goals.map(FactMetric.f1)).compactMap { metric in
        guard let difference = PairedDifference(first, second, by: metric) else { return nil }
        let prices = [first, second].map { set in
          let facts =
            set.meanSupported + set.meanNotSupported
            + (set.sample(of: .irrelevant)?.mean ?? 0)
          return question.comparison.costPerResponse
            ?? bill.total.value / Double(bill.facts) * facts
        }
        return Pair(
          first: first.model, second: second.model, metric: metric, difference: difference,
          interval: Sample(difference.differences).interval(level: question.resampling.level),
          comparison: try? PairedComparison(deviation: difference.deviation, assurance: assurance),
          costPerPrompt: prices.reduce(0, +))
      }
    }
  }

  /// A row for each pair of models and metric: difference, test, power, prompts and dollars.
  static func table(_ pairs: [Pair], _ terms: Factuality.PairTerms) -> Table {
    let adjusted = HolmCorrection.adjusted(pairs.map(\.pValue))
    return Table(
      "pairs", "Models against each other on the prompts that both answered",
      of: Array(zip(pairs, adjusted)),
      [
        .text("first", "A model.") { $0.0.first },
        .text("second", "Another one.") { $0.0.second },
        .text("metric", "What they are compared by.") { $0.0.metric.name },
        .integer("prompts", "Prompts that both answered.") { $0.0.difference.differences.count },
        .number("difference", "First less second.") { $0.0.difference.mean },
        .number("low", "Low end of Student's interval over prompts.") {
          $0.0.interval?.lowerBound
        },
        .number("high", "High end of it.") { $0.0.interval?.upperBound },
        .number("p_value", "How often chance makes as much, both sides (paired t).") {
          $0.0.pValue
        },
        .number("p_holm", "The same, corrected for all rows (Holm).") { $0.1 },
        .number("deviation", "Standard deviation of the difference on one prompt.") {
          $0.0.difference.deviation
        },
        .number("resolvable", "The least difference that so many prompts resolve.") {
          $0.0.resolvable
        },
        .number("power", "Chance that so many prompts show the stated difference.") {
          $0.0.power(of: terms.difference)
        },
        .integer("prompts_needed", "Prompts that show it; empty beyond those that exist.") {
          $0.0.prompts(for: terms.difference, of: terms.available)
        },
        .number("cost", unit: "dollars", "Rating both models on them.") { row, _ in
          row.prompts(for: terms.difference, of: terms.available).map {
            Double($0) * row.costPerPrompt
          }
        },
        .number("cost_of_all", unit: "dollars", "Rating both on every prompt that exists.") {
          $0.0.costPerPrompt * Double(terms.available)
        },
        .number("resolvable_by_all", "The least difference that all of them resolve.") {
          try? $0.0.comparison?.detectableDifference(prompts: terms.available)
        },
      ])
  }
}

extension FactMetric {
  /// The metric as tables name it.
  fileprivate var name: String {
    switch self {
    case .precision: "precision"
    case .f1(let goal): "F1@\(goal.facts)"
    }
  }
}
