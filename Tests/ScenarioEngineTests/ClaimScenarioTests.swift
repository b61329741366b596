import Diagnostics
import Hypotheses
import Questions
import TestSupport
import Testing

@testable import ScenarioEngine

/// What claims rest on, and what they refuse.
@Suite("Claims of scenarios")
struct ClaimScenarioTests {
  private static func scenario(_ laws: String, _ claim: String) -> String {
    """
    {
      title: "t", models: { dbrx: { use: "dbrx" } }, runs: { dbrx: { model: "dbrx", tokens: "12T" } },
      laws: [\(laws)],
      hypotheses: [{ name: "h", quantity: "denseEquivalent", of: "dbrx", atLeast: "40B"\(claim) }],
    }
    """
  }

  @Test("A claim that names a law rests on it alone, whatever other laws are asked")
  func law() throws {
    let named = #", law: "joint-moe-2025""#
    let two = try evaluate(
      Self.scenario(#""joint-moe-2025", "efficiency-leverage-2025""#, named))
    let one = try evaluate(Self.scenario(#""joint-moe-2025""#, named))
    let judgements = (two.findings.judgements + one.findings.judgements)
    #expect(judgements.count == 2)
    #expect(judgements[0].value != nil)
    #expect(judgements[0].value == judgements[1].value)
    // Its constants have no joint draws, so that nothing can be concluded.
    #expect(judgements.allSatisfy { $0.interval == nil && $0.verdict == .noEvidence })
    let remark = try #require(judgements.first?.remark)
    #expect(remark.contains("joint draws"))
  }

  @Test("A law is known by its other words, and one that is not asked is a fault at the key")
  func words() {
    #expect(throws: Never.self) {
      try evaluate(Self.scenario(#""joint-moe-2025""#, #", law: "ludziejewski-2025""#))
    }
    let fault = #expect(throws: FaultList.self) {
      try evaluate(Self.scenario(#""joint-moe-2025""#, #", law: "kaplan-2020""#))
    }
    #expect(fault?.faults.map(\.problem) == ["unknown law 'kaplan-2020'"])
  }

  @Test("Two claims need two names")
  func names() {
    let claim = #"{ name: "h", quantity: "repetitionHalfLife", atLeast: 3 }"#
    let fault = #expect(throws: FaultList.self) {
      try evaluate("{ title: 't', hypotheses: [\(claim), \(claim)] }")
    }
    #expect(fault?.faults.map(\.problem) == ["two entries have the name 'h'"])
  }

  @Test(
    "Keys of other quantities are faults at their keys",
    .enabled(if: Shared.isPresent, "\(Shared.absence)"))
  func foreign() throws {
    let text = try Shared.text("cases/claim_keys_of_other_quantities.json5")
    let fault = #expect(throws: FaultList.self) { try evaluate(text) }
    let faults = try #require(fault).faults.filter { $0.problem.contains("does not belong") }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var strange: [String: Set<String>] = [:]
    for fault in faults {
      let place = try #require(fault.position)
      let rest = lines[place.line - 1].dropFirst(place.column - 1)
      let key = String(rest.prefix { $0.isLetter })
      #expect(fault.problem.contains("'\(key)'"))
      let claim = lines[place.line - 1].contains("denseEquivalent") ? "a" : "b"
      strange[claim, default: []].insert(key)
    }
    #expect(strange["a"] == ["mode", "metric", "versus", "flop", "form", "scale", "reading"])
    #expect(strange["b"] == ["mode", "metric"])
  }
}
