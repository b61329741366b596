import Diagnostics
import QualityAxes
import TestSupport
import Testing
import Units

@Suite("What rating costs")
struct RatingQuestionTests {
  private func question(
    deviation: Double = 0.15, training: RatingQuestion.Training? = nil
  ) throws -> RatingQuestion {
    try RatingQuestion(
      raters: RaterOffer.longFact2024.value, differences: [0.05, 0.02, 0.01],
      deviations: [deviation], assurance: Assurance(), training: training)
  }

  @Test("A resolved effect costs a person about 26 times what SAFE costs, against 20 a response")
  func perEffect() throws {
    let question = try question()
    let plans = try question.raters.map {
      try #require(question.plan($0, difference: 0.02, deviation: 0.15))
    }
    // 4.00/0.194 = 20.6 times the price and 1.28/1.04 = 1.23 times the prompts.
    expect(plans[1].cost.value / plans[0].cost.value, near: 25.4, within: 0.5)
    // J = 1 - 2·0.0672 and 1 - 2·0.2268, from 72.0 %, 76 and 19 of 100.
    expect(plans[0].reportedDifference / 0.02, near: 0.8656, within: 0.0005)
    expect(plans[1].reportedDifference / 0.02, near: 0.5464, within: 0.0005)
  }

  @Test("Published prices scale with facts: a response of 64 facts costs SAFE $0.385")
  func scaled() throws {
    let raters = RaterOffer.published(factsPerResponse: 64)
    // 96.31/16011 · 64
    expect(raters[0].costPerResponse.value, near: 0.38497, within: 1e-4)
    expect(raters[1].costPerResponse.value, near: 4 * 64 * 496 / 16_011, within: 1e-9)
  }

  @Test("The cheapest split is the best of all numbers of runs, tried one by one")
  func split() throws {
    let training = try RatingQuestion.Training(deviation: 0.005, costPerRun: Dollars(20_000))
    let question = try question(training: training)
    for rater in question.raters {
      for difference in question.differences {
        let comparison = try #require(question.comparison(rater, deviation: 0.15))
        let plan = try #require(comparison.cheapestPlan(toResolve: difference))
        // 2σ²/k + sd²f/n = (δ/2.80158)², with f the rater's prompt factor.
        let j = rater.attenuation.factor
        let variance = 0.15 * 0.15 * (0.88 + 0.12 / (j * j))
        let allowed = (difference / 2.801585) * (difference / 2.801585)
        let costs = (2...60).compactMap { runs -> Double? in
          let left = allowed - 2 * 0.005 * 0.005 / Double(runs)
          guard left > 0 else { return nil }
          let prompts = (variance / left).rounded(.up)
          return 2 * Double(runs) * 20_000 + 2 * prompts * rater.costPerResponse.value
        }
        let best = try #require(costs.min())
        expect(plan.cost.value, near: best, relative: 2e-4, "\(rater.name) \(difference)")
      }
    }
  }

  @Test("No raters, no differences and impossible numbers are refused at once")
  func faults() throws {
    let found = #expect(throws: InputFaults.self) {
      try RatingQuestion(
        raters: [], differences: [], deviations: [-1], withinShare: 2, assurance: Assurance())
    }
    #expect(
      found?.faults.map(\.field) == ["raters", "differences", "deviations", "withinShare"])
  }
}
