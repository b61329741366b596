import Foundation
import QualityAxes
import Units

/// Two training recipes compared by a score: runs, prompts and dollars.
public struct ScoreQuestion: Hashable, Sendable {
  /// What a run and a response cost, and how much scores differ.
  public let comparison: RunComparison
  /// The difference to be seen; `nil` where only budgets are asked about.
  public let difference: Double?
  public let budgets: [Dollars]
  /// Looks at the data of a sequential design; none if 1.
  public let looks: Int
  /// Simulated experiments behind simulated numbers.
  public let experiments: Int
  public let seed: UInt64

  public init(
    comparison: RunComparison, difference: Double?, budgets: [Dollars] = [], looks: Int = 1,
    experiments: Int = 2_000, seed: UInt64 = 1
  ) {
    self.comparison = comparison
    self.difference = difference
    self.budgets = budgets
    self.looks = looks
    self.experiments = experiments
    self.seed = seed
  }

  private var assurance: Assurance { comparison.pairs.assurance }

  /// The designs that answer it.
  public func designs() -> [PlannedDesign] {
    var rows: [PlannedDesign] = []
    if let difference {
      let cheapest = comparison.cheapestPlan(toResolve: difference)
      rows.append(self.cheapest(cheapest, difference))
      if let cheapest {
        rows += estimated(cheapest, difference).map { [$0] } ?? []
        if looks > 1 {
          rows += SequentialDesign.Boundary.allCases.map { sequential(cheapest, difference, $0) }
        }
      }
    }
    return rows + budgets.map(split)
  }

  private func cheapest(_ plan: RunPlan?, _ difference: Double) -> PlannedDesign {
    guard let plan else {
      return PlannedDesign(
        "cheapest", effect: difference,
        remark: "no number of runs that can be counted sees so small a difference")
    }
    var row = self.row(
      "cheapest", plan, difference,
      remark: "run-to-run deviation known beforehand; best k/n is "
        + comparison.bestRatio.rounded(toDigits: 3))
    row.power = comparison.power(of: plan, against: difference)
    row.simulatedPower = comparison.simulatedPower(
      of: plan, against: difference, experiments: experiments, seed: seed)
    return row
  }

  /// The design whose own runs have to tell how much runs differ.
  private func estimated(_ plan: RunPlan, _ difference: Double) -> PlannedDesign? {
    let perRun = Double(plan.promptsPerArm) / Double(plan.runsPerArm)
    // 2 s²/k is the variance of the difference at so many prompts a run.
    let deviation =
      (comparison.runDeviation * comparison.runDeviation
      + comparison.pairs.deviation * comparison.pairs.deviation / (2 * perRun)).squareRoot()
    let test = StudentPower(significance: assurance.significance)
    guard
      let runs = test.runs(toFind: difference, deviation: deviation, power: assurance.power)
    else { return nil }
    let prompts = Int((perRun * Double(runs)).rounded(.up))
    let same = RunPlan(
      runsPerArm: runs, promptsPerArm: prompts,
      trainingCost: comparison.costPerRun * Double(2 * runs),
      ratingCost: comparison.costPerResponse * Double(2 * prompts))
    var row = self.row(
      "cheapest, t test", same, difference,
      remark:
        "the deviation is estimated from its own runs, Student's t with \(2 * runs - 2) degrees of freedom"
    )
    row.power = test.power(
      shift: abs(difference) / (deviation * (2 / Double(runs)).squareRoot()),
      degrees: Double(2 * runs - 2))
    return row
  }

  private func sequential(
    _ plan: RunPlan, _ difference: Double, _ boundary: SequentialDesign.Boundary
  ) -> PlannedDesign {
    let design = SequentialDesign(
      looks: looks, boundary: boundary, significance: assurance.significance,
      experiments: experiments, seed: seed)
    let inflation = design.inflation(power: assurance.power)
    let runs = Int((Double(plan.runsPerArm) * inflation).rounded(.up))
    let prompts = Int((Double(plan.promptsPerArm) * inflation).rounded(.up))
    let full = RunPlan(
      runsPerArm: runs, promptsPerArm: prompts,
      trainingCost: comparison.costPerRun * Double(2 * runs),
      ratingCost: comparison.costPerResponse * Double(2 * prompts))
    let behaviour = design.behaviour(
      shift: abs(difference) / comparison.standardError(of: full))
    let words = boundary == .pocock ? "Pocock" : "O'Brien-Fleming"
    var row = self.row(
      "\(looks) looks, \(words)", full, difference,
      remark: "stop when |z| passes "
        + design.bounds.map { $0.rounded(toDigits: 3) }.joined(separator: ", ")
        + "; costs are those of the full length")
    row.simulatedPower = behaviour.power
    row.expectedShare = behaviour.expectedShare
    return row
  }

  private func split(_ budget: Dollars) -> PlannedDesign {
    let name = "best of $\(budget.rounded(to: 3))"
    guard let best = comparison.bestSplit(of: budget) else {
      let least = comparison.costPerRun * 4 + comparison.costPerResponse * 2
      return PlannedDesign(
        name,
        remark: budget < least
          ? "pays for fewer than two runs of each recipe, and with one no deviation "
            + "can be estimated"
          : "pays for more rated responses than can be counted")
    }
    var row = self.row(
      name, best.plan, best.difference,
      remark: "the least difference that it sees at \((assurance.power * 100).fixed(0)) % power")
    row.power = comparison.power(of: best.plan, against: best.difference)
    return row
  }

  private func row(
    _ name: String, _ plan: RunPlan, _ difference: Double, remark: String
  ) -> PlannedDesign {
    var row = PlannedDesign(name, effect: difference, remark: remark)
    row.runs = plan.runsPerArm
    row.prompts = plan.promptsPerArm
    row.trainingCost = plan.trainingCost
    row.ratingCost = plan.ratingCost
    return row
  }
}
