import Diagnostics
import Questions
import ScalingLaws
import Statistics
import Tabular
import TestSupport
import Testing
import Units

@testable import ScenarioEngine

/// What comparisons need beyond the two models, in a scenario.
@Suite("Terms of comparisons")
struct TermsTests {
  private func scenario(_ compare: String, extra: String = "") -> String {
    """
    {
      title: "t",
      models: { dbrx: { use: "dbrx" } },
      runs: { dbrx: { model: "dbrx", tokens: "12T" } },
      laws: ["ludziejewski-2025"],
      compare: [{ run: "dbrx", against: "denseEquivalent", \(compare) }],
      \(extra)
    }
    """
  }

  private func multiplier(_ compare: String, extra: String = "") throws -> Double? {
    try evaluate(scenario(compare, extra: extra)).results.first?.numbers?.multiplier
  }

  @Test("Every mode is accepted, and a missing term is the law's refusal")
  func modes() throws {
    let names = ComparisonMode.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    let outcome = try evaluate(scenario("modes: [\(names)]"))
    #expect(outcome.results.map(\.mode) == ComparisonMode.allCases)
    let silent = outcome.results.filter { $0.numbers == nil }.map(\.mode)
    #expect(silent == [.wallClock, .lifetime, .money])
    let table = try #require(outcome.tables.first { $0.name == "comparisons" })
    #expect(table.rows.count == ComparisonMode.allCases.count)
  }

  @Test("Quantities of terms are typed, inline or by a name")
  func terms() throws {
    let inline = try multiplier("modes: [\"lifetime\"], terms: { inferenceTokens: \"10T\" }")
    let named = try multiplier(
      "modes: [\"lifetime\"], terms: \"served\"",
      extra: "terms: { served: { inferenceTokens: 10000000000000 } },")
    #expect(inline != nil && inline == named)
    // Device-hours at half the rate are twice the FLOP.
    let flop = try #require(try multiplier("modes: [\"denseOptimal\"]"))
    let slow = try multiplier("modes: [\"wallClock\"], terms: { moeOverDenseRate: 0.5 }")
    try expect(#require(slow) / flop, near: 0.5, within: 1e-9)
    let memory = try multiplier("modes: [\"fixedMemory\"]")
    let cached = try multiplier(
      """
      modes: ["fixedMemory"],
      terms: { bytesPerParameter: 2, keyValueCaches: { moe: "40GB", dense: "40GB" } }
      """)
    try expect(#require(cached), near: try #require(memory), relative: 1e-9)
  }

  @Test("Fixed compute gives a gap in loss, negative where the MoE is better")
  func gap() throws {
    let compare = "modes: [\"fixedCompute\"], terms: { allocation: \"optimal\" }"
    let numbers = try #require(try evaluate(scenario(compare)).results.first?.numbers)
    let gap = try #require(numbers.lossGap)
    #expect(gap < 0)
    #expect(numbers.multiplier == nil)
  }

  /// What is wrong, and a part of the message.
  static let wrong: [(String, String)] = [
    ("modes: [\"lifetime\"], terms: { inferenceTokens: \"10T params\" }", "params"),
    ("modes: [\"lifetime\"], terms: { inferenceTokns: \"10T\" }", "did you mean 'inferenceTokens'"),
    ("modes: [\"lifetime\"], terms: \"served\"", "set of terms"),
    ("modes: [\"money\"], terms: { moeOverDenseTrainingPrice: 0 }", "above 0"),
    ("modes: [\"fixedMemory\"], terms: { keyValueCaches: { moe: \"40GB\" } }", "dense"),
    ("modes: [\"sametokens\"]", "did you mean 'sameTokens'"),
  ]

  @Test("A wrong term is a fault at its place", arguments: wrong)
  func faults(compare: String, message: String) throws {
    let error = #expect(throws: FaultList.self) { try evaluate(scenario(compare)) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test("The same comparison in other terms cannot be told apart and is a fault")
  func twice() throws {
    let text = scenario(
      """
      modes: ["lifetime"], terms: { inferenceTokens: "1T" } },
      { run: "dbrx", against: "denseEquivalent", modes: ["lifetime"],
        terms: { inferenceTokens: "2T" }
      """)
    let error = #expect(throws: FaultList.self) { try evaluate(text) }
    #expect(error?.faults.count == 1)
    #expect(error?.description.contains("in other terms") == true)
  }

  @Test("A sweep may vary named terms")
  func sweep() throws {
    let outcome = try evaluate(
      scenario(
        "modes: [\"lifetime\"], terms: \"served\"",
        extra: """
          terms: { served: { inferenceTokens: "1T" } },
          sweep: { grid: { "terms.served.inferenceTokens": ["1T", "10T"] } },
          """))
    let values = outcome.sweep.compactMap { $0.results.first?.numbers?.multiplier }
    #expect(values.count == 2 && values[0] < values[1])
  }
}
