import Diagnostics
import Hypotheses
import QualityAxes
import Spec
import Units

/// Two recipes compared by a score: runs, prompts and dollars that show a difference, and what
/// budgets can show.
public struct ScorePower: CallableQuestion {
  public static let section = Section("scores", .one, definition: "scorePlan", "Two recipes")
  public static let call = QuestionCall(
    "power", kind: "scores", "Two recipes compared by a score.",
    examples: [
      "moesim power scores --difference 0.02 --run-deviation 0.01 --prompt-deviation 0.15 \\",
      "    --run-cost 20K --response-cost 0.19 --budgets 1M,5M --looks 3",
    ])

  let question: ScoreQuestion

  public init(_ ask: inout Asking) throws(Unsettled) {
    let difference = ask.optional(
      "difference", .number("a difference", above: 0, example: 1.8), unit: "points",
      "The difference of scores to be seen")
    let runDeviation = ask(
      "runDeviation", .number("a deviation", above: 0, example: 0.5), unit: "points",
      aliases: ["--run-sd"], "The deviation between runs of one recipe; it is never taken as zero")
    let promptDeviation = ask(
      "promptDeviation", .number("a deviation", above: 0, example: 0.15), unit: "points",
      aliases: ["--prompt-sd"],
      "The deviation of the difference between two models on one prompt; by people's ratings 0.15 "
        + "for related models and 0.27 for others")
    let runCost = ask(
      "runCost", .measure(Dollars.self, example: "50K"), "Dollars of one training run")
    let responseCost = ask(
      "responseCost", .measure(Dollars.self, example: "0.19"), "Dollars of one rated response")
    let budgets = ask(
      "budgets", .list(of: .measure(Dollars.self, example: "1M")), aliases: ["--budget"],
      "Budgets whose best split is asked for", default: [])
    let looks = ask(
      "looks", .integer(1...20, "a number of looks", example: 3),
      "Looks at the data of designs that may stop early", default: 1)
    let power = ask.power()
    let significance = ask.significance()
    let (experiments, seed) = (ask.experiments(), ask.seed())
    try ask.settle()
    if difference == nil, budgets.isEmpty {
      throw ask.fault(
        at: "difference", "neither a difference nor a budget is asked about",
        "give one of them, or both")
    }
    if difference == nil || looks == 1 {
      try ask.refuseIdle(
        "looks",
        because: difference == nil
          ? "only a difference is looked for several times"
          : "one look is a design without early stops")
    }
    do throws(InputFaults) {
      let assurance = try Assurance(significance: significance, power: power)
      question = ScoreQuestion(
        comparison: try RunComparison(
          pairs: try PairedComparison(deviation: promptDeviation, assurance: assurance),
          runDeviation: runDeviation, costPerRun: runCost, costPerResponse: responseCost),
        difference: difference, budgets: budgets, looks: looks, experiments: experiments,
        seed: seed)
    } catch {
      throw ask.fault(error)
    }
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [PlannedDesign] {
    question.designs()
  }

  public static func answer(_ asked: [Resolved<ScorePower>], in world: World) -> Answer {
    PowerPlan.answer(asked.flatMap { asked in asked.found.map { ("scores", $0) } })
  }
}
