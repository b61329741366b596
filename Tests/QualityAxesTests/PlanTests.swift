import Diagnostics
import QualityAxes
import TestSupport
import Testing
import Units

@Suite("Prompts, runs and dollars")
struct PlanTests {
  @Test(
    "Prompts follow ((z + z)·sd/δ)², at 5 and 80 percent",
    arguments: [
      // Worked by hand with 1.95996 + 0.84162 = 2.80158.
      (0.05, 0.10, 32), (0.05, 0.15, 71), (0.05, 0.25, 197), (0.02, 0.10, 197),
      (0.02, 0.15, 442), (0.02, 0.25, 1_227), (0.01, 0.10, 785), (0.01, 0.15, 1_766),
      (0.01, 0.25, 4_906),
    ])
  func prompts(difference: Double, deviation: Double, prompts: Int) throws {
    let comparison = try PairedComparison(deviation: deviation, assurance: Assurance())
    #expect(comparison.prompts(toResolve: difference) == prompts)
    #expect(comparison.prompts(toResolve: -difference) == prompts)
    #expect(try comparison.rejectionRate(of: difference, prompts: prompts) >= 0.8)
    #expect(try comparison.rejectionRate(of: difference, prompts: prompts - 1) < 0.8)
  }

  @Test(
    "What 250 and 2,280 prompts resolve",
    arguments: [
      (250, 0.10, 0.018), (250, 0.15, 0.027), (250, 0.25, 0.044), (2_280, 0.10, 0.006),
      (2_280, 0.15, 0.009), (2_280, 0.25, 0.015),
    ])
  func detectable(prompts: Int, deviation: Double, difference: Double) throws {
    let comparison = try PairedComparison(deviation: deviation, assurance: Assurance())
    try expect(comparison.detectableDifference(prompts: prompts), near: difference, within: 0.0005)
  }

  @Test(
    "Dollars of both models' ratings, by machine and by people",
    arguments: [
      (0.05, 0.15, 27.0, 568.0), (0.05, 0.25, 75, 1_576), (0.02, 0.15, 168, 3_536),
      (0.01, 0.25, 1_864, 39_248),
    ])
  func dollars(difference: Double, deviation: Double, machine: Double, people: Double) throws {
    let comparison = try PairedComparison(deviation: deviation, assurance: Assurance())
    let cheap = try #require(
      comparison.cost(toResolve: difference, perResponse: Dollars(0.19)))
    let dear = try #require(comparison.cost(toResolve: difference, perResponse: Dollars(4.0)))
    expect(cheap.value, near: machine, within: 0.6)
    #expect(dear.value == people)
  }

  @Test("No number of prompts resolves no difference")
  func nothing() throws {
    let comparison = try PairedComparison(deviation: 0.1, assurance: Assurance())
    #expect(comparison.prompts(toResolve: 0) == nil)
    #expect(comparison.prompts(toResolve: 1e-300) == nil)
    #expect(comparison.prompts(toResolve: .nan) == nil)
    #expect(throws: InputFaults.self) { try comparison.detectableDifference(prompts: 0) }
    #expect(throws: InputFaults.self) { try Assurance(significance: 0, power: 1) }
    #expect(throws: InputFaults.self) { try Assurance(significance: .leastNonzeroMagnitude) }
    #expect(throws: InputFaults.self) { try Assurance(significance: 0.9, power: 0.1) }
    #expect(try Assurance(power: 1.0.nextDown).reach.isFinite)
  }

  @Test("33 facts a response with a correlation of 0.29 are worth a tenth")
  func design() throws {
    let effect = try DesignEffect(factsPerResponse: 33, intraclassCorrelation: 0.29)
    expect(effect.factor, near: 10, within: 0.5)
    expect(330 / effect.factor, near: 32, within: 2)
    #expect(try DesignEffect(factsPerResponse: 1, intraclassCorrelation: 0.5).factor == 1)
  }

  @Test("The cheapest plan is the cheapest of all numbers of runs, and its split the best ratio")
  func split() throws {
    let pairs = try PairedComparison(deviation: 0.25, assurance: Assurance())
    for (runDeviation, training, rating, difference) in [
      (0.01, 200.0, 0.19, 0.01), (0.02, 50, 0.4, 0.015), (0.005, 10_000, 0.19, 0.01),
      (0.0, 1_000, 4, 0.02), (0.05, 10, 4, 0.02),
    ] {
      let comparison = try RunComparison(
        pairs: pairs, runDeviation: runDeviation, costPerRun: Dollars(training),
        costPerResponse: Dollars(rating))
      let plan = try #require(comparison.cheapestPlan(toResolve: difference))
      let all = (2...2_000).compactMap { runs in
        comparison.prompts(toResolve: difference, runs: runs).map {
          2 * Double(runs) * training + 2 * Double($0) * rating
        }
      }
      let least = try #require(all.min())
      // Rounding prompts up may favour a neighbour by the price of one prompt an arm.
      #expect(plan.cost.value <= least + 2 * rating)
      if plan.runsPerArm > 20 {
        let ratio = Double(plan.runsPerArm) / Double(plan.promptsPerArm)
        expect(ratio, near: comparison.bestRatio, relative: 0.05)
      }
    }
  }

  @Test("Rating money does not buy down the difference between runs")
  func runs() throws {
    let comparison = try RunComparison(
      pairs: PairedComparison(deviation: 0.15, assurance: Assurance()), runDeviation: 0.01,
      costPerRun: Dollars(1e6), costPerResponse: Dollars(0.19))
    // 2·0.01²/k has to stay below (0.01/2.80158)²: at least 16 runs.
    #expect(comparison.prompts(toResolve: 0.01, runs: 15) == nil)
    #expect(comparison.prompts(toResolve: 0.01, runs: 16) != nil)
    #expect(comparison.cheapestPlan(toResolve: 0) == nil)
  }
}
