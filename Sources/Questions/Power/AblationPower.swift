import Evidence
import Foundation
import Hypotheses
import Spec
import Units

/// Seeds and scales that settle whether a change of one's own is worth a multiplier.
public struct AblationPower: CallableQuestion {
  public static let section = Section("ablation", .one, definition: "ablationPlan", "A change")
  public static let call = QuestionCall(
    "power", kind: "ablation", "Seeds of an ablation.",
    examples: [
      "moesim power ablation --multiplier 1.3 --slope 0.033 --run-deviation 0.009 --scales 1,2,3,5"
    ])

  let multiplier: Double
  let slope: Double
  let runDeviation: Double
  let spread: Double
  let scales: [Int]
  let isPaired: Bool
  let power: Double
  let significance: Double
  let runCost: Dollars?

  public init(_ ask: inout Asking) throws(Unsettled) {
    multiplier = ask(
      "multiplier", .number("a multiplier", above: 0, example: 1.3),
      "What the change is claimed to be worth in tokens")
    slope = ask(
      "slope", .positive(example: 0.033), "What a factor e in tokens brings in the score or loss")
    runDeviation = ask(
      "runDeviation", .positive(example: 0.009), aliases: ["--run-sd"],
      "The deviation between runs of one recipe, 'noise' of 'moesim evidence ablation'; paired, of what the seed leaves: √(1 - ρ) of it at a correlation ρ"
    )
    spread = ask.scaleSpread()
    scales = ask(
      "scales", .list(of: .integer(1...20, "a number of scales", example: 3), minimum: 1),
      "Numbers of scales to try, each a size with its tokens", default: [1, 2, 3, 5],
      says: "1, 2, 3, 5")
    isPaired = ask(
      "paired", .boolean, "Whether both sides of a seed share what the seed decides", default: false
    )
    runCost = ask.optional("runCost", .measure(Dollars.self, example: "50K"), "Dollars of one run")
    power = ask.power()
    significance = ask.significance()
    try ask.settle()
    if multiplier == 1 {
      throw ask.fault(
        at: "multiplier", "1 is no effect", "give what the change is claimed to be worth")
    }
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [PlannedDesign] {
    scales.map { count in
      let seeds = AblationPlan.seeds(
        multiplier: multiplier, slope: slope, noise: runDeviation,
        spread: spread, scales: count, significance: significance, power: power, isPaired: isPaired)
      let runs = seeds.map { $0 * count }
      var design = PlannedDesign(
        "\(count) \(count == 1 ? "scale" : "scales")", effect: multiplier,
        remark: seeds == nil
          ? "no number of seeds settles it, as scales differ"
          : spread == 0
            ? "it says nothing of other scales" : "runs of each side are seeds times scales")
      design.runs = runs
      design.seeds = seeds
      design.trainingCost = runs.flatMap { runs in runCost.map { $0 * Double(2 * runs) } }
      design.power = seeds.map { _ in power }
      return design
    }
  }

  public static func answer(_ asked: [Resolved<AblationPower>], in world: World) -> Answer {
    PowerPlan.answer(asked.flatMap { asked in asked.found.map { ("ablation", $0) } })
  }
}
