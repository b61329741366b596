import Foundation
import QualityAxes
import Statistics
import TestSupport
import Testing

/// 496 responses rated fact by fact by people (FActScore's released ratings).
@Suite(
  "People's ratings of 496 biographies", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct HumanCountsTests {
  let sets: [String: ResponseSet]

  init() throws {
    let read = try ResponseSet.reading(
      csv(Shared.text("data/longfact/factscore_human_counts.csv")))
    sets = Dictionary(uniqueKeysWithValues: read.map { ($0.model, $0) })
  }

  @Test("All responses and facts are there")
  func size() {
    #expect(sets.count == 3)
    #expect(sets.values.reduce(0) { $0 + $1.responses.count } == 496)
  }

  @Test(
    "Precision varies between responses far beyond chance",
    arguments: [
      // Shares between responses by NumPy; an analysis of variance gives .236, .323 and .205.
      ("ChatGPT", 0.257, 0.09, 0.2626), ("InstructGPT", 0.298, 0.11, 0.3335),
      ("PerplexityAI", 0.199, 0.07, 0.2760),
    ])
  func spread(model: String, deviation: Double, binomial: Double, share: Double) throws {
    let set = try #require(sets[model])
    let spread = try #require(PrecisionSpread(of: set))
    expect(spread.deviation, near: deviation, within: 0.0006)
    expect(spread.binomialDeviation, near: binomial, within: 0.005)
    expect(spread.intraclassCorrelation, near: share, within: 1e-4)
  }

  @Test(
    "Differences on the same prompts spread by 0.15 to 0.28",
    arguments: [
      // Precision without the three responses that have no facts, and F1@32 with them.
      ("ChatGPT", "InstructGPT", 0.151, 0.146), ("ChatGPT", "PerplexityAI", 0.222, 0.252),
      ("InstructGPT", "PerplexityAI", 0.272, 0.266),
    ])
  func pairs(first: String, second: String, precision: Double, f1: Double) throws {
    let (left, right) = (try #require(sets[first]), try #require(sets[second]))
    let byPrecision = try #require(PairedDifference(left, right, by: .precision))
    let byF1 = try #require(PairedDifference(left, right, by: .f1(try FactGoal(32))))
    expect(byPrecision.deviation, near: precision, within: 0.001)
    expect(byF1.deviation, near: f1, within: 0.001)
  }

  /// Simulated rejection rates of the paired test against the formula.
  private func gaps(prompts: [Int]) throws -> [Double] {
    let names = ["ChatGPT", "InstructGPT", "PerplexityAI"]
    let assurance = try Assurance()
    var gaps: [Double] = []
    for (i, first) in names.enumerated() {
      for second in names.dropFirst(i + 1) {
        let (left, right) = (try #require(sets[first]), try #require(sets[second]))
        let pair = try #require(PairedDifference(left, right, by: .precision))
        let centred = pair.differences.map { $0 - pair.mean }
        let comparison = try PairedComparison(deviation: pair.deviation, assurance: assurance)
        for difference in [0, 0.03, 0.05, 0.08] {
          for count in prompts {
            var rejected = 0
            let trials = 4_000
            for trial in 0..<trials {
              var stream = SplitMix64(seed: 11, stream: UInt64(trial))
              var (sum, squares) = (0.0, 0.0)
              for _ in 0..<count {
                let value = centred[stream.index(below: centred.count)] + difference
                sum += value
                squares += value * value
              }
              let mean = sum / Double(count)
              let variance = (squares - sum * mean) / Double(count - 1)
              if abs(mean) > assurance.threshold * (variance / Double(count)).squareRoot() {
                rejected += 1
              }
            }
            let expected = try comparison.rejectionRate(of: difference, prompts: count)
            gaps.append(abs(Double(rejected) / Double(trials) - expected))
          }
        }
      }
    }
    return gaps
  }

  @Test("The planned rejection rate is that of drawn prompts within 3 points, from 120 prompts on")
  func rejection() throws {
    let gaps = try gaps(prompts: [120, 200])
    #expect(gaps.count == 24)
    #expect(gaps.allSatisfy { $0 < 0.03 }, "\(gaps)")
  }

  @Test("With 30 prompts and skewed differences the normal formula is up to 6 points off")
  func fewPrompts() throws {
    let worst = try gaps(prompts: [30]).max() ?? 0
    #expect((0.03...0.065).contains(worst), "\(worst)")
  }
}
