import Fitting
import Foundation
import Hypotheses
import QualityAxes
import ScalingLaws
import Statistics
import TestSupport
import Testing
import Units

/// Every figure of plans and forecasts beside NumPy and SciPy.
@Suite("Plans beside SciPy")
struct WholePlanTests {
  private func check(
    _ found: Double, _ wanted: Double, within error: Double = 1e-5, _ what: String
  ) {
    expect(found, near: wanted, relative: error, "\(what): \(found), not \(wanted)")
  }

  /// The inverse of JᵀJ of log L by E, A, B, B', α and β, the slope of ln q = ln(B/B')/β, and the noncentral t.
  ///
  /// Of 12 runs a seed six constants leave 6, 18 and 30 degrees.
  @Test(
    "Precision, power, seeds and the least multiplier of a ladder",
    arguments: [
      (
        [2e9, 2e10], 0.01, 1.5, 12.0,
        [
          0.09516172224102436, 0.5030729860908756, 0.9754868736219247, 1.6653893638214716,
          1.372068278233369,
        ]
      ),
      (
        [2e9, 8e9, 3.2e10], 0.005, 1.3, 18,
        [
          0.035586017600712234, 0.5429563314128438, 0.9683321528025504, 1.3388633597842203,
          1.2617756888866183,
        ]
      ),
    ])
  func ladder(
    tokens: [Double], noise: Double, truth: Double, runs: Double, wanted: [Double]
  ) throws {
    let plan = LadderPlan(
      law: CorpusLaw(floor: 1.8172, a: 482.01, b: 2085.43, alpha: 0.3478, beta: 0.3658),
      sizes: [1e8, 3e8, 1e9], tokens: tokens, noise: noise, truth: truth, threshold: 1.2)
    for seeds in [1, 3] {
      let precision = try #require(plan.precision(seeds: seeds))
      check(precision.standardError, wanted[0] / Double(seeds).squareRoot(), "error")
      #expect(precision.degrees == runs * Double(seeds) - 6)
    }
    check(try #require(plan.power(seeds: 1)), wanted[1], "power")
    check(try #require(plan.power(seeds: 3)), wanted[2], "power")
    for (power, seeds) in [(0.5, 1), (0.8, 2), (0.9, 3)] {
      #expect(plan.seeds(for: power) == seeds)
    }
    check(try #require(plan.detectable(seeds: 1, power: 0.8)), wanted[3], "least")
    check(try #require(plan.detectable(seeds: 4, power: 0.8)), wanted[4], "least")
    let flop: Double = 2 * 3 * 6 * 1.4e9 * tokens.reduce(0, +)
    check(plan.flop(seeds: 3).value, flop, within: 1e-12, "flop")
  }

  /// The cheapest of all numbers of runs; as many as the noncentral t asks for where runs tell their own deviation,
  /// with as many prompts a run; and both lengthened for several looks.
  @Test(
    "Rows of a comparison by score",
    arguments: [
      (0.02, 4, 23_373, 0.8000002896184619, 6, 35_060, 0.8703381564837045),
      (0.012, 12, 13_394, 0.8000009393708527, 14, 15_627, 0.8296187965924542),
    ])
  func scores(
    difference: Double, runs: Int, prompts: Int, power: Double, own: Int, rated: Int, found: Double
  ) throws {
    let comparison = try RunComparison(
      pairs: PairedComparison(deviation: 0.15, assurance: Assurance()), runDeviation: 0.01,
      costPerRun: Dollars(20_000), costPerResponse: Dollars(0.19))
    let rows = ScoreQuestion(
      comparison: comparison, difference: difference, looks: 3, experiments: 200
    ).designs()
    try #require(rows.count == 4)
    #expect(rows[0].runs == runs && rows[0].prompts == prompts)
    check(try #require(rows[0].power), power, "power")
    #expect(rows[0].remark.hasSuffix("best k/n is 0.000291"))
    #expect(rows[1].runs == own && rows[1].prompts == rated)
    check(try #require(rows[1].power), found, "power")
    #expect(rows[1].remark.hasSuffix("with \(2 * own - 2) degrees of freedom"))
    for row in rows {
      let (runs, prompts) = (try #require(row.runs), try #require(row.prompts))
      check(try #require(row.trainingCost).value, 40_000 * Double(runs), "training")
      check(try #require(row.ratingCost).value, 0.38 * Double(prompts), "rating")
    }
    for (row, boundary) in zip(rows[2...], SequentialDesign.Boundary.allCases) {
      let design = SequentialDesign(looks: 3, boundary: boundary, experiments: 200)
      let inflation = design.inflation(power: 0.8)
      #expect(row.runs == Int((Double(runs) * inflation).rounded(.up)))
      #expect(row.prompts == Int((Double(prompts) * inflation).rounded(.up)))
      // Two runs' variances, and one of prompts, at the lengthened plan.
      let variance: Double =
        2e-4 / Double(try #require(row.runs)) + 0.0225 / Double(try #require(row.prompts))
      let behaviour = design.behaviour(shift: difference / variance.squareRoot())
      #expect(row.simulatedPower == behaviour.power)
      #expect(row.expectedShare == behaviour.expectedShare && behaviour.expectedShare < 1)
      #expect(row.design == "3 looks, \(boundary == .pocock ? "Pocock" : "O'Brien-Fleming")")
      #expect(row.remark.contains(boundary == .pocock ? "2.29, 2.29, 2.29" : "3.47, 2.45, 2"))
    }
  }

  /// Wilson's intervals by hand with z = 1.959964.
  @Test(
    "Hit rates of forecasts",
    arguments: [
      (7, 12, 0.31951131254954973, 0.8067396863412435), (0, 5, 0, 0.43448246478317476),
      (5, 5, 0.5655175352168251, 1), (18, 20, 0.6989663547715128, 0.9721335187862319),
    ])
  func rates(hits: Int, count: Int, low: Double, high: Double) throws {
    let scored = (0..<count).map { number in
      ScoredForecast(
        Forecast(
          id: "f", what: "", value: 1,
          interval: Interval(kind: .bootstrap, low: 0.5, high: 1.5, level: 0.9), isRatio: false),
        Measurement(id: "f", value: number < hits ? 1.5 : 1.7))
    }
    let found = try #require(Calibration.all(scored).first)
    #expect(found.hits == hits && found.count == count)
    expect(found.rate.lowerBound, near: low, within: 1e-9)
    expect(found.rate.upperBound, near: high, within: 1e-9)
    #expect(found.isCalibrated == (count < 10 ? nil : low <= 0.9 && 0.9 <= high))
    // 0.2 beyond an interval one wide, at 2/(1 - 0.9) a unit.
    #expect(scored.allSatisfy { abs(($0.intervalScore ?? 0) - ($0.isHit == true ? 1 : 5)) < 1e-9 })
  }

  /// SciPy's `quad` of 2^(-(t-1)/τ)/t.
  @Test(
    "Worth of epochs where the exponent halves",
    arguments: [
      (4.0, 3.0, 2.6055270705605036), (4, 10, 4.530418029597582), (4, 40, 4.930068448859545),
      (1.5, 3, 2.1762338825977574), (1.5, 10, 2.6198302407997223),
    ])
  func epochs(halving: Double, epochs: Double, worth: Double) {
    let law = RepetitionWorth.exponentDecay(halving: halving)
    check(law.worth(epochs: epochs), worth, within: 1e-7, "worth")
    let marginal: Double = worth / epochs * exp2(-(epochs - 1) / halving)
    check(law.marginalWorth(epochs: epochs), marginal, within: 1e-7, "marginal")
  }

  /// Each point of the grid stands for the stretch to its neighbours' middles in its logarithm.
  @Test("A posterior's quantiles lie within the stretch of a point, and its shares are Bayes'")
  func quantiles() throws {
    let law = try #require(LawLibrary.law("muennighoff-2023") as? any SurfaceLaw)
    let base = try #require(CorpusLaw(denseLawOf: law))
    var (sizes, tokens, losses): ([Double], [Double], [Double]) = ([], [], [])
    for (number, size) in [1e8, 3e8, 1e9].enumerated() {
      for (place, count) in [2e9, 8e9, 3e10].enumerated() {
        let worth = RepetitionWorth.saturation(scale: 15.4).worth(epochs: 12) / 12
        sizes.append(size)
        tokens.append(count)
        let error = 1 + 0.002 * Double((3 * number + 2 * place) % 5 - 2)
        losses.append(base.loss(size: size, tokens: count * worth) * error)
      }
    }
    let runs = try #require(
      Runs(parameters: sizes, tokens: tokens, loss: losses, unique: tokens.map { $0 / 12 }))
    let belief = Prior.factor(median: 15, factor: 3)
    let posterior = try #require(
      RepetitionPosterior(runs: runs, prior: belief, base: base, points: 7))
    let step = pow(4000, 1.0 / 6)
    var below = 0.0
    for (scale, share) in zip(posterior.scales, posterior.shares) {
      guard share > 1e-6 else { continue }
      for part in [0.1, 0.5, 0.9] {
        let found = posterior.quantile(below + part * share)
        check(found, scale * pow(step, part - 0.5), within: 1e-6, "\(scale)")
      }
      below += share
    }
    let weights = zip(posterior.scales, posterior.logLikelihoods).map { scale, likelihood in
      exp(likelihood - pow(log(scale / 15) / log(3), 2) / 2)
    }
    for (share, weight) in zip(posterior.shares, weights) {
      expect(share, near: weight / weights.reduce(0, +), within: 1e-12)
    }
    #expect(posterior.logLikelihoods.max() == 0 && !posterior.isBeliefAlone)
  }
}
