import Foundation
import QualityAxes
import Statistics
import Units

extension RunComparison {
  /// The split of a budget between training runs and rated prompts that sees the least difference.
  ///
  /// Least 2σ_run²/k + sd_d²/n with 2k c_train + 2n c_eval within the budget, over all whole k from
  /// 2; without rounding the optimum is at k/n = √(2σ_run² c_eval/(sd_d² c_train)).
  ///
  /// - Returns: `nil` where the budget pays for fewer than two runs of each recipe and a prompt.
  public func bestSplit(of budget: Dollars) -> DetectablePlan? {
    func plan(_ runs: Int) -> DetectablePlan? {
      let training = costPerRun * Double(2 * runs)
      let left = budget.value - training.value
      let prompts = (left / (2 * costPerResponse.value)).rounded(.down)
      guard prompts >= 1, prompts < 1e15 else { return nil }
      let variance =
        2 * runDeviation * runDeviation / Double(runs)
        + pairs.deviation * pairs.deviation / prompts
      return DetectablePlan(
        plan: RunPlan(
          runsPerArm: runs, promptsPerArm: Int(prompts), trainingCost: training,
          ratingCost: costPerResponse * (2 * prompts)),
        difference: pairs.assurance.reach * variance.squareRoot())
    }
    let most = min((budget.value / (2 * costPerRun.value)).rounded(.down), 1e9)
    guard most >= 2 else { return nil }
    // The variance falls and then rises in k.
    var (low, high) = (2, Int(most))
    while high - low > 2 {
      let third = (high - low) / 3
      let (left, right) = (low + max(third, 1), high - max(third, 1))
      let a = plan(left)?.difference ?? .infinity
      let b = plan(right)?.difference ?? .infinity
      if a <= b { high = max(right, low + 1) } else { low = left }
      if right <= left { break }
    }
    return (low...max(low, high)).compactMap(plan).min { $0.difference < $1.difference }
  }

  /// The chance that a plan shows a difference, with σ_run known.
  public func power(of plan: RunPlan, against difference: Double) -> Double {
    let error = standardError(of: plan)
    let shift = abs(difference) / error
    return Normal.probability(below: shift - pairs.assurance.threshold)
      + Normal.probability(below: -shift - pairs.assurance.threshold)
  }

  /// √(2σ_run²/k + sd_d²/n).
  public func standardError(of plan: RunPlan) -> Double {
    (2 * runDeviation * runDeviation / Double(plan.runsPerArm)
      + pairs.deviation * pairs.deviation / Double(plan.promptsPerArm)).squareRoot()
  }

  /// The share of simulated experiments that show a difference.
  ///
  /// Each draws the runs' true means and the prompts' differences and tests their mean, as the
  /// formula of `power` supposes.
  public func simulatedPower(
    of plan: RunPlan, against difference: Double, experiments: Int, seed: UInt64
  ) -> Double {
    let error = standardError(of: plan)
    var found = 0
    for number in 0..<experiments {
      var generator = SplitMix64(seed: seed, stream: UInt64(number))
      var total = difference
      // The mean of all runs at once: as many draws as runs would only take longer.
      total += runDeviation * generator.normal() * (2 / Double(plan.runsPerArm)).squareRoot()
      total += pairs.deviation * generator.normal() / Double(plan.promptsPerArm).squareRoot()
      if abs(total) > pairs.assurance.threshold * error { found += 1 }
    }
    return Double(found) / Double(max(experiments, 1))
  }
}

/// A plan of a comparison and the least difference that it sees.
public struct DetectablePlan: Hashable, Sendable {
  public let plan: RunPlan
  /// In the units of the metric.
  public let difference: Double
}
