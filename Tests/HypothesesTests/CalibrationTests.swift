import Fitting
import Foundation
import Hypotheses
import Statistics
import TestSupport
import Testing

/// What the tests of claims do over many simulated data sets.
@Suite("Calibration by simulation")
struct CalibrationTests {
  private static let law = CorpusLaw(
    floor: 1.8172, a: 482.01, b: 2085.43, alpha: 0.3478, beta: 0.3658)

  private static func ladder(truth: Double, threshold: Double, noise: Double) -> LadderPlan {
    LadderPlan(
      law: law, sizes: [1e8, 3e8, 1e9], tokens: [2e9, 8e9, 3.2e10], noise: noise, truth: truth,
      threshold: threshold)
  }

  @Test("With no true effect a claim of one is supported in at most 5 % of data sets")
  func noEffect() {
    let count = Effort.count(1000, brief: 60)
    let result = Self.ladder(truth: 1, threshold: 1, noise: 0.005)
      .simulate(experiments: count, seeds: 1, seed: 11)
    #expect(result.failures == 0)
    // On the border itself, 2.5 % on each side.
    #expect(result.supported <= 0.05)
    #expect(result.refuted <= 0.07)
    #expect(result.supported + result.refuted < 0.1)
  }

  @Test(
    "With noise only, a claim of 1.5 times the tokens is mostly inconclusive or refuted, never supported"
  )
  func noiseOnly() {
    let count = Effort.count(1000, brief: 40)
    let result = Self.ladder(truth: 1, threshold: 1.1, noise: 0.03)
      .simulate(experiments: count, seeds: 1, seed: 12)
    #expect(result.supported <= 0.05)
    #expect(1 - result.supported - result.refuted > 0.7)
  }

  @Test("Intervals of a data multiplier hold the truth in 93 to 97 % of data sets")
  func coverage() {
    let count = Effort.count(1000, brief: 60)
    let result = Self.ladder(truth: 1.5, threshold: 1.2, noise: 0.005)
      .simulate(experiments: count, seeds: 1, seed: 13)
    if Effort.isFull {
      #expect(result.coverage >= 0.93 && result.coverage <= 0.97)
    } else {
      #expect(result.coverage >= 0.86)
    }
  }

  /// Supported, refuted and inconclusive shares of score claims over 1,000 data sets.
  @Test("A gap of scores without a true one is supported in at most 5 % of 1,000 data sets")
  func scores() throws {
    var counts: [Verdict: Int] = [:]
    var covered = 0
    for number in 0..<1000 {
      var generator = SplitMix64(seed: 14, stream: UInt64(number))
      let gap = 0.5 * (generator.normal() - generator.normal())
      let evidence = Evidence.normal(
        gap, standardError: 0.5 * 2.0.squareRoot(), isRatio: false, kind: .measured)
      let interval = try #require(evidence.interval(0.95))
      counts[Claim.atLeast(0.2).verdict(for: interval), default: 0] += 1
      if interval.low <= 0, 0 <= interval.high { covered += 1 }
    }
    #expect(counts[.supported, default: 0] <= 50)
    #expect(counts[.inconclusive, default: 0] > 800)
    #expect(covered >= 930 && covered <= 970)
  }

  @Test("Holm's correction keeps the chance of any false verdict among five claims under 5 %")
  func family() throws {
    var any = 0
    for number in 0..<1000 {
      var generator = SplitMix64(seed: 15, stream: UInt64(number))
      let pValues = (0..<5).map { _ in
        2 * Normal.probability(below: -abs(generator.normal()))
      }
      if HolmCorrection.adjusted(pValues).contains(where: { $0 <= 0.05 }) { any += 1 }
    }
    // Without it 23 % of the data sets would have one.
    #expect(any <= 65)
  }
}
