import Foundation
import Hypotheses
import Questions
import Tabular
import TestSupport
import Hypotheses
import Testing

@testable import ScenarioEngine

/// Phases, mixtures, ledgers and matched recipes in scenarios.
@Suite("Phases and ledgers")
struct PhaseTests {
  private func cell(_ outcome: Outcome, _ table: String, _ row: Int, _ column: String) -> Double? {
    guard let table = outcome.tables.first(where: { $0.name == table }),
      let place = table.columns.firstIndex(where: { $0.name == column })
    else { return nil }
    switch table.rows[row][place] {
    case .number(let value): return value
    case .integer(let value): return Double(value)
    default: return nil
    }
  }

  private func rows(_ outcome: Outcome, _ table: String) -> [[Cell]] {
    outcome.tables.first { $0.name == table }?.rows ?? []
  }

  @Test("DeepSeek-V3's hours and Llama 3.1 405B's lie within the ranges of their phases")
  func published() throws {
    let outcome = try bundled("phases")
    func range(_ row: Int) -> ClosedRange<Double> {
      let low = cell(outcome, "phases", row, "hours_low") ?? 0
      return low...(cell(outcome, "phases", row, "hours_high") ?? low)
    }
    // arXiv 2412.19437, table 1: 2.664M, 0.119M for both extensions, 0.005M.
    #expect(range(0).contains(2.664e6))
    let (first, second) = (range(1), range(2))
    let both =
      (first.lowerBound + second.lowerBound)...(first.upperBound + second.upperBound)
    #expect(both.contains(1.19e5))
    #expect(range(3).contains(5e3))
    // The model card of Llama 3.1 405B: 30.84M; its sum is the last row but two.
    let names = rows(outcome, "phases").map(\.[1])
    let total = try #require(
      names.indices.filter { names[$0] == .text("total") }.dropFirst().first)
    #expect(range(total).contains(3.084e7))
  }

  private func run(_ inputs: String, _ more: String = "") throws -> Outcome {
    try evaluate(
      """
      { title: "t", models: { m: { use: "dbrx" }, d: { use: "llama-2-7b" } },
        data: { web: {}, books: {}, best: { multiplier: { value: 2, acts: "tokens", measuredOn: "MMLU" } } },
        runs: { r: { model: "m", \(inputs) } \(more) },
        compare: [{ run: "r", against: "denseEquivalent" }] }
      """)
  }

  @Test("Half as many unique tokens lower the worth, by Muennighoff's form")
  func unique() throws {
    let outcome = try run("tokens: '12T', data: 'web', unique: '6T'")
    // D' = U (1 + R(1 - exp(-1/R))) with R = 15.387756 and 4.4: 11.81T and 11.37T by hand.
    let fresh = try #require(cell(outcome, "sources", 0, "fresh_tokens"))
    expect(fresh, near: 11.809e12, within: 2e9)
    let low = try #require(cell(outcome, "sources", 0, "fresh_tokens_low"))
    expect(low, near: 11.367e12, within: 2e9)
    let words = outcome.answers.flatMap(\.headline).joined()
    #expect(words.contains("on the same repeated tokens"))
    // The worth on fresh tokens stands beside it, lower by as much, and in the table.
    let bases = rows(outcome, "worth").map(\.[1])
    let fresh15 = try #require(bases.firstIndex(of: .text("on fresh tokens, R_D* 15.4")))
    let fresh4 = try #require(bases.firstIndex(of: .text("on fresh tokens, R_D* 4.4")))
    func size(_ row: Int) -> Double {
      cell(outcome, "worth", row, "dense_equivalent_parameters") ?? 0
    }
    let (first, second) = (log(size(fresh15) / size(0)), log(size(fresh4) / size(0)))
    #expect(first < 0 && abs(second / first - log(11.367 / 12) / log(11.809 / 12)) < 0.02)
    let plain = try run("tokens: '12T', data: 'web'")
    #expect(!plain.answers.flatMap(\.headline).joined().contains("repeated tokens"))
  }

  @Test("A source over phases has one pool, and a part of it that a phase repeats lies within")
  func pools() throws {
    let outcome = try run(
      """
      phases: [{ name: "a", tokens: "10T", mixture: [{ data: "web", unique: "10T" }] },
        { name: "b", kind: "anneal", tokens: "100B", mixture: [{ data: "web", epochs: 1 }] }]
      """)
    #expect(cell(outcome, "sources", 0, "unique") == 10e12)
    expect(cell(outcome, "sources", 0, "epochs") ?? 0, near: 1.01, within: 1e-9)
    #expect(cell(outcome, "sources", 0, "most_epochs") == 2)
    // 9.9T once and 100B twice: 9.9T + 0.1T (1 + R(1 - exp(-1/R))).
    expect(cell(outcome, "sources", 0, "fresh_tokens") ?? 0, near: 10.0968199e12, within: 1e6)
  }

  @Test("A run that goes on from another carries its exposures")
  func carried() throws {
    let outcome = try run(
      "tokens: '1T', data: 'web', unique: '1T', from: 'old'",
      ", old: { model: 'm', tokens: '12T', data: 'web', unique: '1T' }")
    // Thirteen epochs of 1T: U(1 + R(1 - exp(-12/R))).
    #expect(cell(outcome, "sources", 0, "epochs") == 13)
    expect(cell(outcome, "sources", 0, "fresh_tokens") ?? 0, near: 9.33279311e12, within: 1e6)
    expect(cell(outcome, "sources", 0, "fresh_tokens_low") ?? 0, near: 5.11225143e12, within: 1e6)
    let other = try run(
      "tokens: '1T', data: 'books', from: 'old'",
      ", old: { model: 'm', tokens: '12T', data: 'web', unique: '1T' }")
    let names = rows(other, "sources").map(\.[1])
    #expect(names.contains(.text("web")) && names.contains(.text("books")))
  }

  @Test("What a teacher and reinforcement learning take stands in the headline's cost")
  func wholeCost() throws {
    let plain = try run("tokens: '12T'").answers.flatMap(\.headline).joined()
    #expect(plain.contains("Training took 2.6e24 FLOP, "))
    // (6 N 12T + 2 · 6.74e9 · 12T) · 2 with N = 36.5e9: 5.6e24.
    let whole = try run(
      """
      phases: [{ name: "a", kind: "distillation", tokens: "12T", teacher: "d" },
        { name: "rl", kind: "reinforcement", flopShare: 1 }]
      """
    ).answers.flatMap(\.headline).joined()
    #expect(whole.contains("Training took 5.6e24 FLOP (with 1.6e23 of its teacher and 50 %"))
  }

  @Test("A teacher counts by the convention of the run's total")
  func teacherByConvention() throws {
    let outcome = try run(
      "phases: [{ name: 'a', kind: 'distillation', tokens: '1T', teacher: 'd' }]")
    let sixND = try #require(
      rows(outcome, "training").firstIndex { $0.contains(.text("6nd-active")) })
    // 6 · 36.47e9 + 2 · 6.738e9 FLOP a token, input embeddings counted or not: 2 %.
    let total = try #require(cell(outcome, "training", sixND, "train_flop"))
    expect(total, near: (6 * 36.47e9 + 2 * 6.738e9) * 1e12, relative: 0.02)
  }

  @Test("A run in two costs a dense model's what it costs as one, and shares are of all of it")
  func continued() throws {
    func words(_ inputs: String, _ more: String = "") throws -> String {
      try run(inputs, more).answers[0].headline.joined()
    }
    let first = """
      { name: "p", tokens: "8T" }, { name: "d", kind: "distillation", tokens: "2T", teacher: "d" }
      """
    let parts = try words(
      "from: 'b', tokens: '1T'", ", b: { model: 'm', phases: [\(first)] }")
    let whole = try words("phases: [\(first), { name: 'c', tokens: '1T' }]")
    #expect(parts.contains(" of its teacher), "))
    #expect(parts.prefix(240) == whole.prefix(240))
    // 6 N 1T of 6 N 12T.
    let share = try words(
      "from: 'b', phases: [{ name: 's', tokens: '1T' }, { name: 'rl', kind: 'reinforcement', flopShare: 1 }]",
      ", b: { model: 'm', tokens: '10T' }")
    #expect(share.contains("(with 8.3 % in phases by their share)"))
  }

  @Test("A claim on the worth is of the same repeated tokens, or of fresh ones where it says so")
  func freshClaim() throws {
    func verdict(_ more: String) throws -> String {
      try evaluate(
        """
        { title: "t", models: { m: { use: "deepseek-v3" } },
          runs: { k: { model: "m", tokens: "12T", unique: "100B" } },
          hypotheses: [{ name: "c", quantity: "denseEquivalent", of: "k", atLeast: "65B",
            confidence: 0.8\(more) }] }
        """
      ).findings.judgements[0].verdict.rawValue
    }
    #expect(try verdict("") == "supported")
    #expect(try verdict(", freshTokens: true") != "supported")
  }

  @Test("Published hours stand beside what is predicted of their phases together")
  func hours() throws {
    let outcome = try bundled("phases")
    let held = rows(outcome, "phases_published")
    #expect(held.count == 4)
    #expect(held.allSatisfy { $0[6] == .text("yes") || $0[6] == .boolean(true) })
    let words = outcome.answers.flatMap(\.headline).joined()
    #expect(words.contains("Published of context-32K + context-128K: 119K"))
  }

  @Test("A source that says no share takes the rest, so that another's can be varied alone")
  func rest() throws {
    let outcome = try run(
      """
      phases: [{ name: "a", tokens: "1T", mixture: [{ data: "web" },
        { data: "books", share: 0.3, unique: "5B" }] }]
      """)
    expect(cell(outcome, "sources", 0, "tokens") ?? 0, near: 0.7e12, within: 1)
  }

  @Test("A source at twenty epochs is named as spent")
  func spent() throws {
    let outcome = try run(
      """
      phases: [{ name: "a", tokens: "1T", mixture: [{ data: "web", share: 0.9 },
        { data: "books", share: 0.1, unique: "5B" }] }]
      """)
    #expect(outcome.answers.flatMap(\.warnings).contains { $0.contains("books is spent") })
    #expect(cell(outcome, "sources", 1, "epochs") == 20)
  }

  @Test("Phases add up, a teacher's forward pass is a third, a share is of the phases with tokens")
  func sums() throws {
    let outcome = try run(
      """
      phases: [{ name: "a", tokens: "1T" }, { name: "b", tokens: "1T", context: 32768 },
        { name: "c", kind: "distillation", tokens: "1T", teacher: "d" },
        { name: "rl", kind: "reinforcement", flopShare: 0.0375,
          curve: { start: 0.3, ceiling: 0.61, middle: "1e23", exponent: 1 } }]
      """)
    let flop = (0..<5).map { cell(outcome, "phases", $0, "flop") ?? 0 }
    #expect(flop[1] > flop[0])
    let teacher = try #require(cell(outcome, "phases", 2, "teacher_flop"))
    expect(flop[2] - flop[0], near: teacher, within: 1e-9 * flop[2])
    expect(flop[3] / (flop[0] + flop[1] + flop[2]), near: 0.0375, within: 1e-12)
    expect(flop[4], near: flop[0..<4].reduce(0, +), relative: 1e-12)
    // R = .3 + .31/(1 + C_mid/C).
    let score = try #require(cell(outcome, "phases", 3, "score"))
    expect(score, near: 0.3 + 0.31 / (1 + 1e23 / flop[3]), within: 1e-12)
    let training = try #require(
      outcome.tables.first { $0.name == "training" }?.rows.first { $0[4] == .text("exact-causal") })
    #expect(training.contains(.number(3e12)))
  }

  @Test("A run that goes on from a dense one counts the dense FLOP at the dense size")
  func upcycled() throws {
    let outcome = try run("tokens: '1T', from: 'old'", ", old: { model: 'd', tokens: '2T' }")
    let old = try #require(cell(outcome, "phases", 0, "flop"))
    // 6 N D and attention: within a tenth of 6 x 6.74e9 x 2e12.
    expect(old, near: 6 * 6.74e9 * 2e12, relative: 0.1)
    #expect(cell(outcome, "phases", 2, "tokens") == 3e12)
  }

  @Test(
    "Wrong phases say what is wrong",
    arguments: [
      ("tokens: '1T', phases: [{ name: 'a', tokens: '1T' }]", "the phases say how long it trains"),
      ("phases: [{ name: 'a' }]", "neither its tokens nor its share"),
      ("phases: [{ name: 'a', flopShare: 0.1 }]", "no phase has tokens"),
      (
        "phases: [{ name: 'a', tokens: '1T', mixture: [{ data: 'web', share: 0.5 }] }]",
        "add up to 0.5"
      ),
      (
        "phases: [{ name: 'a', tokens: '1T', mixture: [{ data: 'web' }, { data: 'books' }] }]",
        "say no share"
      ),
      (
        "phases: [{ name: 'a', tokens: '1T', mixture: [{ data: 'web', share: 0.5 }, { data: 'web' }] }]",
        "stands in it twice"
      ),
      (
        "phases: [{ name: 'a', tokens: '1T', mixture: [{ data: 'web', unique: '1T' }] }, { name: 'b', tokens: '1T', mixture: [{ data: 'web', unique: '2T' }] }]",
        "1T unique tokens in one phase and 2T in another"
      ),
      (
        "phases: [{ name: 'a', tokens: '1T', mixture: [{ data: 'web', unique: '1T' }] }, { name: 'b', tokens: '4T', mixture: [{ data: 'web', epochs: 2 }] }]",
        "need 2T unique tokens"
      ),
      ("phases: [{ name: 'a', kind: 'anneal', tokens: '800B' }]", "goes on from nothing"),
      ("phases: [{ name: 'a', kind: 'distillation', tokens: '1T' }]", "without a teacher"),
      ("phases: [{ name: 'a', tokens: '1T' }, { name: 'a', tokens: '1T' }]", "are called 'a'"),
      (
        "phases: [{ name: 'a', tokens: '1T' }, { name: 'b', kind: 'reinforcement', flopShare: 0.1, curve: { start: 0.6, ceiling: 0.3, middle: '1e22', exponent: 1 } }]",
        "does not lie above the start"
      ),
      ("tokens: '1T', from: 'r'", "defined by each other"),
    ])
  func wrong(_ inputs: String, _ problem: String) throws {
    let error = #expect(throws: (any Error).self) { try run(inputs) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(problem))
  }

  @Test(
    "Any number of a phase or a source can be varied, and moves an answer",
    arguments: [
      "runs.r.phases[0].tokens", "runs.r.phases[0].mixture[1].unique",
      "runs.r.phases[0].mixture[1].share",
    ])
  func varied(_ path: String) throws {
    let text = { (tokens: String, unique: String, share: Double) in
      """
      phases: [{ name: "a", tokens: "\(tokens)", mixture: [{ data: "web", share: \(1 - share) },
        { data: "books", share: \(share), unique: "\(unique)" }] }]
      """
    }
    let base = try run(text("1T", "5B", 0.1))
    let changed = try run(
      path.hasSuffix("tokens")
        ? text("2T", "5B", 0.1)
        : path.hasSuffix("unique")
          ? text("1T", "9B", 0.1)
          : text("1T", "5B", 0.2))
    #expect(rows(base, "sources") != rows(changed, "sources"))
  }

  @Test("The ledgers hold what was published of DBRX and OLMo 2")
  func ledgers() throws {
    let outcome = try bundled("ledger")
    let words = outcome.answers.flatMap(\.headline).joined(separator: "\n")
    #expect(words.contains("No public number tells data, tokenizer, recipe apart"))
    let pairs = outcome.answers.flatMap(\.headline).filter { $0.contains("80 % intervals") }
    #expect(
      pairs.filter { $0.contains(" in dense size") }.allSatisfy { $0.contains("No public number") })
    #expect(words.contains("of 5.60 points of OLMES (MCF) 4.40 from the recipe on unchanged data"))
    #expect(words.contains("-1.50 from the recipe on unchanged data, 23.5 from the data"))
    // Data, tokenizer and recipe come to 2.26 (2.17 to 2.45) together.
    let product = (1...3).map { cell(outcome, "ledger", $0, "value") ?? 0 }.reduce(1, *)
    #expect((2.17...2.45).contains(product))
  }

  @Test("The error of a measured gain is of its scores, and of the slope that they give")
  func gainError() throws {
    let outcome = try evaluate(
      """
      { title: "t", models: { n: { total: "20B", active: "5B", experts: 8, topK: 2 },
          o: { total: "10B" }, s: { total: "1B" } },
        runs: { n: { model: "n", tokens: "1T" }, o: { model: "o", tokens: "1T" },
          s: { model: "s", tokens: "1T" } },
        observations: [{ run: "n", metric: "M", score: 60, sd: 1 },
          { run: "o", metric: "M", score: 50, sd: 1 }, { run: "s", metric: "M", score: 40, sd: 1 }],
        ledger: [{ name: "l", of: "n", against: "o", metric: "M", ladder: ["s"],
          changed: ["architecture"] }] }
      """)
    // ln 10 of gain at a slope of 10/ln 10; the scores weigh 1, 2 and 1 in it: √6 points of error. A
    // parabola through both sizes whose square has .3 of the slope is off by .3 g (g + ln 10) at g = ln 10.
    let total = rows(outcome, "ledger").count - 1
    let noise = 6.0.squareRoot() * log(10) / 10
    let bend = 0.3 * 2 * log(10) * log(10)
    let deviation = (noise * noise + bend * bend).squareRoot()
    expect(cell(outcome, "ledger", total, "value") ?? 0, near: 10, within: 1e-9)
    let low = try #require(cell(outcome, "ledger", total, "low"))
    expect(log(low), near: log(10) - 1.2815516 * deviation, within: 1e-6)
  }

  @Test(
    "A size of a family lies within four of five intervals from two others, and wider from three")
  func ladders() throws {
    // MMLU as published: Llama 2 (2307.09288), Qwen2.5 (2412.15115).
    let families = [
      [(6.74, 45.3), (13.0, 54.8), (69.0, 68.9)], [(14.8, 79.7), (32.8, 83.3), (72.7, 86.1)],
    ]
    var held: [Bool] = []
    for family in families {
      for one in 0..<3 {
        for old in 0..<3 where old != one {
          let others = [one, old, 3 - one - old].map { family[$0] }
          let names = ["n", "o", "s"]
          func list(_ text: (String, (Double, Double)) -> String) -> String {
            zip(names, others).map(text).joined(separator: ", ")
          }
          let outcome = try evaluate(
            """
            { title: "t", models: { \(list { "\($0): { total: '\($1.0)B' }" }) },
              runs: { \(list { name, _ in "\(name): { model: '\(name)', tokens: '2T' }" }) },
              observations: [\(list { "{ run: '\($0)', metric: 'MMLU', score: \($1.1) }" })],
              ledger: [{ name: "l", of: "n", against: "o", metric: "MMLU", ladder: ["s"],
                changed: [] }] }
            """)
          let last = rows(outcome, "ledger").count - 1
          let low = try #require(cell(outcome, "ledger", last, "low"))
          let high = try #require(cell(outcome, "ledger", last, "high"))
          held.append((low...high).contains(others[0].0 / others[1].0))
        }
      }
    }
    #expect((9...11).contains(held.count { $0 }))
  }

  @Test("Below twice the tokens a claim on data is open without matched hyper-parameters")
  func recipe() throws {
    func verdict(_ more: String) throws -> String {
      let claim = """
        { name: "c", quantity: "dataMultiplier", of: "new", versus: "old", metric: "gauntlet",
          reading: "line", atLeast: 1.2 \(more) }
        """
      let text = table5(deviation: 0.5, claims: claim)
      return try evaluate(text).findings.judgements[0].verdict.rawValue
    }
    #expect(try verdict("") == "inconclusive")
    #expect(try verdict(", matchedRecipe: true") == "supported")
  }

  @Test("A multiplier without the text or task that it is measured on is refused")
  func unmeasured() {
    let error = #expect(throws: (any Error).self) {
      try evaluate("{ title: 't', data: { d: { multiplier: { value: 2, acts: 'tokens' } } } }")
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("measuredOn"))
  }

  @Test(
    "A multiplier is of a task or a text that is known or said to be one, and a floor of a loss",
    arguments: [
      ("2, acts: 'tokens', measuredOn: 'banana'", "no comparison is measured on 'banana'"),
      ("0.05, acts: 'floor', measuredOn: 'MMLU'", "task scores have no floor"),
      ("2, acts: 'floor', measuredOn: 'loss on my own text'", "move by 2 nats"),
      ("0.05, acts: 'floor', measuredOn: 'loss on my own text'", nil),
      ("2, acts: 'tokens', measuredOn: 'scores of my own'", nil),
    ])
  func measuredOn(_ value: String, _ problem: String?) throws {
    let text = "{ title: 't', data: { d: { multiplier: { value: \(value) } } } }"
    guard let problem else { return _ = try evaluate(text) }
    let error = #expect(throws: (any Error).self) { try evaluate(text) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(problem))
  }

  @Test("Exposures that no question counts are refused")
  func exposures() {
    let error = #expect(throws: (any Error).self) {
      try evaluate("{ title: 't', data: { d: { exposures: 2 } } }")
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("nothing asks what runs know"))
  }

  @Test("Steps of a corpus are worth tokens on tasks, and are refused on losses or on nothing")
  func corpusEvidence() throws {
    func world(_ evidence: String) throws -> Outcome {
      try evaluate(
        """
        { title: "t", models: { d: { use: "llama-2-7b" } },
          data: { best: { evidence: { steps: ["dedup", "model_filter"]\(evidence) } } },
          runs: { r: { model: "d", tokens: "1T", data: "best" } },
          compare: [{ run: "r", against: "denseEquivalent" }] }
        """)
    }
    let outcome = try world(", measuredOn: 'MMLU'")
    let amount = try #require(cell(outcome, "corpora", 0, "amount"))
    #expect((1.2...2.2).contains(amount))
    #expect((cell(outcome, "corpora", 0, "low") ?? 1) < 1)
    #expect(throws: (any Error).self) { try world(", measuredOn: 'starting'") }
    #expect(throws: (any Error).self) { try world("") }
  }
}
