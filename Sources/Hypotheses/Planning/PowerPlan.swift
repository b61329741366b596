import Foundation
import QualityAxes
import Tabular
import Units

/// A question of planning: what it takes to settle a claim, and what a budget can settle.
public struct PowerPlan: Sendable {
  public let name: String
  public let question: Question

  public enum Question: Sendable {
    case scores(ScoreQuestion)
    case ladder(LadderQuestion)
  }

  public init(name: String, question: Question) {
    self.name = name
    self.question = question
  }

  /// The designs that answer it.
  public func designs() -> [PlannedDesign] {
    switch question {
    case .scores(let question): question.designs()
    case .ladder(let question): question.designs()
    }
  }

  /// The designs of several plans as a table.
  public static func table(_ plans: [(name: String, designs: [PlannedDesign])]) -> Table {
    var table = Table(
      name: "power", summary: "What it takes to settle claims, and what budgets can settle.",
      columns: PlannedDesign.columns)
    for plan in plans {
      for design in plan.designs { table.append(design.cells(plan: plan.name)) }
    }
    return table
  }
}

/// One design with what it costs and what it sees.
public struct PlannedDesign: Hashable, Sendable {
  public let design: String
  /// The effect that is looked for: a difference in points, or a true multiplier.
  public var effect: Double?
  /// Training runs of each recipe.
  public var runs: Int?
  /// Rated prompts of each recipe.
  public var prompts: Int?
  /// Seeds of every rung of a ladder.
  public var seeds: Int?
  public var trainingFLOP: FLOP?
  public var trainingCost: Dollars?
  public var ratingCost: Dollars?
  /// By the formula.
  public var power: Double?
  /// The share of simulated experiments that settled the claim.
  public var simulatedPower: Double?
  /// The mean share of the experiment that is run, where it may stop early.
  public var expectedShare: Double?
  public var remark: String

  public var cost: Dollars? {
    trainingCost.map { training in ratingCost.map { training + $0 } ?? training }
  }

  init(_ design: String, effect: Double? = nil, remark: String = "") {
    self.design = design
    self.effect = effect
    self.remark = remark
  }

  static let columns = [
    Column("plan", .text, "Name of the plan."),
    Column("design", .text, "What is asked and how the experiment runs."),
    Column("effect", .number, "The effect looked for: a difference of scores, or a multiplier."),
    Column("runs_per_arm", .integer, "Training runs of each recipe."),
    Column("prompts_per_arm", .integer, "Rated prompts of each recipe, over all its runs."),
    Column("seeds", .integer, "Runs of every size and number of tokens of a ladder."),
    Column("train_flop", .number, unit: "FLOP", "Training FLOP of all runs, 6ND."),
    Column("train_cost_dollars", .number, unit: "dollars", "Cost of all training runs."),
    Column("rating_cost_dollars", .number, unit: "dollars", "Cost of all ratings."),
    Column("cost_dollars", .number, unit: "dollars", "Both together."),
    Column("power", .number, "Chance of settling the claim, by the formula."),
    Column("simulated_power", .number, "Share of simulated experiments that settled it."),
    Column("expected_share", .number, "Mean share that is run where it may stop early."),
    Column("remark", .text, "What the row rests on, or why there is no answer."),
  ]

  func cells(plan: String) -> [Cell] {
    [
      .text(plan), .text(design), Cell(effect), Cell(runs), Cell(prompts), Cell(seeds),
      Cell(trainingFLOP?.value), Cell(trainingCost?.value), Cell(ratingCost?.value),
      Cell(cost?.value), Cell(power), Cell(simulatedPower), Cell(expectedShare),
      remark.isEmpty ? .empty : .text(remark),
    ]
  }
}
