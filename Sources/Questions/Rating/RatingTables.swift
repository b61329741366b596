import QualityAxes
import Tabular
import Units

/// The tables of what rating costs and tells.
enum RatingTables {
  /// A difference that a rater is to show at one deviation on a prompt.
  private struct Case {
    let difference: Double
    let deviation: Double
    let rater: RaterOffer
  }

  private static func cases(_ question: RatingQuestion) -> [Case] {
    question.differences.flatMap { difference in
      question.deviations.flatMap { deviation in
        question.raters.map { Case(difference: difference, deviation: deviation, rater: $0) }
      }
    }
  }

  /// A row for each rater: price, errors, and what they do to a difference.
  static func raters(_ question: RatingQuestion) -> ShownTable {
    let (facts, within) = (question.factsPerResponse, question.withinShare)
    let isPublished = question.raters.contains { $0.errorRate != nil }
    return ShownTable(
      Table(
        "raters", "Raters: price, errors, and what is left of a true difference",
        of: question.raters,
        [
          .text("rater", "Who rates.") { $0.name },
          .number("cost_per_response", unit: "dollars", "Price of rating one response.") {
            $0.costPerResponse.value
          },
          .number("cost_per_fact", unit: "dollars", "The same over its facts.") {
            $0.costPerResponse.value / facts
          },
          .number("error_at_least", "Share of facts judged wrongly; a lower bound.") {
            $0.errorRate?.lowerBound
          },
          .number("error_low", "Low end of the bound's 95 % interval (Wilson).") {
            $0.errorRate?.range.lowerBound
          },
          .number("error_high", "High end of it.") { $0.errorRate?.range.upperBound },
          .number("factor_j", "J: a difference that is reported over the true one.") {
            $0.attenuation.factor
          },
          .number("prompt_factor", "Prompts needed, over those of a rater without errors.") {
            (try? $0.attenuation.promptFactor(withinShare: within)).flatMap { $0 }
          },
        ]),
      notes: isPublished
        ? [
          "The error rates are \(RaterErrorRate.caveat). J = 1 - 2e takes them as equal on true "
            + "and false facts, and the same for every model.",
          "Prices of 2024. SAFE is not claimed to match experts; the people are crowd annotators.",
        ] : [])
  }

  /// A row for each difference, deviation and rater: prompts and dollars.
  static func plans(_ question: RatingQuestion) -> ShownTable {
    let rows = cases(question).map { one in
      (
        one: one,
        plan: question.plan(one.rater, difference: one.difference, deviation: one.deviation)
      )
    }
    let assurance = question.assurance
    return ShownTable(
      Table(
        "rating", "Prompts and dollars that resolve a true difference", of: rows,
        [
          .number("difference", "The true difference of two models.") { $0.one.difference },
          .number("deviation", "Standard deviation of the difference on one prompt.") {
            $0.one.deviation
          },
          .text("rater", "Who rates.") { $0.one.rater.name },
          .number("reported_difference", "What the rater's figures show of it.") {
            $0.one.rater.attenuation.reported($0.one.difference)
          },
          .integer("prompts", "Prompts, each answered by both models.") { $0.plan?.prompts },
          .number("cost", unit: "dollars", "Rating both models' responses.") {
            $0.plan?.cost.value
          },
          .number("least", "The least difference that all prompts that exist resolve.") {
            question.leastDifference($0.one.rater, deviation: $0.one.deviation)
          },
        ]),
      notes: [
        "Empty: more than the \(ShownNumber.grouped(question.available)) prompts that exist would be "
          + "needed; 'least' is what those can show.",
        "Paired on the same prompts, two-sided at \(RatingCharts.percent(assurance.significance)) "
          + "with a power of \(RatingCharts.percent(assurance.power)). The normal formula holds "
          + "from about 120 prompts on.",
        "Deviations: \(PairedComparison.publishedDeviations.source); 0.15 between related models, "
          + "0.27 between others.",
      ])
  }

  /// A row for each number of prompts and deviation: the least difference that it resolves.
  static func resolvable(_ question: RatingQuestion, prompts: [Int]) -> ShownTable {
    let rows = prompts.flatMap { count in
      question.deviations.map { deviation in
        let pair = try? PairedComparison(deviation: deviation, assurance: question.assurance)
        return (
          prompts: count, deviation: deviation,
          least: try? pair?.detectableDifference(prompts: count)
        )
      }
    }
    return ShownTable(
      Table(
        "resolvable", "The least difference that so many prompts resolve", of: rows,
        [
          .integer("prompts", "Prompts, each answered by both models.") { $0.prompts },
          .number("deviation", "Standard deviation of the difference on one prompt.") {
            $0.deviation
          },
          .number("difference", "The least difference, for a rater without errors.") { $0.least },
        ]))
  }

  /// The cheapest split between training runs and rated prompts; none without training runs.
  static func splits(_ question: RatingQuestion) -> ShownTable? {
    guard question.training != nil else { return nil }
    let rows = cases(question).map { one in
      let comparison = question.comparison(one.rater, deviation: one.deviation)
      return (
        one: one, comparison: comparison,
        plan: question.split(
          one.rater, difference: one.difference, deviation: one.deviation)
      )
    }
    return ShownTable(
      Table(
        "runs", "The cheapest split between training runs and rated prompts", of: rows,
        [
          .number("difference", "The true difference of two recipes.") { $0.one.difference },
          .number("deviation", "Standard deviation of the difference on one prompt.") {
            $0.one.deviation
          },
          .text("rater", "Who rates.") { $0.one.rater.name },
          .integer("runs_per_arm", "Training runs of each recipe; two at least.") {
            $0.plan?.runsPerArm
          },
          .integer("prompts_per_arm", "Rated prompts of each recipe, over all its runs.") {
            $0.plan?.promptsPerArm
          },
          .number("training_cost", unit: "dollars", "All runs.") { $0.plan?.trainingCost.value },
          .number("rating_cost", unit: "dollars", "All ratings.") { $0.plan?.ratingCost.value },
          .number("cost", unit: "dollars", "Both.") { $0.plan?.cost.value },
          .number("best_ratio", "Runs over prompts at the cheapest, √(2σ²c_e/(sd²c_t)).") {
            $0.comparison?.bestRatio
          },
        ]),
      notes: [
        "At most the \(ShownNumber.grouped(question.available)) prompts that exist: where they are too "
          + "few, more runs take their place as far as they can.",
        "Variance of a difference: 2σ²/runs + sd²/prompts. Ratings cannot buy down the first "
          + "term, and two runs an arm are the least from which σ can be told.",
      ], hiding: ["best_ratio"])
  }
}
