import CostModel
import ModelConfigs
import Diagnostics
import Foundation
import Hypotheses
import Questions
import Tabular
import TestSupport
import Testing
import Units

@testable import ScenarioEngine

/// What a run is worth by evidence, by one's own siblings, and beside what it cost.
@Suite("Worth")
struct WorthTests {
  private static let models = """
    moe: { total: "46.7B", active: "12.9B", experts: 8, topK: 2 },
    d7: { total: "7B" }, d70: { total: "70B" }, mixtral: { use: "mixtral-8x7b" },
    dbrx: { use: "dbrx" }, llama: { use: "llama-2-70b" }, llama3: { use: "llama-3-70b" },
    """

  private func scenario(
    compare: String, observations: String = "", on: String = "", tokens: String = "2T"
  ) -> String {
    """
    {
      title: "t", models: { \(Self.models) },
      runs: {
        moe: { model: "moe", tokens: "\(tokens)" },
        dbrx: { model: "dbrx", tokens: "12T" \(on) },
        mixtral: { model: "mixtral", tokens: "2T" },
        d7: { model: "d7", tokens: "2T" }, d70: { model: "d70", tokens: "2T" },
        llama: { model: "llama" }, llama3: { model: "llama3" },
      },
      observations: [\(observations)],
      laws: ["ludziejewski-2025", "tian-2025", "clark-2022"],
      compare: [\(compare)],
    }
    """
  }

  private func table(_ name: String, _ outcome: Outcome) throws -> Table {
    try #require(outcome.tables.first { $0.name == name })
  }

  private func number(
    _ table: Table, _ column: String, where key: String, _ value: String
  ) throws -> Double {
    let keys = try #require(table.columns.firstIndex { $0.name == key })
    let place = try #require(table.columns.firstIndex { $0.name == column })
    let row = try #require(table.rows.first { $0[keys] == .text(value) })
    guard case .number(let number) = row[place] else { throw Missing() }
    return number
  }

  private struct Missing: Error {}

  private func faults(_ text: String) -> [String] {
    do throws(FaultList) {
      _ = try Scenario(bytes: Array(text.utf8), file: "t", name: "t")
      return []
    } catch {
      return error.faults.map(\.problem)
    }
  }

  // MARK: One's own evidence

  private static let scores = """
    { run: "d7", metric: "a", score: 40, questions: 10000 },
    { run: "d70", metric: "a", score: 60, questions: 10000 },
    { run: "moe", metric: "a", score: 50, questions: 10000 },
    { run: "moe", metric: "b", score: 50 }, { run: "d7", metric: "b", score: 40 },
    """

  @Test("Halfway between the scores of two siblings lies their geometric mean")
  func siblings() throws {
    let outcome = try evaluate(
      scenario(
        compare: "{ run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'] }",
        observations: Self.scores))
    let worth = try table("worth", outcome)
    let size = try number(
      worth, "dense_equivalent_parameters", where: "basis", "measured: your siblings")
    expect(size, near: 7e9 * 10.0.squareRoot(), relative: 1e-9)
    // Joined by precision: between both, nearer to the one of less error.
    let predicted = try number(
      worth, "dense_equivalent_parameters", where: "basis", "predicted from evidence")
    let joined = try number(
      worth, "dense_equivalent_parameters", where: "basis", "measured and predicted")
    #expect(min(size, predicted) < joined && joined < max(size, predicted))
    #expect(outcome.tables.description.contains("b not read: its noise is not known"))
  }

  @Test("A reading above all parameters is named, and left out of headline and cost")
  func aboveTotal() throws {
    let outcome = try evaluate(
      scenario(
        compare: "{ run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'] }",
        observations: Self.scores.replacing(
          "run: \"moe\", metric: \"a\", score: 50",
          with: "run: \"moe\", metric: \"a\", score: 58")))
    #expect(outcome.headline.first?.contains("worth a dense model of 25B") == true)
    #expect(outcome.headline.first?.contains("above the 46.7B of all its parameters") == true)
    #expect(outcome.headline.contains { $0.contains("of a dense 25B's") })
    #expect(!outcome.tables.description.contains("measured and predicted"))
  }

  @Test("Where siblings and prediction contradict each other, a claim has to hold by both")
  func contradiction() throws {
    // A score below the smaller sibling's reads about 4B, against a predicted 25B.
    func verdict(_ score: Double, atMost size: String) throws -> String {
      let text = scenario(
        compare: "{ run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'] }",
        observations: Self.scores.replacing(
          "run: \"moe\", metric: \"a\", score: 50",
          with: "run: \"moe\", metric: \"a\", score: \(score)")
      ).replacing(
        "laws:",
        with: """
          hypotheses: [{ name: "h", quantity: "denseEquivalent", of: "moe", atMost: "\(size)" }],
          laws:
          """)
      return try #require(try evaluate(text).findings.judgements.first).verdict.rawValue
    }
    #expect(try verdict(35, atMost: "12B") == "inconclusive")
    #expect(try verdict(35, atMost: "90B") == "supported")
  }

  @Test("A score more than fourfold beyond the siblings is not read")
  func farBeyond() throws {
    // 25 lies 15 points below 40, at 20 points over ln 10: 7B/5.6.
    let outcome = try evaluate(
      scenario(
        compare: "{ run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'] }",
        observations: Self.scores.replacing(
          "run: \"moe\", metric: \"a\", score: 50", with: "run: \"moe\", metric: \"a\", score: 25"))
    )
    #expect(outcome.headline.contains { $0.contains("it reads 5.6 times beyond the siblings") })
  }

  @Test("Where siblings contradict the prediction, the cost stands beside both")
  func bothCosts() throws {
    let outcome = try evaluate(
      scenario(
        compare: "{ run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'] }",
        observations: Self.scores.replacing(
          "run: \"moe\", metric: \"a\", score: 50", with: "run: \"moe\", metric: \"a\", score: 35"))
    )
    // 7B · exp(-5 ln 10/20) = 3.9B; 12.9/3.9 = 3.3 times its FLOP, and 12.9/24.5 = 0.53 of the other's.
    let cost = try #require(outcome.headline.first { $0.hasPrefix("Training took") })
    #expect(cost.contains("of a dense 3.9B's as measured and 0.53"))
    #expect(cost.contains("of a dense 25B's as predicted"))
  }

  @Test("What is known beside a run is said by one comparison, whichever it is")
  func twice() throws {
    let plain = "{ run: 'moe', against: 'denseEquivalent' }"
    let known =
      "{ run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'], modes: ['bothOptimal'] }"
    let outcome = try evaluate(scenario(compare: "\(plain), \(known)", observations: Self.scores))
    #expect(outcome.tables.description.contains("measured: your siblings"))
    let again =
      "{ run: 'moe', against: 'denseEquivalent', peers: ['llama'], modes: ['fixedCompute'] }"
    #expect(
      faults(scenario(compare: "\(known), \(again)", observations: Self.scores))
        .contains { $0.contains("by another comparison already") })
  }

  @Test("A sweep over what siblings say has their worth case by case")
  func swept() throws {
    let text = scenario(
      compare: """
        { run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'],
          tokenExponent: { value: 0.5, sd: 0.1 } }
        """, observations: Self.scores, tokens: "4T"
    ).replacing(
      "laws:", with: "sweep: { grid: { 'compare[0].tokenExponent.value': [0.5, 1] } }, laws:")
    let worth = try table("worth-sweep", try evaluate(text))
    let sizes = worth.rows.filter { $0.contains(.text("measured: your siblings")) }
      .compactMap { row in
        row.compactMap { if case .number(let value) = $0, value > 1e9 { value } else { nil } }.first
      }
    // 7B √10 moved by (1/2)^½ and by ½.
    #expect(sizes.count == 2)
    for (size, share) in zip(sizes, [(0.5).squareRoot(), 0.5]) {
      expect(size, near: 7e9 * 10.0.squareRoot() * share, relative: 1e-9)
    }
  }

  @Test("Siblings of other tokens are moved by the stated exponent")
  func exchange() throws {
    func size(_ exponent: Double) throws -> Double {
      let outcome = try evaluate(
        scenario(
          compare: """
            { run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'],
              tokenExponent: { value: \(exponent), sd: 0.1 } }
            """, observations: Self.scores, tokens: "4T"))
      return try number(
        table("worth", outcome), "dense_equivalent_parameters", where: "basis",
        "measured: your siblings")
    }
    // A sibling on half of the tokens is worth N (1/2)^τ on all of them.
    let plain = 7e9 * 10.0.squareRoot()
    try expect(size(0.5), near: plain * pow(0.5, 0.5), relative: 1e-9)
    try expect(size(1), near: plain * 0.5, relative: 1e-9)
  }

  @Test("One sibling, or siblings all alike, say what cannot be read")
  func unreadable() throws {
    let one = try evaluate(
      scenario(
        compare: "{ run: 'moe', against: 'denseEquivalent', siblings: ['d7'] }",
        observations: Self.scores))
    #expect(one.headline.contains { $0.contains("Your siblings say nothing") })
    let alike = try evaluate(
      scenario(
        compare: "{ run: 'moe', against: 'denseEquivalent', siblings: ['d7', 'd70'] }",
        observations: Self.scores.replacing("score: 60", with: "score: 40.1")))
    #expect(alike.headline.contains { $0.contains("Your siblings say nothing") })
  }

  @Test("What has no effect, and siblings or files of another kind, are faults")
  func wrong() {
    let plain = "run: 'moe', against: 'denseEquivalent'"
    let cases = [
      ("{ \(plain), tokenExponent: { value: 1, sd: 0.1 } }", "no siblings of other tokens"),
      ("{ \(plain), siblings: ['mixtral'] }", "is not dense"),
      ("{ \(plain), scoresLike: 'mixtral' }", "is not dense"),
      ("{ \(plain), peers: ['moe'] }", "no peer of itself"),
      ("{ \(plain), siblings: ['d7', 'd7'] }", "stands twice"),
      ("{ \(plain), siblings: ['d7'] }", "has no score in a metric"),
      ("{ run: 'moe', against: 'moe' }", "compared with itself"),
      ("{ run: 'd7', against: 'denseEquivalent', peers: ['llama'] }", "is worth itself"),
      ("{ run: 'moe', against: 'd7', peers: ['llama'] }", "compared as they were trained"),
    ]
    for (compare, words) in cases {
      #expect(faults(scenario(compare: compare)).contains { $0.contains(words) }, "\(compare)")
    }
    let score = { (run: String, value: Double) in
      "{ run: '\(run)', metric: 'a', score: \(value), questions: 100 },"
    }
    #expect(
      faults(
        scenario(
          compare: "{ \(plain), scoresLike: 'd7' }",
          observations: score("moe", 50) + score("d7", 40))
      ).contains { $0.contains("which is not alike") })
    #expect(
      faults(
        scenario(compare: "{ \(plain) }", observations: score("moe", 50) + score("moe", 60))
      ).contains { $0.contains("has a score on 'a' already") })
    #expect(
      faults(
        scenario(
          compare: "{ \(plain), siblings: ['d7', 'd70'] }",
          observations: """
            { run: 'moe', metric: 'MMLU', score: 52 }, { run: 'd7', metric: 'MMLU', score: 580 },
            { run: 'd70', metric: 'MMLU', score: 60 },
            """)
      ).contains { $0.contains("580 is no share of right answers") })
    let sized = scenario(compare: "{ \(plain) }")
      .replacing("moe: { model: \"moe\",", with: "moe: { model: \"moe\", on: { device: \"h100\" },")
    #expect(faults(sized).contains { $0.contains("no time follows") })
  }

  @Test("Of vision models and merged experts evidence predicts nothing, and a claim has none")
  func domain() throws {
    for (domain, words) in [("vision", "language models only"), ("mergedExperts", "merged")] {
      let text = scenario(
        compare: "{ run: 'moe', against: 'denseEquivalent', domain: '\(domain)' }"
      ).replacing(
        "laws:",
        with:
          "hypotheses: [{ name: 'h', quantity: 'denseEquivalent', of: 'moe', atLeast: '9B' }], laws:"
      )
      let outcome = try evaluate(text)
      #expect(outcome.headline.first?.contains(words) == true)
      #expect(outcome.findings.judgements.first?.verdict == .noEvidence)
    }
    let all = scenario(compare: "{ run: 'moe', against: 'denseEquivalent' }")
      .replacing("experts: 8, topK: 2", with: "experts: 8, topK: 8")
    #expect(faults(all).contains { $0.contains("all 8 experts uses all parameters") })
  }

  @Test("A model has the readings of its own name and sizes alone")
  func namesakes() throws {
    let text = scenario(compare: "{ run: 'moe', against: 'denseEquivalent' }")
    // Mixtral's own 46.7B with 12.9B active under another name has none, and under its name it has.
    #expect(try evaluate(text).headline.contains { $0.contains("Scores of dense siblings") })
    let named = text.replacing("moe: { total", with: "'mixtral-8x7b': { total")
      .replacing("model: \"moe\"", with: "model: \"mixtral-8x7b\"")
    #expect(try evaluate(named).headline.contains { $0.contains("on slopes of other sets") })
    let other = named.replacing("46.7B", with: "400B").replacing("12.9B", with: "100B")
    #expect(try evaluate(other).headline.contains { $0.contains("Scores of dense siblings") })
    let gemma = scenario(compare: "{ run: 'moe', against: 'denseEquivalent' }")
      .replacing(
        "moe: { total: \"46.7B\", active: \"12.9B\", experts: 8, topK: 2 }",
        with: "moe: { use: 'gemma-4-26b-a4b' }")
    #expect(try evaluate(gemma).headline.contains { $0.contains("outside the predicted range") })
  }

  @Test("The measured rule's row carries the interval of the prediction, in sweeps too")
  func ruleInterval() throws {
    let text = scenario(compare: "{ run: 'dbrx', against: 'denseEquivalent' }")
      .replacing("\"clark-2022\"]", with: "\"geometric-mean\"]")
    let rows = try table("comparisons", try evaluate(text))
    // DBRX 69B, 80 %: 41 to 116B.
    let low = try number(rows, "dense_equivalent_low", where: "law", "geometric-mean")
    let high = try number(rows, "dense_equivalent_high", where: "law", "geometric-mean")
    expect(low, near: 41e9, relative: 0.02)
    expect(high, near: 116e9, relative: 0.02)
    let active = try number(rows, "compute_multiplier_low", where: "law", "geometric-mean")
    expect(active, near: low / 36.47e9, within: 0.01)
  }

  @Test("A peer of another worth is said to be none of like quality")
  func unlike() throws {
    let outcome = try evaluate(
      scenario(compare: "{ run: 'dbrx', against: 'denseEquivalent', peers: ['d7', 'd70'] }"))
    let bill = try table("training_against", outcome).rows.map { "\($0)" }
    #expect(bill.contains { $0.contains("7B dense") && $0.contains("not of like quality") })
    #expect(!bill.contains { $0.contains("70B dense") && $0.contains("not of like quality") })
  }

  // MARK: Was it cheap?

  @Test("FLOP over the dense equivalent are active parameters over it; interval and peers carried")
  func flop() throws {
    let outcome = try evaluate(
      scenario(
        compare: "{ run: 'dbrx', against: 'denseEquivalent', peers: ['llama3'] }",
        on: ", on: { device: 'h100', devices: 3072 }"))
    let bill = try table("training_against", outcome)
    let ratio = try number(bill, "own_over_other", where: "against", "dense 69B")
    // √(active/total), for the centre is √(active · total).
    expect(ratio, near: (36.47 / 131.6).squareRoot(), within: 1e-3)
    // 6 · 36.5B · 12T over 6 · 70.6B · 15T.
    let peer = try number(bill, "own_over_other", where: "against", "Llama 3 70B")
    #expect(outcome.headline.contains { $0.contains("its FLOP are 0.41 times Llama 3 70B's") })
    expect(peer, near: 36.47 * 12 / (70.55 * 15), within: 2e-3)
    let low = try number(bill, "own_over_other_low", where: "against", "dense 69B")
    let high = try number(bill, "own_over_other_high", where: "against", "dense 69B")
    // The interval of the size is the same factor up and down, and so is that of the ratio.
    expect(low * high, near: ratio * ratio, relative: 1e-9)
    #expect(low < ratio)
    let hours = try number(bill, "own", where: "quantity", "device hours")
    let devices = try table("training_devices", outcome)
    #expect(try number(devices, "expected", where: "quantity", "device hours") == hours)
    // Dollars and energy are proportional to hours on the same devices.
    for quantity in ["dollars", "kilowatt-hours"] {
      let other = try number(bill, "own_over_other", where: "quantity", quantity)
      let own = try number(bill, "own_over_other", where: "quantity", "device hours")
      expect(other, near: own, relative: 1e-9)
    }
  }

  @Test("Under a budget the hours are exact and tell no range, and the tokens have one")
  func budget() throws {
    let outcome = try evaluate(
      """
      {
        title: "t", models: { dbrx: { use: "dbrx" } },
        runs: { a: { model: "dbrx", on: { device: "h100", devices: 3072, days: 90 } } },
        compare: [{ run: "a", against: "denseEquivalent" }],
      }
      """)
    let devices = try table("training_devices", outcome)
    // 3,072 devices for 90 days of 24 hours.
    #expect(try number(devices, "expected", where: "quantity", "device hours") == 6_635_520)
    #expect(throws: Missing.self) {
      try number(devices, "low", where: "quantity", "device hours")
    }
    let tokens = try ["low", "expected", "high"].map {
      try number(devices, $0, where: "quantity", "tokens")
    }
    #expect(tokens[0] < 0.9 * tokens[1] && tokens[1] < 0.9 * tokens[2])
  }

  @Test("The dense stand-in counts its size and runs like the published model of that size")
  func standIn() throws {
    for size in [2e8, 1e9, 8.03e9, 70.55e9, 405.9e9] {
      let model = try #require(Architecture.dense(of: Parameters(size)))
      expect(Double(model.parameters.total), near: size, relative: 2e-3)
    }
    #expect(Architecture.dense(of: Parameters(5e7)) == nil)
    let h100 = try #require(DeviceLibrary.device("h100"))
    let setup = TrainingSetup(
      device: h100, layout: try Layout(data: 128, tensor: 4), context: 4096, batch: 1024)
    for (id, size) in [("llama-3-8b", 8.03e9), ("llama-3-70b", 70.55e9)] {
      let card = try #require(ModelLibrary.card(id)?.architecture)
      let model = try #require(Architecture.dense(of: Parameters(size)))
      let (own, other) = (try card.predictedStep(on: setup), try model.predictedStep(on: setup))
      expect(own.tokensPerSecond, near: other.tokensPerSecond, relative: 0.1)
    }
  }

  // MARK: What routing does not explain

  @Test("Mixtral scores like a 70B of 2023; its routing explains 25B; the rest is a factor of 2.8")
  func ledger() throws {
    let outcome = try evaluate(
      scenario(
        compare: "{ run: 'mixtral', against: 'denseEquivalent', scoresLike: 'llama' }"))
    let ledger = try table("ledger", outcome)
    func value(_ entry: String) throws -> Double {
      try number(ledger, "value", where: "entry", entry)
    }
    try expect(value("explained by routing, parameters"), near: 24.5e9, relative: 0.01)
    try expect(value("scores like, parameters"), near: 69e9, relative: 0.01)
    let factor = try value("left to data and recipe, as a factor of size")
    expect(factor, near: 69 / 24.5, within: 0.02)
    let tokens = try value("left to data and recipe, as a factor of tokens")
    #expect(tokens > 1 && abs(log(tokens) / log(factor) - 1) < 0.3)
    #expect(outcome.headline.contains { $0.contains("is left to data and recipe") })
  }

  // MARK: Laws

  @Test("DBRX read as E = 4, 8 or 16 is worth 52, 64 or 77B by the joint law")
  func readings() throws {
    let outcome = try evaluate(
      scenario(compare: "{ run: 'dbrx', against: 'denseEquivalent' }"))
    let name = "dense_equivalent_parameters"
    let comparisons = try table("comparisons", outcome)
    try expect(
      number(comparisons, name, where: "law", "ludziejewski-2025"), near: 52e9, relative: 0.01)
    let readings = try table("readings", outcome)
    let sizes = readings.rows.compactMap { row -> Double? in
      guard case .number(let size) = row[3] else { return nil }
      return size / 1e9
    }
    #expect(sizes.count == 2)
    expect(sizes[0], near: 64, within: 1)
    expect(sizes[1], near: 77.5, within: 1)
    // Measured equivalents over the law's: ×1.4 of Ludziejewski, ×0.76 of Tian, within their errors.
    let ours = try number(comparisons, "measured_over_law", where: "law", "ludziejewski-2025")
    let leverage = try number(comparisons, "measured_over_law", where: "law", "tian-2025")
    expect(ours, near: 1.4, relative: 0.1)
    expect(leverage, near: 0.76, relative: 0.15)
  }

  @Test("An equivalent above the total is named and left out of the spread")
  func impossible() throws {
    // One expert of 64 at 2T: Tian's leverage goes beyond what there is.
    let text = scenario(compare: "{ run: 'moe', against: 'denseEquivalent' }")
      .replacing(
        "total: \"46.7B\", active: \"12.9B\", experts: 8, topK: 2",
        with: "total: \"1.05B\", active: \"1B\", experts: 64, topK: 1")
    let outcome = try evaluate(text)
    let results = outcome.results.filter { ($0.numbers?.denseEquivalent ?? 0) > 1.05e9 }
    try #require(!results.isEmpty)
    #expect(results.allSatisfy { $0.impossibility?.contains("above the 1.05B") == true })
    let spreads = try table("spread", outcome)
    let most = try number(spreads, "maximum", where: "quantity", "dense_equivalent_parameters")
    #expect(most <= 1.05e9)
  }
}
