import Tabular
import Units

/// The tables of what rating costs and tells.
public enum RatingTables {
  /// A row for each rater: price, errors, and what they do to a difference.
  public static func raters(_ question: RatingQuestion) -> Table {
    var table = Table(
      name: "raters", summary: "Raters: price, errors, and what is left of a true difference",
      columns: [
        Column("rater", .text, "Who rates."),
        Column("cost_per_response", .number, unit: "dollars", "Price of rating one response."),
        Column("cost_per_fact", .number, unit: "dollars", "The same over its facts."),
        Column("error_at_least", .number, "Share of facts judged wrongly; a lower bound."),
        Column("error_low", .number, "Low end of the bound's 95 % interval (Wilson)."),
        Column("error_high", .number, "High end of it."),
        Column("factor_j", .number, "J: a difference that is reported over the true one."),
        Column("prompt_factor", .number, "Prompts needed, over those of a rater without errors."),
      ])
    for rater in question.raters {
      let error = rater.errorRate
      let factor = (try? rater.attenuation.promptFactor(withinShare: question.withinShare))
        .flatMap { $0 }
      table.append([
        .text(rater.name), .number(rater.costPerResponse.value),
        .number(rater.costPerResponse.value / question.factsPerResponse), Cell(error?.lowerBound),
        Cell(error?.range.lowerBound), Cell(error?.range.upperBound),
        .number(rater.attenuation.factor), Cell(factor),
      ])
    }
    return table
  }

  /// Machine and person over the same facts, as the paper counted.
  public static func agreement() -> Table {
    var table = Table(
      name: "agreement", summary: "SAFE and people over the same 16,011 facts",
      columns: [
        Column("quantity", .text, "What was counted."),
        Column("count", .integer, "How many."), Column("of", .integer, "Of how many."),
        Column("value", .number, "The share, or a correlation over responses."),
        Column("low", .number, "Low end of its 95 % interval (Wilson)."),
        Column("high", .number, "High end of it."), Column("source", .text, "Where it stands."),
      ])
    let study = RaterStudy.longFact2024
    let rows = [
      ("facts on which both agree", study.value.agreed),
      ("sampled disagreements: SAFE is right", study.value.automaticRight),
      ("sampled disagreements: the person is right", study.value.personRight),
    ]
    for (name, share) in rows {
      let range = share.wilson()
      table.append([
        .text(name), .integer(share.count), .integer(share.total), .number(share.share),
        .number(range.lowerBound), .number(range.upperBound), .text(study.source),
      ])
    }
    let correlations = RaterStudy.countCorrelations
    for (name, value) in [
      ("correlation of supported facts", correlations.value.supported),
      ("correlation of facts not supported", correlations.value.notSupported),
    ] {
      table.append([
        .text(name), .empty, .empty, .number(value), .empty, .empty, .text(correlations.source),
      ])
    }
    return table
  }

  /// What the published ratings cost, part by part.
  public static func bills() -> Table {
    var table = Table(
      name: "bills", summary: "What the published ratings cost, 496 responses of 16,011 facts",
      columns: [
        Column("rater", .text, "Who rated."), Column("part", .text, "A part of the bill."),
        Column("cost", .number, unit: "dollars", "What it cost in all."),
        Column("per_response", .number, unit: "dollars", "Over the responses."),
        Column("per_fact", .number, unit: "dollars", "Over the facts."),
        Column("source", .text, "Where it stands."),
      ])
    for (rater, bill) in [("SAFE", RatingBill.automatic), ("person", RatingBill.person)] {
      let value = bill.value
      let parts = value.parts + [RatingBill.Part("total", value.total)]
      for part in value.parts.count == 1 ? value.parts : parts {
        table.append([
          .text(rater), .text(part.name), .number(part.cost.value),
          .number(part.cost.value / Double(value.responses)),
          .number(part.cost.value / Double(value.facts)), .text(bill.source),
        ])
      }
    }
    return table
  }

  /// A row for each difference, deviation and rater: prompts and dollars.
  public static func plans(_ question: RatingQuestion) -> Table {
    var table = Table(
      name: "rating", summary: "Prompts and dollars that resolve a true difference",
      columns: [
        Column("difference", .number, "The true difference of two models."),
        Column("deviation", .number, "Standard deviation of the difference on one prompt."),
        Column("rater", .text, "Who rates."),
        Column("reported_difference", .number, "What the rater's figures show of it."),
        Column("prompts", .integer, "Prompts, each answered by both models."),
        Column("cost", .number, unit: "dollars", "Rating both models' responses."),
      ])
    for difference in question.differences {
      for deviation in question.deviations {
        for rater in question.raters {
          let plan = question.plan(rater, difference: difference, deviation: deviation)
          table.append([
            .number(difference), .number(deviation), .text(rater.name),
            .number(rater.attenuation.reported(difference)), Cell(plan?.prompts),
            Cell(plan?.cost.value),
          ])
        }
      }
    }
    return table
  }

  /// A row for each number of prompts and deviation: the least difference that it resolves.
  public static func resolvable(_ question: RatingQuestion, prompts: [Int]) -> Table {
    var table = Table(
      name: "resolvable", summary: "The least difference that so many prompts resolve",
      columns: [
        Column("prompts", .integer, "Prompts, each answered by both models."),
        Column("deviation", .number, "Standard deviation of the difference on one prompt."),
        Column("difference", .number, "The least difference, for a rater without errors."),
      ])
    for count in prompts {
      for deviation in question.deviations {
        let pair = try? PairedComparison(deviation: deviation, assurance: question.assurance)
        table.append([
          .integer(count), .number(deviation),
          Cell(try? pair?.detectableDifference(prompts: count)),
        ])
      }
    }
    return table
  }

  /// The cheapest split between training runs and rated prompts; none without training runs.
  public static func splits(_ question: RatingQuestion) -> Table? {
    guard question.training != nil else { return nil }
    var table = Table(
      name: "runs", summary: "The cheapest split between training runs and rated prompts",
      columns: [
        Column("difference", .number, "The true difference of two recipes."),
        Column("deviation", .number, "Standard deviation of the difference on one prompt."),
        Column("rater", .text, "Who rates."),
        Column("runs_per_arm", .integer, "Training runs of each recipe; two at least."),
        Column("prompts_per_arm", .integer, "Rated prompts of each recipe, over all its runs."),
        Column("training_cost", .number, unit: "dollars", "All runs."),
        Column("rating_cost", .number, unit: "dollars", "All ratings."),
        Column("cost", .number, unit: "dollars", "Both."),
        Column("best_ratio", .number, "Runs over prompts at the cheapest, √(2σ²c_e/(sd²c_t))."),
      ])
    for difference in question.differences {
      for deviation in question.deviations {
        for rater in question.raters {
          let comparison = question.comparison(rater, deviation: deviation)
          let plan = comparison?.cheapestPlan(toResolve: difference)
          table.append([
            .number(difference), .number(deviation), .text(rater.name), Cell(plan?.runsPerArm),
            Cell(plan?.promptsPerArm), Cell(plan?.trainingCost.value),
            Cell(plan?.ratingCost.value), Cell(plan?.cost.value), Cell(comparison?.bestRatio),
          ])
        }
      }
    }
    return table
  }
}
