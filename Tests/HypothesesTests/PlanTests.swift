import Fitting
import Foundation
import Hypotheses
import QualityAxes
import TestSupport
import Testing
import Units

@Suite("Plans")
struct PlanTests {
  private static func comparison(
    run: Double, prompt: Double, runCost: Double = 20_000, responseCost: Double = 0.19
  ) throws -> RunComparison {
    try RunComparison(
      pairs: PairedComparison(deviation: prompt, assurance: Assurance()), runDeviation: run,
      costPerRun: Dollars(runCost), costPerResponse: Dollars(responseCost))
  }

  @Test(
    "The power of a plan of runs and prompts matches its simulated rejection rate within 3 points")
  func power() throws {
    let comparison = try Self.comparison(run: 0.01, prompt: 0.15)
    for difference in [0.02, 0.03] {
      let plan = try #require(comparison.cheapestPlan(toResolve: difference))
      let formula = comparison.power(of: plan, against: difference)
      let simulated = comparison.simulatedPower(
        of: plan, against: difference, experiments: Effort.count(20_000, brief: 3000), seed: 1)
      #expect(formula >= 0.8)
      expect(formula, near: simulated, within: 0.03)
    }
  }

  @Test("The best split of a budget follows k/n = √(2σ²c_eval/(sd²c_train)) and no other is better")
  func split() throws {
    let comparison = try Self.comparison(run: 0.01, prompt: 0.15)
    let best = try #require(comparison.bestSplit(of: Dollars(1e6)))
    let ratio = Double(best.plan.runsPerArm) / Double(best.plan.promptsPerArm)
    expect(ratio, near: comparison.bestRatio, relative: 0.3)
    #expect(best.plan.cost <= Dollars(1e6))
    for runs in 2...24 {
      let prompts = ((1e6 - 2 * Double(runs) * 20_000) / 0.38).rounded(.down)
      guard prompts >= 1 else { continue }
      let variance = 2 * 0.0001 / Double(runs) + 0.0225 / prompts
      #expect(best.difference <= 2.801586 * variance.squareRoot() * (1 + 1e-6))
    }
    #expect(comparison.bestSplit(of: Dollars(50_000)) == nil)
    // What a budget sees is what a plan of that difference costs.
    let back = try #require(comparison.cheapestPlan(toResolve: best.difference))
    #expect(back.cost.value < 1.05e6)
  }

  /// Power of a two-sided two-sample t test at 5 %, by R's power.t.test(n, delta, sd = 1).
  static let student: [(n: Int, delta: Double, power: Double)] = [
    (20, 1, 0.8689528), (5, 2, 0.7905), (17, 1, 0.8070367), (10, 1.5, 0.8871),
  ]

  @Test("Student's power has R's values", arguments: student)
  func studentPower(n: Int, delta: Double, power: Double) {
    let found = StudentPower(significance: 0.05).power(
      shift: delta * (Double(n) / 2).squareRoot(), degrees: Double(2 * n - 2))
    expect(found, near: power, within: 0.003)
  }

  @Test("17 runs of each recipe find a difference of one deviation at 80 %, as R says")
  func studentRuns() {
    let test = StudentPower(significance: 0.05)
    #expect(test.runs(toFind: 1, deviation: 1, power: 0.8) == 17)
    #expect(test.runs(toFind: 0, deviation: 1, power: 0.8) == nil)
  }

  /// Bounds at 5 % on both sides (Jennison and Turnbull 2000, tables 2.1 and 2.3).
  static let bounds: [(SequentialDesign.Boundary, Int, Double)] = [
    (.pocock, 2, 2.178), (.pocock, 3, 2.289), (.pocock, 5, 2.413),
    (.obrienFleming, 2, 1.977), (.obrienFleming, 3, 2.004), (.obrienFleming, 5, 2.040),
  ]

  @Test("Bounds of sequential designs are the tabled ones", arguments: bounds)
  func sequentialBounds(boundary: SequentialDesign.Boundary, looks: Int, bound: Double) throws {
    let design = SequentialDesign(
      looks: looks, boundary: boundary, experiments: Effort.count(200_000, brief: 8000))
    let last = try #require(design.bounds.last)
    // The table has three decimals. Of 8,000 experiments 5 % are known to 0.0024.
    expect(last, near: bound, within: 0.0006)
    let null = design.behaviour(shift: 0)
    expect(null.power, near: 0.05, within: Effort.isFull ? 0.003 : 0.008)
  }

  @Test("Looking early saves a part of the experiment, and five looks cost little length")
  func sequentialLength() {
    let design = SequentialDesign(
      looks: 5, boundary: .obrienFleming, experiments: Effort.count(200_000, brief: 8000))
    // Table 2.4: the full length grows by 1.028 for 80 % power, Pocock's by 1.228 (table 2.2: 1.229).
    let tolerance: Double = Effort.isFull ? 0.012 : 0.04
    expect(design.inflation(power: 0.8), near: 1.028, within: tolerance)
    let shift = design.shift(forPower: 0.8)
    let behaviour = design.behaviour(shift: shift)
    expect(behaviour.power, near: 0.8, within: 0.01)
    #expect(behaviour.expectedShare < 0.85)
    expect(behaviour.ended.reduce(0, +), near: 1, within: 1e-9)
  }

  @Test("A ladder's power matches the share of simulated data sets that support the claim")
  func ladder() throws {
    let ladder = LadderPlan(
      law: CorpusLaw(floor: 1.8172, a: 482.01, b: 2085.43, alpha: 0.3478, beta: 0.3658),
      sizes: [1e8, 3e8, 1e9], tokens: [2e9, 8e9, 3.2e10], noise: 0.005, truth: 1.3,
      threshold: 1.2)
    let formula = try #require(ladder.power(seeds: 1))
    let count = Effort.count(2000, brief: 60)
    let simulated = ladder.simulate(experiments: count, seeds: 1, seed: 5)
    expect(formula, near: simulated.supported, within: Effort.isFull ? 0.03 : 0.15)
    // What one seed can tell is what it tells with that power.
    let least = try #require(ladder.detectable(seeds: 1, power: 0.8))
    let there = LadderPlan(
      law: ladder.law, sizes: ladder.sizes, tokens: ladder.tokens, noise: ladder.noise,
      truth: least, threshold: ladder.threshold)
    try expect(#require(there.power(seeds: 1)), near: 0.8, within: 0.002)
    let seeds = try #require(ladder.seeds(for: 0.9))
    #expect(try #require(ladder.power(seeds: seeds)) >= 0.9)
    #expect(try #require(ladder.power(seeds: seeds - 1)) < 0.9)
    #expect(try #require(ladder.detectable(seeds: 4, power: 0.8)) < 1.3)
    // 2 corpora · Σ 6ND.
    expect(ladder.flop(seeds: 1).value, near: 2 * 6 * 1.4e9 * 4.2e10, relative: 1e-12)
  }

  @Test("A truth on the threshold can be shown by no number of runs")
  func border() {
    let question = LadderQuestion(
      law: CorpusLaw(floor: 1.8, a: 480, b: 2000, alpha: 0.35, beta: 0.37), source: "test",
      sizes: [Parameters(1e8), Parameters(1e9)], tokens: [Tokens(1e9), Tokens(1e10)],
      noise: 0.01, threshold: 1.2, truths: [1.2], experiments: 0)
    let designs = question.designs()
    #expect(designs[0].seeds == nil)
    #expect(designs[0].remark.contains("no number of runs"))
  }

  /// 2 corpora · 3 sizes · 3 numbers of tokens are 18 runs a seed; of a billion experiments too many to draw.
  @Test("A ladder that cannot be simulated says so, and a budget says at which power")
  func remarks() throws {
    let question = LadderQuestion(
      law: CorpusLaw(floor: 1.8172, a: 482.01, b: 2085.43, alpha: 0.3478, beta: 0.3658),
      source: "test", sizes: [1e8, 3e8, 1e9].map { Parameters($0) },
      tokens: [2e9, 8e9, 3.2e10].map { Tokens($0) }, noise: 0.005, threshold: 1.2, truths: [1.3],
      experiments: 1_000_000_000)
    let needed = question.designs()[0]
    #expect(needed.remark.hasSuffix("; too many runs to simulate") && needed.simulatedPower == nil)
    #expect(needed.remark.hasPrefix("18 runs a seed"))
    let split = ScoreQuestion(
      comparison: try Self.comparison(run: 0.01, prompt: 0.15), difference: nil,
      budgets: [Dollars(1e6)], experiments: 10)
    #expect(
      split.designs().map(\.remark) == ["the least difference that it sees at 80 % power"])
  }

  /// noncentral t by SciPy 1.17: `nct.sf(t, df, shift)`, both in the middle and where power is small.
  @Test(
    "Student's power is that of the noncentral distribution",
    arguments: [
      (1.0, 4.0, 0.1194524787333821), (3.0, 8.0, 0.748015540731117),
      (2.5, 30.0, 0.6770256745160939), (4.0, 3.0, 0.7549838397242711),
    ])
  func noncentral(shift: Double, degrees: Double, power: Double) {
    let test = StudentPower(significance: 0.05)
    expect(test.power(shift: shift, degrees: degrees), near: power, within: 1e-6)
    expect(test.shift(forPower: power, degrees: degrees), near: shift, relative: 1e-4)
  }
}
