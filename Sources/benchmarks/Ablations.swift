import Evidence
import Foundation
import Statistics
import Units

/// How often intervals of simulated ablations hold the planted effect, and how often a plan's runs
/// settle what it says that they settle.
///
/// A score is 3 a factor e in tokens, a part that a seed shares, the planted ln q of 1.3 times the slope,
/// which differs from size to size, and the noise of a run.
struct Ablations {
  let dataSets: Int

  private static let (slope, noise, shared) = (3.0, 0.6, 1.0)
  private static let effect = slope * log(1.3)

  /// One way of running an ablation.
  private struct Design {
    let name: String
    let factors: Int
    let sizes: Int
    let seeds: Int
    let isPaired: Bool
    var tokens: [Double] = [2e10, 8e10]
    /// How far ln q differs between sizes, in truth and as it is told to the analysis.
    let spread: Double
    var told = ScaleSpread.usual

    /// The runs of one data set; two changes also do half an effect more together.
    func runs(_ generator: inout SplitMix64) -> [Ablation.Run] {
      var runs: [Ablation.Run] = []
      for size in 0..<sizes {
        let n = 1e9 * pow(3, Double(size))
        let own = (0..<factors).map { _ in
          Ablations.effect + Ablations.slope * spread * generator.normal()
        }
        for d in tokens {
          for seed in 0..<seeds {
            let common = isPaired ? Ablations.shared * generator.normal() : 0
            for design in 0..<(1 << factors) {
              let levels = (0..<factors).map { Double(design >> $0 & 1) }
              let gain =
                zip(levels, own).reduce(0) { $0 + $1.0 * $1.1 }
                + (levels.reduce(0, +) == 2 ? Ablations.effect / 2 : 0)
              runs.append(
                Ablation.Run(
                  size: n, tokens: d, seed: isPaired ? "\(seed)" : "", levels: levels,
                  score: 30 + Ablations.slope * log(d / 2e10) + common + gain
                    + Ablations.noise * generator.normal()))
            }
          }
        }
      }
      return runs
    }
  }

  func run(_ report: inout Report) throws {
    report.note(
      "% of \(dataSets) simulated ablations whose intervals hold: effect at 80 and 95 %, multiplier at 95 %"
    )
    for (spread, told) in [(0.0, 0.0), (0, 0.1), (0.1, 0.1), (0.15, 0.1)] {
      for design in [
        Design(
          name: "one change, paired", factors: 1, sizes: 2, seeds: 3, isPaired: true,
          spread: spread, told: told),
        Design(
          name: "one change, not paired", factors: 1, sizes: 2, seeds: 4, isPaired: false,
          spread: spread, told: told),
        Design(
          name: "one change, paired", factors: 1, sizes: 4, seeds: 3, isPaired: true,
          spread: spread, told: told),
        Design(
          name: "two crossed, paired", factors: 2, sizes: 2, seeds: 3, isPaired: true,
          spread: spread, told: told),
        Design(
          name: "two crossed, not paired", factors: 2, sizes: 3, seeds: 3, isPaired: false,
          spread: spread, told: told),
      ] {
        try held(design, &report)
      }
    }
    report.note("% of plans' runs that settle 1.3, planned for 80 %")
    for spread in [0.0, 0.05, 0.1] {
      for isPaired in [false, true] {
        for scales in [1, 2, 3, 5] { try power(scales, isPaired, spread, &report) }
      }
    }
  }

  private func held(_ design: Design, _ report: inout Report) throws {
    var (at80, at95, multiplier, interaction, all) = (0, 0, 0, 0, 0)
    for number in 0..<dataSets {
      var generator = SplitMix64(seed: 31, stream: UInt64(number))
      let fit = try Ablation(
        design.runs(&generator), factors: (0..<design.factors).map { "f\($0)" }, isLoss: false,
        interactions: design.factors > 1, spread: design.told)
      // The first term is of the change alone, the term of a pair is what both do besides.
      let effect = fit.effects[0]
      all += 1
      if effect.interval(level: 0.8).contains(Self.effect) { at80 += 1 }
      if effect.interval(level: 0.95).contains(Self.effect) { at95 += 1 }
      if effect.logarithms(level: 0.95)?.contains(log(1.3)) ?? true { multiplier += 1 }
      if design.factors > 1, let pair = fit.effects.first(where: { $0.name == "f0 × f1" }),
        pair.interval(level: 0.95).contains(Self.effect / 2)
      {
        interaction += 1
      }
    }
    func share(_ count: Int) -> String { (100 * Double(count) / Double(all)).fixed(1) }
    report.note(
      "  \(design.name), \(design.sizes) sizes, \(design.seeds) seeds, ln q differs by \(design.spread), told \(design.told): "
        + [at80, at95, multiplier].map(share).joined(separator: ", ")
        + (design.factors > 1 ? "; their interaction \(share(interaction))" : ""))
    if design.spread <= design.told {
      report.check(Double(at95) >= 0.93 * Double(all), "95 % intervals hold at least 93 %")
    }
  }

  private func power(
    _ scales: Int, _ isPaired: Bool, _ spread: Double, _ report: inout Report
  ) throws {
    let name = "\(scales) sizes, \(isPaired ? "paired" : "not paired"), spread \(spread)"
    guard
      let seeds = AblationPlan.seeds(
        multiplier: 1.3, slope: Self.slope, noise: Self.noise, spread: spread, scales: scales,
        significance: 0.05, power: 0.8, isPaired: isPaired)
    else { return report.note("  \(name): no number of seeds") }
    let design = Design(
      name: name, factors: 1, sizes: scales, seeds: seeds, isPaired: isPaired, tokens: [2e10],
      spread: spread, told: spread)
    var settled = 0
    for number in 0..<dataSets {
      var generator = SplitMix64(seed: 32, stream: UInt64(number))
      let fit = try Ablation(
        design.runs(&generator), factors: ["f"], isLoss: false, interactions: false,
        slope: Self.slope, spread: spread)
      if fit.effects[0].interval(level: 0.95).lowerBound > 0 { settled += 1 }
    }
    let share = Double(settled) / Double(dataSets)
    report.note("  \(name): \(seeds) seeds a side, \((100 * share).fixed(1))")
    report.check(share >= 0.75, "the runs of a plan settle at least 75 %")
  }
}
