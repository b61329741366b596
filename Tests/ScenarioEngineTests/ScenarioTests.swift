import CostModel
import Diagnostics
import Formats
import Questions
import ScalingLaws
import Spec
import TestSupport
import Testing
import Units

@testable import ScenarioEngine

@Suite("Scenarios")
struct ScenarioTests {
  @Test(
    "An architecture written in a scenario counts like the bundled model: Mixtral 46,702,792,704")
  func architecture() throws {
    let outcome = try evaluate(
      """
      {
        title: "Mixtral by hand",
        models: { m: { architecture: {
          hiddenSize: 4096, layers: 32, heads: 32, kvHeads: 8, vocabulary: 32000,
          routed: { experts: 8, topK: 2, width: 14336 },
        } } },
        runs: { r: { model: "m", tokens: 1 } },
      }
      """)
    let shape = try #require(outcome.scenario.world.models.first?.shape)
    #expect(shape.total.value == 46_702_792_704)
    // Exact causal at 4096 tokens, from a published comparison of counters.
    #expect(outcome.costs.first(where: \.isDefault)?.total.value == 79_714_344_960)
  }

  @Test("Leading dense layers and every second routed layer are counted as such")
  func layerPattern() throws {
    let outcome = try evaluate(
      """
      {
        title: "pattern",
        models: { m: { architecture: {
          hiddenSize: 64, layers: 9, heads: 4, vocabulary: 100, feedForward: 128, gated: false,
          routed: { experts: 4, topK: 1, width: 32, shared: 1, leadingDense: 1, every: 2 },
        } } },
      }
      """)
    guard case .architecture(let architecture)? = outcome.scenario.world.models.first?.shape else {
      Issue.record("the model has an architecture")
      return
    }
    // By hand: 4 routed and 5 dense layers.
    let attention = 9 * 4 * 64 * 64
    let dense = 5 * 2 * 64 * 128
    let routed = 4 * (4 + 1) * 2 * 64 * 32
    let router = 4 * 64 * 4
    let norms = 9 * 2 * 64 + 64
    #expect(
      architecture.parameters.total == attention + dense + routed + router + norms + 2 * 6400)
  }

  @Test("A sweep computes each case as if its values stood in the file")
  func sweep() throws {
    let outcome = try bundled("experts")
    // Table 1 of arXiv:2502.05172, row 1e22: N to 3 % and D to 1.5 %.
    let expected: [(Double, Double)] = [
      (18.8e9, 88.6e9), (17.4e9, 96e9), (15.8e9, 105.4e9), (14.4e9, 115.8e9), (13.2e9, 126.5e9),
      (12.2e9, 136.9e9),
    ]
    #expect(outcome.sweep.count == expected.count)
    for (sweepCase, row) in zip(outcome.sweep, expected) {
      let numbers = try #require(sweepCase.results.first?.numbers)
      try expect(#require(numbers.size), near: row.0, relative: 0.03)
      try expect(#require(numbers.tokens), near: row.1, relative: 0.015)
    }
  }

  @Test("Grid axes are combined, the last fastest, and zipped axes advance together")
  func order() {
    let axis = { (name: String, values: [Double]) in
      SweepAxis(path: name, values: values.map { SweepValue(node: Node(.number($0))) })
    }
    let sweep = Sweep(
      grid: [axis("a", [1, 2]), axis("b", [10, 20])],
      zip: [axis("c", [5, 6]), axis("d", [7, 8])],
      uncertain: [], draws: 0, seed: 0, level: 0.95, columns: nil)
    #expect(sweep.count == 8)
    let rows = (0..<8).map { sweep.values(ofCombination: $0).compactMap(\.number) }
    #expect(rows[0] == [1, 10, 5, 7])
    #expect(rows[1] == [1, 10, 6, 8])
    #expect(rows[2] == [1, 20, 5, 7])
    #expect(rows[7] == [2, 20, 6, 8])
    #expect(Set(rows).count == 8)
  }

  @Test("Axes as text have their ends exactly and the points between in proportion")
  func axisText() throws {
    let logarithmic = try AxisText("log 1T..100T x3").values
    #expect(logarithmic.first == 1e12 && logarithmic.last == 100e12)
    expect(logarithmic[1], near: 10e12, relative: 1e-12)
    #expect(try AxisText("linear 0..1 x5").values == [0, 0.25, 0.5, 0.75, 1])
    for text in [
      "log 0..1 x3", "log 1..2", "log 1..2 x1", "sine 1..2 x3", "log 2..1 x3", "log a..b x3",
    ] {
      #expect(throws: InputFault.self) { try AxisText(text) }
    }
  }

  @Test("Data worth twice the tokens make a run like one on twice the tokens")
  func dataMultiplier() throws {
    let text = { (tokens: String, value: Int) in
      """
      {
        title: "twice",
        models: { m: { use: "dbrx" } },
        data: { d: { multiplier: { value: \(value), acts: "tokens", measuredOn: "MMLU" } } },
        runs: { r: { model: "m", tokens: "\(tokens)", data: "d" } },
        laws: ["ludziejewski-2025"],
        compare: [{ run: "r", against: "denseEquivalent" }],
      }
      """
    }
    let better = try #require(try evaluate(text("1T", 2)).results.first?.numbers)
    let longer = try #require(try evaluate(text("2T", 1)).results.first?.numbers)
    try expect(#require(better.loss), near: try #require(longer.loss), within: 1e-12)
    let ratio = try #require(better.denseEquivalent) / (try #require(longer.denseEquivalent))
    expect(ratio, near: 1, within: 1e-9)
  }

  @Test("Against another run, the gap is the difference of both losses under each law")
  func twoRuns() throws {
    let outcome = try bundled("mixtral")
    let result = try #require(
      outcome.results.first { $0.mode == nil && $0.law.id == "ludziejewski-2025" })
    let gap = try #require(result.numbers?.lossGap)
    // By hand from Table 4 (E = 4 and E = 1) at 12.880B and 68.977B active on 2T tokens.
    let law = Ludziejewski2025()
    let ours = try law.loss(
      of: Design(
        active: Sizes(Parameters(12_879_925_248)), total: Sizes(Parameters(46_702_792_704)),
        kind: .routed(ScalingLaws.Routing(experts: 8, topK: 2))),
      tokens: Tokens(2e12), data: .none)
    let theirs = try law.loss(
      of: .dense(Parameters(68_976_648_192)), tokens: Tokens(2e12), data: .none)
    expect(gap, near: ours - theirs, within: 1e-12)
    try expect(
      #require(result.numbers?.multiplier), near: 68.976648192 / 12.879925248, within: 1e-9)
  }

  @Test(
    "A bundled model brings its published tokens, and sizes without experts stay routed somehow")
  func defaults() throws {
    let outcome = try evaluate(
      """
      {
        title: "defaults",
        models: { dbrx: { use: "dbrx" }, secret: { total: "100B", active: "10B" } },
        runs: { dbrx: { model: "dbrx" }, secret: { model: "secret", tokens: "1T" } },
        compare: [{ run: "secret", against: "denseEquivalent" }],
      }
      """)
    #expect(outcome.scenario.runs[0].tokens == Tokens(12e12))
    let joint = try #require(outcome.results.first { $0.law.id == "ludziejewski-2025" })
    guard let refusal = joint.refused else {
      Issue.record("the joint law needs the experts")
      return
    }
    #expect(refusal.reason.contains("number of experts"))
  }

  @Test(
    "Every bundled scenario is read and evaluated",
    arguments: ["dbrx", "mixtral", "experts", "tokens", "disagreement"])
  func bundledScenarios(name: String) throws {
    let outcome = try bundled(name)
    #expect(outcome.scenario.question != nil)
    let measured = outcome.scenario.observations.isEmpty ? 0 : 1
    #expect(outcome.charts.count == outcome.scenario.plots.count + measured)
    #expect(!outcome.tables.isEmpty)
  }
}
