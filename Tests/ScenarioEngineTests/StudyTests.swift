import Diagnostics
import Fitting
import Foundation
import Hypotheses
import Questions
import Statistics
import Tabular
import TestSupport
import Testing

@testable import ScenarioEngine

/// The sections of a scenario about claims and what settles them.
@Suite("Studies")
struct StudyTests {
  /// A scenario that draws runs of two corpora, the second worth so many tokens of the first.
  private static func drawn(_ multiplier: Double, _ more: String) -> String {
    """
    {
      title: "t",
      data: { old: {}, new: { multiplier: { value: \(multiplier), acts: "tokens", measuredOn: "MMLU" } } },
      runFiles: { drawn: { simulate: {
        law: { E: 1.8, A: 480, B: 2000, alpha: 0.35, beta: 0.37 }, corpora: ["old", "new"],
        sizes: ["100M", "300M", "1B"], tokens: ["2B", "8B", "32B"], noise: 0.002,
      } } },
      dataForms: [{
        name: "f", runs: ["drawn"], reference: "old", bootstraps: 200,
        forms: ["none", "tokens", "coefficient", "floor"],
      }],
      \(more)
    }
    """
  }

  @Test("A drawn multiplier is found under its own form, and forms that stand must agree")
  func multiplier() throws {
    let outcome = try evaluate(
      Self.drawn(
        2,
        """
        hypotheses: [
          { name: "a", quantity: "dataMultiplier", dataForms: "f", form: "tokens", of: "new",
            matchedRecipe: true, atLeast: 1.5 },
          { name: "b", quantity: "dataMultiplier", dataForms: "f", of: "new", matchedRecipe: true,
            atLeast: 1.5 },
          { name: "c", quantity: "dataMultiplier", dataForms: "f", form: "tokens", of: "new",
            equivalentWithin: 1.1 },
          { name: "d", quantity: "formAdvantage", dataForms: "f", of: "tokens", versus: "none",
            atLeast: 6 },
        ],
        plots: [{ kind: "dataForms", of: "f" }, { kind: "dataGaps", of: "f" }, { kind: "verdicts" }],
        """))
    #expect(
      outcome.findings.judgements.map(\.verdict) == [.supported, .supported, .refuted, .supported])
    try expect(#require(outcome.findings.judgements[0].value), near: 2, within: 0.1)
    #expect(outcome.findings.judgements.allSatisfy { $0.family == 4 })
    #expect(outcome.charts.count == 3)
    let forms = try #require(outcome.tables.first { $0.name == "data_forms" })
    #expect(forms.rows.count == 4)
    let predictions = try #require(outcome.tables.first { $0.name == "data_predictions" })
    #expect(predictions.rows.count == 4 * 3 * 2)
    #expect(outcome.forecasts.contains { $0.id.hasPrefix("f: new, 10x") })
  }

  @Test("Without a difference nothing is supported, and equivalence is")
  func noDifference() throws {
    let outcome = try evaluate(
      Self.drawn(
        1,
        """
        hypotheses: [
          { name: "a", quantity: "dataMultiplier", dataForms: "f", form: "tokens", of: "new",
            atLeast: 1.2 },
          { name: "b", quantity: "dataMultiplier", dataForms: "f", form: "tokens", of: "new",
            equivalentWithin: 1.3 },
        ],
        """))
    #expect(outcome.findings.judgements.map(\.verdict) == [.refuted, .supported])
    #expect(
      try outcome.findings.of(DataForms.self).first?.found.get().conclusion().sentence
        .contains("decided") == false)
  }

  /// Deviations and the verdict on "at least twice the tokens": z is 2.8, 1.7 and 0.85.
  static let deviations: [(Double, Verdict)] = [
    (0.3, .supported), (0.5, .inconclusive), (1.0, .inconclusive),
  ]

  @Test(
    "DBRX's claim has the same verdicts by a line and by a curve that only rises",
    arguments: deviations)
  func readings(deviation: Double, verdict: Verdict) throws {
    for reading in ["line", "monotone"] {
      let claim = """
        { name: "twice", quantity: "dataMultiplier", of: "new", versus: "old", metric: "gauntlet",
          reading: "\(reading)", atLeast: 2 }
        """
      let judgement = try #require(
        try evaluate(table5(deviation: deviation, claims: claim)).findings.judgements.first)
      #expect(judgement.verdict == verdict)
      try expect(#require(judgement.value), near: 2.26, within: 0.005)
      let z = 1.2 / (deviation * 2.0.squareRoot())
      let p = try #require(judgement.pValue)
      expect(p, near: 2 * Normal.probability(below: -z), within: 1e-4)
    }
  }

  @Test("Questions alone leave a claim open where even their noise does, and settle nothing else")
  func questions() throws {
    func verdict(_ questions: Int) throws -> Verdict? {
      let text = table5(
        deviation: nil,
        claims: """
          { name: "gap", quantity: "scoreGap", of: "half", versus: "mpt", metric: "gauntlet",
            atLeast: 0 }
          """
      ).replacing("score: 32.1", with: "score: 32.1, questions: \(questions)")
        .replacing("score: 30.9", with: "score: 30.9, questions: \(questions)")
      return try #require(try evaluate(text).findings.judgements.first).verdict
    }
    #expect(try verdict(1000) == .inconclusive)
    #expect(try verdict(1_000_000) == .noEvidence)
  }

  @Test("Two claims on the same scores are corrected together")
  func correction() throws {
    let claims = (0..<2).map { number in
      """
      { name: "\(number)", quantity: "scoreGap", of: "half", versus: "mpt", metric: "gauntlet",
        atLeast: 0 }
      """
    }
    // z = 2.12 at a deviation of 0.4: p = 0.034 alone, 0.068 among two.
    let alone = try evaluate(table5(deviation: 0.4, claims: claims[0])).findings.judgements
    #expect(alone.map(\.verdict) == [.supported])
    let both = try evaluate(table5(deviation: 0.4, claims: claims.joined(separator: ", ")))
      .findings.judgements
    #expect(both.map(\.verdict) == [.inconclusive, .inconclusive])
    try expect(#require(both[0].adjustedPValue), near: 0.0678, within: 0.001)
    #expect(both[0].remark.contains("not among the 2 claims"))
  }

  @Test("A bounded part leaves a bounded residual, and both orders of a gain multiply to the whole")
  func parts() throws {
    let text = table5(deviation: nil, claims: "").replacing(
      "slopes: [0.6, 1.5],",
      with: """
        slopes: [0.6, 1.5], parts: [
          { name: "tokenizer", of: "data", atLeast: 1, atMost: 1.2, source: "a bound" },
          { name: "rest", of: "architecture", value: 1.1, source: "a value" },
        ],
        """)
    let outcome = try evaluate(text)
    let decomposition = try #require(outcome.decompositions.first)
    let data = try #require(decomposition.parts.first)
    #expect(data.residual == nil)
    let bounds = try #require(data.residualBounds)
    expect(bounds.lowerBound, near: 2.26 / 1.2, within: 0.01)
    expect(bounds.upperBound, near: 2.26, within: 0.01)
    try expect(#require(decomposition.parts[1].residual), near: 1.58 / 1.1, within: 0.01)
    for order in decomposition.orders {
      expect(order.data * order.architecture, near: 3.7, within: 0.01)
    }
    let table = try #require(outcome.tables.first { $0.name == "decomposition_parts" })
    #expect(table.rows.contains { $0.contains(.text("data: residual")) })
  }

  @Test("Claims on laws rest on their draws, on all laws, or on ways to count")
  func laws() throws {
    let outcome = try evaluate(
      """
      {
        title: "t",
        models: { d: { use: "dbrx" }, m: { use: "mixtral-8x7b" } },
        runs: { d: { model: "d", tokens: "12T" }, m: { model: "m", tokens: "12T" } },
        laws: ["besiroglu-2024", "hoffmann-2022-printed"],
        hypotheses: [
          { name: "1", quantity: "tokensPerParameter", of: "besiroglu-2024",
            flop: "5.76e23", between: [5, 60] },
          { name: "2", quantity: "tokensPerParameter", flop: "5.76e23", between: [10, 100] },
          { name: "3", quantity: "exponent", of: "besiroglu-2024",
            between: [0.32, 0.43] },
          { name: "4", quantity: "floor", of: "besiroglu-2024", atLeast: 1.7 },
          { name: "5", quantity: "floor", of: "hoffmann-2022-printed", atLeast: 1.6 },
          { name: "6", quantity: "costRatio", of: "d", versus: "m", atLeast: 2 },
        ],
      }
      """)
    let judgements = outcome.findings.judgements
    // 18.4 tokens per parameter (Besiroglu et al. 2024), 59 under the original's digits.
    try expect(#require(judgements[0].value), near: 18.4, within: 0.3)
    #expect(judgements[0].interval?.kind == .bootstrap)
    let spread = try #require(judgements[1].interval)
    #expect(spread.kind == .betweenLaws && spread.low < 19 && spread.high > 50)
    // The spread of two laws settles nothing, even where both lie in the claimed region.
    #expect(judgements[1].verdict == .noEvidence)
    try expect(#require(judgements[2].value), near: 0.366, within: 0.003)
    #expect(judgements[2].verdict == .supported)
    #expect(judgements[3].verdict == .supported)
    // No draws were published, so that nothing can be concluded.
    #expect(judgements[4].verdict == .noEvidence)
    #expect(judgements[5].verdict == .supported)
    #expect(judgements[5].interval?.kind == .conventions)
    #expect(judgements[5].pValue == nil)
  }

  @Test("A belief and measured scores are put together, and a belief alone is no evidence")
  func beliefs() throws {
    let claim = """
      { name: "gap", quantity: "scoreGap", of: "half", versus: "mpt", metric: "gauntlet",
        atLeast: 0, prior: { mean: 0, sd: 0.5 } }
      """
    let judgement = try #require(
      try evaluate(table5(deviation: 0.5, claims: claim)).findings.judgements.first)
    // 1.2 with variance 0.5 and 0 with 0.25: 0.4.
    try expect(#require(judgement.value), near: 0.4, within: 1e-6)
    #expect(judgement.interval?.kind == .posterior)
    #expect(judgement.prior != nil)
    let outcome = try evaluate(
      """
      { title: "t", hypotheses: [
        { name: "h", quantity: "repetitionHalfLife", atLeast: 1, confidence: 0.9 } ] }
      """)
    let half = try #require(outcome.findings.judgements.first)
    try expect(#require(half.value), near: 10.67, within: 0.01)
    // However firmly it is believed: nothing was measured.
    #expect(half.interval?.kind == .posterior)
    #expect(half.verdict == .noEvidence && half.pValue == nil)
  }
}

/// Runs that a scenario reads from files.
@Suite("Run files")
struct RunFileTests {
  private struct Files: FileReading {
    let texts: [String: String]
    func resolved(_ path: String) -> String? {
      path == "." ? "/s" : texts[path].map { _ in "/s/" + path }
    }
    func bytes(of path: String) throws(InputFault) -> [UInt8] {
      Array((texts[String(path.dropFirst(3))] ?? "").utf8)
    }
  }

  private static let rows = (0..<12).map { number in
    let n = Double(1 << (number % 4)) * 1e8
    let d = Double(1 << (number / 4)) * 4e9
    return "\(n),\(d),\(1.8 + 480 / pow(n, 0.35) + 2000 / pow(d, 0.37))"
  }

  private static func scenario(_ section: String, _ texts: [String: String]) throws -> Scenario {
    let text = """
      { title: "t", data: { a: {}, b: {} }, runFiles: { r: \(section) },
        dataForms: [{ name: "f", runs: ["r"], reference: "a", forms: ["none", "tokens"], bootstraps: 2 }] }
      """
    return try Composition(
      bytes: Array(text.utf8), file: "t.json5", name: "t", files: Files(texts: texts)
    ).scenario()
  }

  private static func message(_ section: String, _ texts: [String: String]) -> String {
    do {
      _ = try scenario(section, texts)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("Columns are found by their names, and the corpus by its own")
  func columns() throws {
    let text =
      "N,D,loss,corpus\n" + Self.rows.map { $0 + ",a" }.joined(separator: "\n") + "\n"
      + Self.rows.map { $0 + ",b" }.joined(separator: "\n")
    let scenario = try Self.scenario("{ file: 'runs.csv' }", ["runs.csv": text])
    let file = try #require(scenario.world.runFiles.first)
    #expect(file.runs.count == 24)
    #expect(file.corpora == ["a", "b"])
    let forms = try #require(scenario.questions.of(DataForms.self).first)
    #expect(forms.corpora(in: scenario.world) == ["a", "b"])
    let other = text.replacing("loss,corpus", with: "eval/x,mixture name")
    let named = try Self.scenario(
      "{ file: 'runs.csv', columns: { loss: 'eval/x', corpus: 'mixture name' } }",
      ["runs.csv": other])
    #expect(named.world.runFiles.first?.runs == file.runs)
  }

  @Test("What is wrong with a run file is said at its place")
  func faults() {
    let text = "N,D,loss,corpus\n" + Self.rows.map { $0 + ",c" }.joined(separator: "\n")
    #expect(Self.message("{ file: 'no.csv' }", [:]).contains("there is no file 'no.csv'"))
    #expect(
      Self.message("{ file: 'runs.csv' }", ["runs.csv": text]).contains("that 'data' does not name")
    )
    #expect(
      Self.message("{ file: 'runs.csv' }", ["runs.csv": "N,D,loss\n1,2,3"])
        .contains("no column names the corpus"))
    let broken = Self.message(
      "{ file: 'runs.csv', data: 'a' }", ["runs.csv": "N,D,loss\n1e8,4e9,x"])
    #expect(broken.contains("runs.csv:2:9: the loss 'x' is not a number"))
    #expect(
      Self.message("{ file: 'runs.csv', data: 'a' }", ["runs.csv": "N,D\n1e8,4e9"])
        .contains("no column holds the loss"))
  }
}
