import Diagnostics
import Foundation
import Questions
import ScalingLaws
import Tabular
import Testing

@testable import ScenarioEngine

/// Sweeps that vary the comparisons themselves, so that the answers of a case are its own.
@Suite("Swept comparisons")
struct SweptComparisonTests {
  private func text(compare: String, tokens: String = "\"3T\"", sweep: String = "") -> String {
    """
    {
      title: "t",
      models: { m: { use: "dbrx" }, d: { use: "llama-3-8b" } },
      runs: { r: { model: "m", tokens: \(tokens) }, d: { model: "d" } },
      laws: ["ludziejewski-2025", "tian-2025", "clark-2022"],
      compare: [{ \(compare) }],
      \(sweep)
    }
    """
  }

  /// The answers of a case as the columns of results say them.
  private func cells(_ results: [LawResult]) -> [[Cell]] { results.map(\.cells) }

  @Test("Each case says what a file with its mode alone says")
  func modes() throws {
    let modes = ["sameTokens", "bothOptimal", "fixedCompute", "fixedMemory"]
    let tokens = ["\"1T\"", "\"12T\""]
    let lists = modes.map { "[\"\($0)\"]" } + ["[\"fixedCompute\", \"sameTokens\"]"]
    let swept = try evaluate(
      text(
        compare: "run: \"r\", against: \"denseEquivalent\", modes: [\"denseOptimal\"]",
        sweep: """
          sweep: { grid: {
            "compare[0].modes": [\(lists.joined(separator: ", "))],
            "runs.r.tokens": [\(tokens.joined(separator: ", "))],
          } }
          """))
    #expect(swept.sweep.count == lists.count * tokens.count)
    for (index, sweepCase) in swept.sweep.enumerated() {
      let list = lists[index / tokens.count]
      let alone = try evaluate(
        text(
          compare: "run: \"r\", against: \"denseEquivalent\", modes: \(list)",
          tokens: tokens[index % tokens.count]))
      #expect(!alone.results.isEmpty)
      #expect(cells(sweepCase.results) == cells(alone.results), "\(list)")
    }
  }

  @Test("Cases that differ in devices show the hours that differ")
  func devices() throws {
    let swept = try evaluate(
      text(
        compare: "run: \"r\", against: \"denseEquivalent\", modes: [\"sameTokens\"]",
        tokens: "\"3T\", on: { device: \"h200\", devices: 16, utilisation: 0.4 }",
        sweep: "sweep: { grid: { \"runs.r.on.utilisation\": [0.2, 0.4] } }"))
    let table = try #require(swept.tables.first { $0.name == "training_devices-sweep" })
    let place = try #require(table.columns.firstIndex { $0.name == "expected" })
    let quantity = try #require(table.columns.firstIndex { $0.name == "quantity" })
    let hours = table.rows.filter { $0[quantity] == .text("device hours") }.compactMap {
      if case .number(let hours) = $0[place] { hours } else { nil }
    }
    #expect(hours.count == 2 && abs(hours[0] / hours[1] - 2) < 1e-9)
  }

  @Test("The other run of a comparison can be varied too")
  func counterpart() throws {
    let others = ["denseEquivalent", "d"]
    let swept = try evaluate(
      text(
        compare: "run: \"r\", against: \"d\"",
        sweep: "sweep: { grid: { \"compare[0].against\": [\"denseEquivalent\", \"d\"] } }"))
    for (sweepCase, other) in zip(swept.sweep, others) {
      let alone = try evaluate(text(compare: "run: \"r\", against: \"\(other)\""))
      #expect(cells(sweepCase.results) == cells(alone.results), "\(other)")
    }
  }
}

/// Sweeps whose cases read single entries of the file, beside those that read all of it.
@Suite("Swept entries")
struct SweptEntryTests {
  @Test(
    "A case that reads its entries alone says what a file with its values says",
    arguments: [
      ("models.m.experts", ["8", "64"]), ("models.m", ["{ use: \"dbrx\" }", "{ total: \"8B\" }"]),
      ("data.c.multiplier.value", ["1", "3"]), ("data.c.multiplier.acts", ["\"coefficient\""]),
      ("terms.t.inferenceTokens", ["\"1T\"", "\"30T\""]), ("runs.r.model", ["\"d\""]),
      ("runs.half.flop.dividedBy", ["2", "8"]), ("runs.r.tokens", ["\"1T\"", "4e12"]),
      ("runs.half.flop", ["1e22", "{ of: \"b\", dividedBy: 2 }"]),
      ("runs.b.tokens", ["\"1T\"", "4e12"]), ("runs.spent.flop", ["1e21", "\"2e22\""]),
      ("runs.later.tokens", ["\"1T\"", "4e12"]),
    ] as [(String, [String])])
  func sameAsFile(_ path: String, _ values: [String]) throws {
    let list = "[" + values.joined(separator: ", ") + "]"
    let swept = try Composition(
      bytes: Array(Self.text.utf8), file: "t.json5", name: "t",
      settings: [try #require(Setting("sweep.grid.\(path)=\(list)"))]
    ).scenario()
    let cases = try swept.evaluate().sweep
    let source = try #require(try swept.sweepSource(isForced: true))
    var state = source.makeState()
    let table = source.tables[0].table(of: [try source.block(0, &state)[0]])
    #expect(cases.count == values.count)
    for (index, value) in values.enumerated() {
      let alone = try Composition(
        bytes: Array(Self.text.utf8), file: "t.json5", name: "t",
        settings: [try #require(Setting("\(path)=\(value)"))]
      ).scenario().evaluate()
      let expected = alone.results.map(\.cells)
      #expect(cases[index].results.map(\.cells) == expected)
      let rows = table.rows.filter { $0[0] == .integer(index) }.map { Array($0.dropFirst(2)) }
      #expect(rows == expected)
    }
  }

  @Test(
    "A case that would be refused as a file is refused",
    arguments: [
      "\"models.m\": [{ routing: { experts: 16, topK: 4 } }], \"runs.r.tokens\": [1e12]",
      "\"models.m.total\": [\"9B\"], \"runs.r.tokens\": [1e40]",
      "\"models.m.total\": [\"9B\"], \"runs.s.flop\": [1e-40]",
    ])
  func refused(_ grid: String) throws {
    let text = """
      {
        title: "t", models: { m: { total: "8B" }, n: { total: "8B" } },
        runs: { r: { model: "m", tokens: "1T" }, s: { model: "n", flop: "1e22" } },
        compare: [{ run: "r", against: "s" }], sweep: { grid: { \(grid) } },
      }
      """
    #expect(throws: FaultList.self) {
      try Scenario(bytes: Array(text.utf8), file: "t.json5", name: "t").sweepSource(isForced: true)
    }
  }

  private static let text = """
    {
      title: "t",
      models: {
        m: { active: "2.2B", total: "7.7B", experts: 16, topK: 4, hiddenSize: 4096, expertWidth: 2048 },
        d: { total: "3B" },
      },
      data: { c: { multiplier: { value: 2, acts: "tokens", measuredOn: "MMLU" } } },
      terms: { t: { inferenceTokens: "5T" } },
      runs: {
        half: { model: "d", flop: { of: "r", dividedBy: 4 } },
        r: { model: "m", tokens: "2T", data: "c" }, b: { model: "m", tokens: "1T" },
        later: { model: "m", tokens: "3T", from: "b", data: "c" },
        spent: { model: "m", flop: "1e22", unique: "50B", data: "c" },
      },
      laws: ["ludziejewski-2025", "tian-2025", "clark-2022"],
      compare: [
        { run: "r", against: "denseEquivalent", modes: ["sameTokens", "lifetime"], terms: "t" },
        { run: "r", against: "half" },
        { run: "later", against: "denseEquivalent" },
        { run: "spent", against: "denseEquivalent" },
      ],
    }
    """
}

/// Sweeps that vary claims, which rest on what other questions come to.
@Suite("Swept claims")
struct SweptClaimTests {
  private func text(atLeast: String, worth: String = "2", sweep: String = "") -> String {
    """
    {
      title: "t",
      data: { plain: {}, clean: { multiplier: { value: \(worth), acts: "tokens", measuredOn: "MMLU" } } },
      runFiles: { drawn: { simulate: {
        law: "besiroglu-2024", corpora: ["plain", "clean"], sizes: ["50M", "100M", "400M"],
        tokens: ["1B", "4B", "16B"], noise: 0.004, seed: 1,
      } } },
      dataForms: [{
        name: "forms", runs: ["drawn"], reference: "plain", forms: ["tokens"], bootstraps: 20,
      }],
      hypotheses: [{
        name: "h", quantity: "dataMultiplier", dataForms: "forms", form: "tokens", of: "clean",
        atLeast: \(atLeast),
      }],
      \(sweep)
    }
    """
  }

  @Test(
    "Each case says what a file with its claim or its corpora says",
    arguments: [
      ("hypotheses[0].atLeast", ["1.1", "5"]), ("data.clean.multiplier.value", ["2", "4"]),
    ]
      as [(String, [String])])
  func sameAsFile(_ path: String, _ values: [String]) throws {
    let isClaim = path.hasPrefix("hypotheses")
    // A claim is varied too, so that it is asked for each corpus.
    let claims = isClaim ? "" : ", \"hypotheses[0].atLeast\": [3]"
    let swept = try evaluate(
      text(
        atLeast: "3",
        sweep: "sweep: { grid: { \"\(path)\": [\(values.joined(separator: ", "))]\(claims) } }"))
    let table = try #require(swept.tables.first { $0.name == "hypotheses-sweep" })
    #expect(table.rows.count == values.count)
    let head = isClaim ? 2 : 3
    for (row, value) in zip(table.rows, values) {
      let alone = try evaluate(
        isClaim ? text(atLeast: value) : text(atLeast: "3", worth: value))
      let claim = try #require(alone.tables.first { $0.name == "hypotheses" })
      #expect(Array(row.dropFirst(head)) == claim.rows[0])
      #expect(row[head + 2] != .empty, "there is an estimate")
    }
  }

  @Test("Ranges of γ that no answer goes by are refused with the reason")
  func idleAxes() throws {
    let text = """
      {
        title: "t", models: { m: { use: "dbrx" } }, runs: { r: { model: "m", tokens: "3T" } },
        axes: { reasoning: [0, 0.5], recall: [0.2, 0.9] }, EXTRA
      }
      """
    let none = #expect(throws: FaultList.self) { try evaluate(text.replacing("EXTRA", with: "")) }
    let faults = try #require(none).faults.map(\.problem)
    #expect(faults.count == 2 && faults.allSatisfy { $0.contains("has no effect here") })
    let facts = #expect(throws: FaultList.self) {
      try evaluate(text.replacing("EXTRA", with: "facts: {}"))
    }
    #expect(try #require(facts).faults.count == 1)
    _ = try evaluate(
      text.replacing("EXTRA", with: "compare: [{ run: \"r\", against: \"denseEquivalent\" }]"))
  }
}
