import Fitting
import Foundation
import Units

/// How many seeds of a ladder of runs show that one corpus is worth so many tokens of another.
public struct LadderQuestion: Sendable {
  public let law: CorpusLaw
  /// Where the law's constants come from.
  public let source: String
  public let sizes: [Parameters]
  public let tokens: [Tokens]
  /// The run-to-run deviation of log loss.
  public let noise: Double
  /// What is claimed of the multiplier at least.
  public let threshold: Double
  /// Multipliers that may really be there.
  public let truths: [Double]
  public let power: Double
  public let level: Double
  /// Dollars for a training FLOP; `nil` where money is not asked about.
  public let price: Dollars?
  public let experiments: Int
  public let seed: UInt64

  public init(
    law: CorpusLaw, source: String, sizes: [Parameters], tokens: [Tokens], noise: Double,
    threshold: Double, truths: [Double], power: Double = 0.8, level: Double = 0.95,
    price: Dollars? = nil, experiments: Int = 2_000, seed: UInt64 = 1
  ) {
    self.law = law
    self.source = source
    self.sizes = sizes
    self.tokens = tokens
    self.noise = noise
    self.threshold = threshold
    self.truths = truths
    self.power = power
    self.level = level
    self.price = price
    self.experiments = experiments
    self.seed = seed
  }

  /// Runs that all experiments together may draw and fit.
  static let mostSimulated = 2e6

  private func ladder(_ truth: Double) -> LadderPlan {
    LadderPlan(
      law: law, sizes: sizes.map(\.value), tokens: tokens.map(\.value), noise: noise,
      truth: truth, threshold: threshold, level: level)
  }

  /// The designs that answer it.
  public func designs() -> [PlannedDesign] {
    truths.map(needed) + [oneSeed()]
  }

  private func needed(_ truth: Double) -> PlannedDesign {
    let ladder = ladder(truth)
    let name = "if truly \(plainText(of: truth))×"
    guard truth > threshold else {
      return PlannedDesign(
        name, effect: truth,
        remark: "a truth on or below the threshold can be shown by no number of runs")
    }
    guard let seeds = ladder.seeds(for: power) else {
      return PlannedDesign(
        name, effect: truth, remark: "ten thousand seeds of this ladder do not suffice")
    }
    var row = PlannedDesign(
      name, effect: truth,
      remark: "\(2 * sizes.count * tokens.count) runs a seed, both corpora; all constants fitted")
    row.seeds = seeds
    row.power = ladder.power(seeds: seeds)
    let rows = Double(2 * sizes.count * tokens.count) * Double(seeds) * Double(experiments)
    if rows > Self.mostSimulated {
      row.remark += "; too many runs to simulate"
    } else if experiments > 0 {
      row.simulatedPower =
        ladder.simulate(experiments: experiments, seeds: seeds, seed: seed).supported
    }
    price(&row, ladder, seeds)
    return row
  }

  private func oneSeed() -> PlannedDesign {
    let ladder = ladder(threshold)
    var row = PlannedDesign(
      "one seed",
      remark: "the least true multiplier that it tells from "
        + plainText(of: threshold))
    row.seeds = 1
    guard let least = ladder.detectable(seeds: 1, power: power) else {
      row.remark = "the ladder does not fix the multiplier; vary size and tokens apart"
      return row
    }
    row.effect = least
    row.power = power
    price(&row, ladder, 1)
    return row
  }

  private func price(_ row: inout PlannedDesign, _ ladder: LadderPlan, _ seeds: Int) {
    let flop = ladder.flop(seeds: seeds)
    row.trainingFLOP = flop
    row.trainingCost = price.map { $0 * flop.value }
  }
}
