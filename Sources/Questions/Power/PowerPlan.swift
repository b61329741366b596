import Hypotheses
import Spec
import Tabular
import Units

/// Experiments to plan: what it takes to settle a claim, and what a budget can settle.
public struct PowerPlan: Question {
  public static let section = Section(
    "planner", .list, definition: "plan", "Experiments to plan: runs, seeds, prompts and dollars")

  public let name: String?
  private let kind: PlanKind

  private enum PlanKind: Sendable {
    case scores(ScorePower)
    case ladder(LadderPower)
    case ablation(AblationPower)

    static let all: [Variant<PlanKind>] = [
      Variant("scores") { (ask) throws(Unsettled) in
        let plan = ask(
          "scores", .record(ScorePower.self, name: "scorePlan"), "Two recipes compared by a score")
        try ask.settle()
        return .scores(plan)
      },
      Variant("ladder") { (ask) throws(Unsettled) in
        let plan = ask(
          "ladder", .record(LadderPower.self, name: "ladderPlan"),
          "Runs of two corpora that settle a data multiplier")
        try ask.settle()
        return .ladder(plan)
      },
      Variant("ablation") { (ask) throws(Unsettled) in
        let plan = ask(
          "ablation", .record(AblationPower.self, name: "ablationPlan"),
          "Seeds and scales that settle a multiplier of a change")
        try ask.settle()
        return .ablation(plan)
      },
    ]
  }

  public init(_ ask: inout Asking) throws(Unsettled) {
    let name = ask("name", .text("a name", example: "our plan"), "A name for it")
    kind = try ask.oneOf(PlanKind.all)
    self.name = name
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [PlannedDesign] {
    switch kind {
    case .scores(let plan): plan.found(in: world, others, progress: progress)
    case .ladder(let plan): plan.found(in: world, others, progress: progress)
    case .ablation(let plan): plan.found(in: world, others, progress: progress)
    }
  }

  public static func answer(_ asked: [Resolved<PowerPlan>], in world: World) -> Answer {
    answer(asked.flatMap { plan in plan.found.map { (plan.question.name ?? "", $0) } })
  }

  /// The designs of several plans, and once each what their rows rest on.
  static func answer(_ designs: [(plan: String, design: PlannedDesign)]) -> Answer {
    var notes: [(words: String, names: [String])] = []
    for (_, design) in designs where !design.remark.isEmpty {
      if let known = notes.firstIndex(where: { $0.words == design.remark }) {
        notes[known].names.append(design.design)
      } else {
        notes.append((design.remark, [design.design]))
      }
    }
    let table = Table(
      "power", "What it takes to settle claims, and what budgets can settle.", of: designs, columns)
    return Answer(
      headline: headline(designs),
      shown: [
        ShownTable(
          title: "Plans", table,
          notes: notes.map { "\($0.names.joined(separator: ", ")): \($0.words)." },
          hiding: Set(designs.map(\.plan)).count > 1
            ? ["train_cost_dollars", "rating_cost_dollars", "remark"]
            : ["plan", "train_cost_dollars", "rating_cost_dollars", "remark"])
      ])
  }

  /// The cheapest design that settles its claim, in a sentence.
  private static func headline(_ designs: [(plan: String, design: PlannedDesign)]) -> [String] {
    finding(designs).map { [$0 + ", if the stated deviations hold."] } ?? []
  }

  /// The cheapest design that settles its claim.
  static func finding(_ designs: [(plan: String, design: PlannedDesign)]) -> String? {
    let settling = designs.map(\.design).filter { ($0.power ?? $0.simulatedPower) != nil }
    let priced = settling.compactMap { design in design.cost.map { (design, $0) } }
    let counted = settling.compactMap { design in design.trainingFLOP.map { (design, $0) } }
    guard
      let best = priced.min(by: { $0.1 < $1.1 })?.0 ?? counted.min(by: { $0.1 < $1.1 })?.0
    else {
      // Without prices and FLOP the one of fewest runs.
      guard let best = settling.min(by: { ($0.runs ?? .max) < ($1.runs ?? .max) }) else {
        return nil
      }
      return
        "\(best.design), \(best.seeds ?? 0) seeds, \(best.runs ?? 0) runs of each side, settle that it is worth ×\((best.effect ?? 1).rounded(toDigits: 3)) with a chance of \(((best.power ?? 0) * 100).fixed(0)) %"
    }
    let power = best.power ?? best.simulatedPower ?? 0
    let size = [
      best.runs.map { "\($0) runs of each recipe" },
      best.seeds.map { $0 == 1 ? "1 seed" : "\($0) seeds" },
      best.prompts.map { "\(ShownNumber.grouped($0)) prompts" },
      best.cost.map { "$\($0.rounded(to: 3))" }
        ?? best.trainingFLOP.map { "\($0.rounded(to: 3)) FLOP" },
    ].compactMap { $0 }.joined(separator: ", ")
    return
      "The cheapest of \(priced.isEmpty ? counted.count : priced.count) designs: \(best.design), "
      + "\(size), settles its claim with a chance of \((power * 100).fixed(0)) %"
  }

  static let columns: [Filling<(plan: String, design: PlannedDesign)>] = [
    .text("plan", "Name of the plan.") { $0.plan },
    .text("design", "What is asked and how the experiment runs.") { $0.design.design },
    .number("effect", "The effect looked for: a difference of scores, or a multiplier.") {
      $0.design.effect
    },
    .integer("runs_per_arm", "Training runs of each recipe.") { $0.design.runs },
    .integer("prompts_per_arm", "Rated prompts of each recipe, over all its runs.") {
      $0.design.prompts
    },
    .integer("seeds", "Runs of every size and number of tokens of a ladder.") { $0.design.seeds },
    .number("train_flop", unit: "FLOP", "Training FLOP of all runs, 6ND.") {
      $0.design.trainingFLOP?.value
    },
    .number("train_cost_dollars", unit: "dollars", "Cost of all training runs.") {
      $0.design.trainingCost?.value
    },
    .number("rating_cost_dollars", unit: "dollars", "Cost of all ratings.") {
      $0.design.ratingCost?.value
    },
    .number("cost_dollars", unit: "dollars", "Both together.") { $0.design.cost?.value },
    .number("power", "Chance of settling the claim, by the formula.") { $0.design.power },
    .number("simulated_power", "Share of simulated experiments that settled it.") {
      $0.design.simulatedPower
    },
    .number("expected_share", "Mean share that is run where it may stop early.") {
      $0.design.expectedShare
    },
    .text("remark", "What the row rests on, or why there is no answer.") { $0.design.remark },
  ]
}
