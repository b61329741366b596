import Diagnostics
import ScalingLaws
import Tabular
import TestSupport
import Testing
import Units

@testable import Questions
@testable import ScenarioEngine

/// The bundled scenarios on laws, against numbers from outside.
@Suite("Scenarios on laws")
struct LawScenarioTests {
  /// Tokens per parameter and size in billions at 1e24 FLOP, N = (αA/βB)^(1/(α+β)) (C/6)^(β/(α+β)).
  static let fits: [(String, Double, Double)] = [
    ("hoffmann-2022-printed", 97.7, 41), ("hoffmann-2022", 61.8, 52),
    ("default-tolerances", 58.1, 54), ("besiroglu-2024", 18.1, 96),
    ("true-minimum", 17.7, 97), ("mean-objective", 5.9, 168), ("asymmetric-error", 5.3, 177),
  ]

  @Test("Seven fits of one set of runs advise 5.3 to 97.7 tokens per parameter", arguments: fits)
  func disagreement(law: String, ratio: Double, size: Double) throws {
    let result = try #require(try bundled("disagreement").results.first { $0.law.id == law })
    let numbers = try #require(result.numbers)
    // Exponents of four digits leave 0.3 %.
    try expect(#require(numbers.tokensPerParameter), near: ratio, within: max(0.06, 0.003 * ratio))
    try expect(#require(numbers.size) / 1e9, near: size, within: 0.6)
    #expect(result.distance?.contains("in compute") == true)
  }

  /// Table 2 of arXiv:2502.05172: budget, best E with 24, 80 and 640 GB.
  static let table2: [(Double, [Double])] = [
    (1e21, [16, 32, 32]), (1e22, [4, 16, 32]), (1e23, [1, 8, 32]), (1e24, [1, 1, 16]),
  ]

  @Test("At least nine of the twelve cells of the joint law's Table 2 come out")
  func memory() throws {
    let outcome = try bundled("memory")
    #expect(outcome.charts.count == outcome.scenario.plots.count)
    let optima = outcome.optima
    var hits = 0
    for (budget, row) in Self.table2 {
      for (gigabytes, experts) in zip([24.0, 80, 640], row) {
        let result = try #require(
          optima.first {
            abs($0.search.budget.value / budget - 1) < 1e-9
              && $0.search.memory?.bytes == Bytes(gigabytes * 1e9)
          })
        hits += result.best?.experts == experts ? 1 : 0
      }
    }
    #expect(hits >= 9)
  }

  @Test("The gap in FLOP grows under laws with a data term; the gap in loss shrinks")
  func gap() throws {
    let outcome = try bundled("gap")
    #expect(outcome.charts.count == outcome.scenario.plots.count)
    let joint = outcome.sweep.compactMap { sweepCase in
      sweepCase.results.first { $0.law.id == "ludziejewski-2025" && $0.mode == .bothOptimal }?
        .numbers?.multiplier
    }
    #expect(joint.count == outcome.sweep.count && zip(joint, joint.dropFirst()).allSatisfy(<))
    // 2.63 at 1e22 and E = 16, by an independent evaluation of Tables 3 and 4.
    let at = try #require(
      outcome.results.first { $0.law.id == "ludziejewski-2025" && $0.mode == .bothOptimal })
    try expect(#require(at.numbers?.multiplier), near: 2.63, within: 0.006)
    let gaps = outcome.sweep.compactMap { sweepCase in
      sweepCase.results.first { $0.law.id == "ludziejewski-2025" && $0.mode == .fixedCompute }?
        .numbers?.lossGap
    }
    #expect(gaps.allSatisfy { $0 < 0 } && zip(gaps, gaps.dropFirst()).allSatisfy(<))
  }

  @Test("Serving shrinks the best model, and the budget pays for both")
  func lifetime() throws {
    let outcome = try bundled("lifetime")
    #expect(outcome.charts.count == outcome.scenario.plots.count)
    for law in ["ludziejewski-2025", "sardana-2023"] {
      let results = outcome.optima.filter { $0.law.id == law && $0.search.servedPrices == nil }
      #expect(results.count == 25)
      let served = outcome.optima.filter { $0.law.id == law && $0.search.servedPrices != nil }
      #expect(served.count == 13)
      var last = Double.infinity
      for result in results {
        let best = try #require(result.region).best
        let (size, tokens) = (best.allocation.size, best.allocation.tokens)
        let served = try #require(result.search.inferenceTokens).value
        expect((6 * tokens + 2 * served) * size, near: 1e24, relative: 1e-9)
        #expect(size < last)
        last = size
      }
    }
  }
}

/// Laws and searches that a scenario states.
@Suite("Stated laws and searches")
struct StatedLawTests {
  private func text(laws: String, rest: String = "") -> String {
    """
    {
      title: "t", models: { m: { routing: { experts: 1, topK: 1 } } },
      runs: { m: { model: "m", flop: "1e24" } },
      laws: [\(laws)],
      compare: [{ run: "m", against: "denseEquivalent", modes: ["bothOptimal"] }],
      \(rest)
    }
    """
  }

  private let stated = """
    id: "mine", source: "s", E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658
    """

  @Test("A stated law with published constants answers like the bundled one")
  func same() throws {
    let outcome = try evaluate(text(laws: "{ \(stated) }, \"besiroglu-2024\""))
    let sizes = outcome.results.compactMap { $0.numbers?.size }
    #expect(sizes.count == 2 && abs(sizes[0] / sizes[1] - 1) < 1e-12)
  }

  /// Laws of a scenario, and a part of the message.
  static let wrongLaws: [(String, String)] = [
    ("{ id: \"x\", source: \"s\", E: 1, A: 1, B: 1, alpha: 0.3 }", "beta"),
    ("{ id: \"x\", source: \"s\", E: 1, A: -1, B: 1, alpha: 0.3, beta: 0.3 }", "above 0"),
    (
      "{ id: \"hoffmann-2022-printed\", source: \"s\", E: 1, A: 1, B: 1, alpha: 1, beta: 1 }",
      "already"
    ),
    ("{ id: \"a b\", source: \"s\", E: 1, A: 1, B: 1, alpha: 1, beta: 1 }", "cannot name a law"),
    (
      "{ id: \"x\", source: \"s\", E: 1, A: 1, B: 1, alpha: 1, beta: 1, fittedFLOP: \"2..1\" }",
      "not in order"
    ),
    ("\"joint-moe-2024\"", "ludziejewski-2025"),
  ]

  @Test("A wrong law is a fault", arguments: wrongLaws)
  func laws(laws: String, message: String) throws {
    let error = #expect(throws: FaultList.self) { try evaluate(text(laws: laws)) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  /// Searches, and a part of the message.
  static let wrongSearches: [(String, String)] = [
    ("{ name: \"a\" }", "flop"),
    ("{ name: \"a\", flop: \"12T params\" }", "params"),
    ("{ name: \"a\", flop: \"log 1e20..1e24\" }", "not an axis"),
    ("{ name: \"a\", flop: \"1e24\", cachedTokens: \"1K\" }", "no cap on memory"),
    ("{ name: \"a\", flop: \"linear 0..1 x3\" }", "positive"),
    ("{ name: \"a\", flop: \"log 1e20..1e24 x100000\" }", "longer than 10000"),
    (
      "{ name: \"a\", flop: \"1e24\" }, { name: \"a\", flop: \"1e23\" }",
      "two entries have the name"
    ),
  ]

  @Test("A wrong search is a fault", arguments: wrongSearches)
  func searches(searches: String, message: String) throws {
    let error = #expect(throws: FaultList.self) {
      try evaluate(text(laws: "\"ludziejewski-2025\"", rest: "optimum: [\(searches)],"))
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }
}
