import QualityAxes
import Questions
import Tabular
import Testing
import Units

@testable import ScenarioEngine

/// What scenarios say beyond loss.
@Suite("Scenarios beyond loss")
struct QualityScenarioTests {
  private func scenario(_ rest: String) -> String {
    """
    {
      title: "t",
      models: { m: { total: "132B", active: "36B", experts: 16, topK: 4 }, d: { total: "7B" } },
      data: { told: { exposures: 3 } },
      runs: {
        m: { model: "m", tokens: "12T" }, n: { model: "m", tokens: "4T", data: "told" },
        d: { model: "d", tokens: "1T" },
      },
      laws: ["ludziejewski-2025"],
      \(rest)
    }
    """
  }

  @Test("Every run that is set against dense models has a row for each quality, with evidence")
  func axes() throws {
    let outcome = try evaluate(
      scenario(
        """
        compare: [
          { run: "m", against: "denseEquivalent", modes: ["sameTokens", "bothOptimal"] },
          { run: "d", against: "denseEquivalent" }, { run: "n", against: "d" },
        ],
        """))
    let axes = outcome.findings.of(Axes.self).flatMap(\.found)
    #expect(axes.map(\.run.name) == ["m", "m", "m", "d", "d", "d"])
    #expect(axes.allSatisfy { !$0.evidence.isEmpty && !$0.source.isEmpty })
    // 36·(132/36)^0.86 = 110.0; ^0.45 = 64.6; ^0.5 = 68.9; ^0.6 = 78.5, worked by hand.
    #expect(abs((axes[0].low?.value ?? 0) / 1e9 - 110.0) < 0.1)
    #expect(abs((axes[0].size?.value ?? 0) / 1e9 - 132) < 1e-6)
    #expect(abs((axes[1].low?.value ?? 0) / 1e9 - 64.6) < 0.1)
    #expect(abs((axes[1].size?.value ?? 0) / 1e9 - 68.9) < 0.1)
    #expect(abs((axes[1].high?.value ?? 0) / 1e9 - 78.5) < 0.1)
    // Of reasoning the direction is known and nothing else.
    #expect(axes[2].size == nil && axes[2].low == nil && axes[2].kind == "direction")
    #expect(axes[2].high?.value == 132e9)
    // A dense model is worth itself.
    #expect(axes.suffix(3).allSatisfy { $0.low?.value == 7e9 && $0.high?.value == 7e9 })
    #expect(outcome.tables.contains { $0.name == "axes" })
  }

  @Test("The author's range takes the place of what is published")
  func ownRange() throws {
    let outcome = try evaluate(
      scenario(
        """
        compare: [{ run: "m", against: "denseEquivalent" }],
        axes: { reasoning: [0, 0.5], recall: [1, 1] },
        """))
    let axes = outcome.findings.of(Axes.self).flatMap(\.found)
    #expect(axes[0].kind == "your own" && axes[0].low?.value == axes[0].high?.value)
    #expect(axes[2].low?.value == 36e9)
    #expect(abs((axes[2].high?.value ?? 0) / 1e9 - 68.9) < 0.1)
    #expect(axes[1].kind == "betweenLaws")
  }

  @Test("A corpus whose exposures are worth three does what three times the tokens do")
  func exposures() throws {
    let outcome = try evaluate(
      scenario(
        """
        facts: { world: { facts: 1e10, zipf: 1, bitsPerFact: 50, mentionsPerToken: 0.01 } },
        sweep: { grid: { "runs.m.tokens": ["6T", "12T"], "data.told.exposures": [1, 3] } },
        plots: [{ kind: "facts", y: "stored_share" }, { kind: "popularity" }],
        """))
    let facts = outcome.findings.of(Facts.self).flatMap(\.found)
    #expect(facts.map(\.model.name) == ["m", "n", "d"])
    #expect(facts[0].coverage == facts[1].coverage)
    #expect(outcome.sweep.map(\.facts.count) == [3, 3, 3, 3])
    #expect(outcome.sweep[3].facts[0].coverage == outcome.sweep[3].facts[1].coverage)
    #expect(outcome.sweep[2].facts[0].coverage != outcome.sweep[2].facts[1].coverage)
    #expect(outcome.charts.map(\.name) == ["facts", "popularity"])
    let table = outcome.tables.first { $0.name == "facts-sweep" }
    #expect(table?.rows.count == 12)
  }

  @Test("The scenario of LongFact gives the 65 printed figures within a point")
  func longFact() throws {
    let outcome = try bundled("longfact")
    let goals = outcome.findings.of(Factuality.self).flatMap(\.found).flatMap(\.goals)
    #expect(goals.count == 65)
    #expect(goals.allSatisfy { abs($0.f1 - ($0.published ?? .nan)) < 0.01 })
    let chart = try #require(outcome.charts.first { $0.name == "trainingFLOP" })
    guard case .curves(let panels) = chart.body else { return #expect(Bool(false)) }
    #expect(panels[0].x.label.contains("estimates; post-training confounded"))
  }

  @Test("More experts store more only where tokens are many, and DBRX stands at 0.58 of recall")
  func bundledFacts() throws {
    let facts = try bundled("facts").findings.of(Facts.self).flatMap(\.found)
    let stored = facts.map { $0.split.value.stored }
    // base, more data, more experts, both
    #expect(stored[1] > stored[0] && stored[3] > 2 * stored[1])
    let recall = try #require(
      try bundled("axes").findings.of(Facts.self).flatMap(\.found).first)
    // 0.2423 + 0.1588·log10(131.5965)
    #expect(abs(recall.accuracy.value - 0.5788) < 0.0002)
  }
}
