import Diagnostics
import Foundation
import Units

/// A comparison of two training recipes, each with k runs and n rated prompts.
///
///     Var = 2·σ_run²/k + sd_d²/n
///
/// Rating buys down the second term only. n prompts an arm are spread over its k runs. σ_run has no
/// default: it is not published for the scores that matter, and with one run it cannot be estimated.
public struct RunComparison: Hashable, Sendable {
  public let pairs: PairedComparison
  /// The standard deviation of the metric between runs of one recipe.
  public let runDeviation: Double
  public let costPerRun: Dollars
  public let costPerResponse: Dollars

  /// Deviations in the units of the metric; costs above 0.
  public init(
    pairs: PairedComparison, runDeviation: Double, costPerRun: Dollars, costPerResponse: Dollars
  ) throws(InputFaults) {
    var check = InputCheck()
    check.notNegative(runDeviation, "runDeviation")
    check.positive(costPerRun.value, "costPerRun")
    check.positive(costPerResponse.value, "costPerResponse")
    try check.finish()
    self.pairs = pairs
    self.runDeviation = runDeviation
    self.costPerRun = costPerRun
    self.costPerResponse = costPerResponse
  }

  /// The cheapest ratio of runs to prompts, k/n = √(2·σ_run²·c_eval / (sd_d²·c_train)).
  public var bestRatio: Double {
    (2 * runDeviation * runDeviation * costPerResponse.value
      / (pairs.deviation * pairs.deviation * costPerRun.value)).squareRoot()
  }

  /// The prompts that resolve a difference with so many runs an arm.
  ///
  /// - Returns: nothing where no number of prompts does: the runs alone differ too much.
  public func prompts(toResolve difference: Double, runs: Int) -> Int? {
    guard runs >= 1, difference != 0 else { return nil }
    let allowed = pow(difference / pairs.assurance.reach, 2)
    let left = allowed - 2 * runDeviation * runDeviation / Double(runs)
    guard left > 0 else { return nil }
    return wholeNumber(pairs.deviation * pairs.deviation / left)
  }

  /// The cheapest plan in whole runs, two an arm at least, that resolves a difference.
  ///
  /// The cost 2k·c_train + 2n(k)·c_eval falls and then rises in k; its least is at the best ratio,
  /// and the whole numbers beside it are tried. Where that asks for more prompts than exist, the
  /// fewest runs that leave enough of them are taken.
  ///
  /// - Returns: nothing where no number of runs does it with `most` prompts.
  public func cheapestPlan(toResolve difference: Double, most: Int = .max) -> RunPlan? {
    guard difference != 0 else { return nil }
    let allowed = pow(difference / pairs.assurance.reach, 2)
    let runVariance = 2 * runDeviation * runDeviation
    // With the ratio ρ and the allowed variance V: k = (2σ² + ρ·sd²)/V, ρ·sd² = σ·sd·√(2c_eval/c_train).
    let cross =
      runDeviation * pairs.deviation
      * (2 * costPerResponse.value / costPerRun.value).squareRoot()
    guard let middle = wholeNumber((runVariance + cross) / allowed) else { return nil }
    let room = allowed - pairs.deviation * pairs.deviation / Double(most)
    guard room > 0, let fewest = wholeNumber(runVariance / room) else { return nil }
    let candidates = Set(
      [2, middle - 1, middle, middle + 1, fewest, fewest + 1].map { max(2, $0) })
    return candidates.sorted().compactMap { runs in
      prompts(toResolve: difference, runs: runs).flatMap { prompts in
        prompts > most
          ? nil
          : RunPlan(
            runsPerArm: runs, promptsPerArm: prompts,
            trainingCost: costPerRun * Double(2 * runs),
            ratingCost: costPerResponse * (2 * Double(prompts)))
      }
    }
    .min { $0.cost < $1.cost }
  }
}

/// Runs, prompts and dollars of a comparison of two recipes.
public struct RunPlan: Hashable, Sendable {
  public let runsPerArm: Int
  public let promptsPerArm: Int
  public let trainingCost: Dollars
  public let ratingCost: Dollars

  public init(runsPerArm: Int, promptsPerArm: Int, trainingCost: Dollars, ratingCost: Dollars) {
    self.runsPerArm = runsPerArm
    self.promptsPerArm = promptsPerArm
    self.trainingCost = trainingCost
    self.ratingCost = ratingCost
  }

  public var cost: Dollars { trainingCost + ratingCost }
}
