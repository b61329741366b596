import Questions
import ScalingLaws
import Statistics
import Tabular
import TestSupport
import Testing
import Units

@testable import ScenarioEngine

/// The bundled DBRX scenario against numbers from outside.
@Suite("The DBRX scenario")
struct DBRXTests {
  @Test("DBRX's training took 2.58e24 to 2.63e24 FLOP by 6ND, and 1.1 % more with attention")
  func trainingFLOP() throws {
    let costs = try bundled("dbrx").costs.filter { $0.run.name == "dbrx" }
    let flop = { (convention: String) in
      try #require(costs.first { $0.convention == convention }).total.value
    }
    // 6 · 36,469,708,800 · 12e12 and 6 · 35,853,146,112 · 12e12 by hand.
    try expect(flop("6nd-active"), near: 2.62582e24, within: 1e19)
    try expect(flop("6nd-active-no-input-embedding"), near: 2.58143e24, within: 1e19)
    // 221,158,674,432 FLOP per token at 4096 tokens, from a published comparison of counters.
    #expect(try flop("exact-causal") == 221_158_674_432 * 12e12)
  }

  @Test("The joint law and the leverage law bracket the blog's factor of two")
  func multipliers() throws {
    let results = try bundled("dbrx").results.filter { $0.mode == .bothOptimal }
    let multiplier = { (law: String) in
      try #require(results.first { $0.law.id == law }?.numbers?.multiplier)
    }
    // 1.75 and 2.36 at 2.6e24 FLOP, recomputed from both papers by an independent script.
    try expect(multiplier("ludziejewski-2025"), near: 1.75, within: 0.005)
    try expect(multiplier("tian-2025"), near: 2.36, within: 0.005)
  }

  @Test("Every law of the scenario either answers with its distance or says why not")
  func everyLaw() throws {
    let outcome = try bundled("dbrx")
    let results = outcome.results.filter { $0.mode == .sameTokens }
    #expect(results.count == outcome.scenario.laws.count)
    for result in results {
      if let numbers = result.numbers {
        #expect(numbers.denseEquivalent != nil)
        #expect(result.law.isMeasured || !numbers.excesses.isEmpty)
        // None of them publishes joint draws; its printed digits are no interval. The measured rule
        // has that of the prediction.
        #expect(
          numbers.denseEquivalentInterval?.kind == (result.law.isMeasured ? .predictive : nil))
      } else {
        #expect(result.refused?.reason.isEmpty == false)
      }
    }
  }

  @Test("Table 5 splits 3.7 into data 2.26, score 1.04 and MoE 1.58")
  func decomposition() throws {
    let decomposition = try #require(try bundled("dbrx").decompositions.first)
    let factors = decomposition.factors
    expect(factors[0].value, near: 2.26, within: 0.005)
    expect(factors[2].value, near: 1.58, within: 0.005)
    expect(factors.reduce(1) { $0 * $1.value }, near: 3.7, within: 1e-9)
    expect(decomposition.total.value, near: 3.7, within: 1e-9)
    // 2.17 to 2.45 and 1.42 to 1.66 over slopes of 1.5 and 0.6 times.
    let data = try #require(factors[0].sensitivity)
    expect(data.lowerBound, near: 2.17, within: 0.006)
    expect(data.upperBound, near: 2.45, within: 0.006)
    let moe = try #require(factors[2].sensitivity)
    expect(moe.lowerBound, near: 1.42, within: 0.006)
    expect(moe.upperBound, near: 1.66, within: 0.006)
  }

  @Test("MoE-A's FLOP imply 823B tokens")
  func impliedTokens() throws {
    // 6.7 · 1000 / (3.7 · 2.2) = 823.1.
    let run = try #require(try bundled("dbrx").scenario.runs.first { $0.name == "moeA" })
    try expect(#require(run.tokens).value / 1e9, near: 823.1, within: 0.05)
    #expect(run.tokenSource == .impliedByFLOP)
  }

  @Test("Every picture that the scenario asks for is drawn")
  func pictures() throws {
    let outcome = try bundled("dbrx")
    #expect(
      outcome.charts.map(\.name) == [
        "equivalents", "multiplier", "decomposition", "observations",
      ])
    guard case .curves(let panels) = outcome.charts[1].body else {
      Issue.record("the chart of multipliers has a panel")
      return
    }
    #expect(panels[0].y.reference == 1 && panels[0].y.isLogarithmic)
    #expect(panels[0].curves.map(\.name).contains("tian-2025"))
    #expect(panels[0].marks.first?.label == "dbrx")
    // What a law cannot say stands under the picture.
    #expect(outcome.charts[1].footer.contains { $0.contains("besiroglu-2024 (describes dense") })
    #expect(outcome.charts[0].title.hasPrefix("Evidence puts dbrx at a dense 69.3B"))
  }
}
