import Foundation
import TestSupport
import Testing
import Units

@testable import Evidence

/// What the bundled table says, against readings that were made apart from this program.
struct ReadingTests {
  private static func billions(_ reading: AxisReading?) throws -> Double {
    try #require(reading).size.value / 1e9
  }

  @Test func `nineteen sets with 38 MoE count in the statistics`() {
    let table = MatchedPairs.bundled
    #expect(table.counted.count == 19)
    #expect(RuleScore.models(of: table.readings).count == 38)
    #expect(table.readings.count == 111)
    // Sets on other data, sweeps and dense ladders are read or kept, not counted.
    let apart = Set(table.sets.map(\.id)).subtracting(table.counted.map(\.id))
    #expect(
      apart == [
        "olmoe-olmo", "skywork", "clark2022-sbase", "switch-experts", "llama2-slope",
        "dbrx-table5", "nemotron4-upcycle", "llm-jp-drop-upcycling",
      ])
  }

  @Test func `Qwen3-30B-A3B reads as 14 to 18 billion`() throws {
    let set = try #require(MatchedPairs.bundled.set("qwen3-base"))
    for axis in [ScoreAxis.knowledge, .reasoning, .code] {
      let size = try Self.billions(set.reading("Qwen3-30B-A3B", on: axis))
      #expect(size >= 14 && size <= 18.5, "\(axis): \(size)")
    }
  }

  @Test func `DeepSeekMoE 16B splits by axis`() throws {
    let set = try #require(MatchedPairs.bundled.set("deepseek-2t"))
    let name = "DeepSeekMoE 16B"
    try expect(Self.billions(set.reading(name, on: .loss)), near: 8.5, within: 0.1)
    #expect((12...13).contains(try Self.billions(set.reading(name, of: .recall))))
    #expect((7...8).contains(try Self.billions(set.reading(name, on: .reasoning))))
    #expect((4...5).contains(try Self.billions(set.reading(name, of: .exam))))
    // 8.52B: 6.9 exp((0.75 - 0.74) ln(67.4/6.9)/(0.75 - 0.642)), bits per byte of the Pile.
    try expect(Self.billions(set.reading(name, on: .loss)), near: 8.52, within: 0.01)
  }

  @Test(arguments: [
    ("switch-c4", "Switch-Base", ScoreAxis.loss, 1.04), ("switch-c4", "Switch-Large", .loss, 4.62),
    ("deepseekmoe-2b-100b", "Hash Layer", .loss, 0.469),
    ("deepseekmoe-2b-100b", "DeepSeekMoE 2B", .loss, 1.92),
    ("qwen2.5-base", "Qwen2.5-Turbo", .knowledge, 14.4),
    ("olmoe-dclm", "OLMoE-1B-7B", .knowledge, 2.46),
    ("deepseek-245b", "DeepSeekMoE 145B", .loss, 87.5),
    ("gemma4-it", "Gemma-4-26B-A4B", .broad, 19.0),
    ("qwen3.5-it", "Qwen3.5-35B-A3B", .code, 17.3),
  ])
  func `single readings agree with those made by hand`(
    set: String, model: String, axis: ScoreAxis, size: Double
  ) throws {
    let reading = try #require(MatchedPairs.bundled.set(set)).reading(model, on: axis)
    try expect(Self.billions(reading), near: size, relative: 0.01)
  }

  @Test func `a set at other tokens is read by its recipe's dense law`() throws {
    // Worked out apart: 0.130, 0.279, 0.698 and 1.18 billion, ±20 %.
    let set = try #require(MatchedPairs.bundled.set("marin-fast-track"))
    for (model, size) in [
      ("moe d512", 0.130), ("moe d768", 0.279), ("moe d1024", 0.698), ("moe d1280", 1.18),
    ] {
      let reading = try #require(set.reading(model, on: .loss))
      expect(log(reading.size.value / 1e9 / size), near: 0, within: 0.1)
      #expect(reading.metrics.map(\.place) == [.denseLaw])
    }
    #expect(set.unread.allSatisfy { $0.reason == .otherTokens })
  }

  @Test func `what is not read says why`() throws {
    let table = MatchedPairs.bundled
    let turbo = try #require(table.set("qwen2.5-base")).unread.filter {
      $0.model == "Qwen2.5-Turbo"
    }
    let reasons = Dictionary(uniqueKeysWithValues: turbo.map { ($0.metric, $0.reason) })
    #expect(reasons["Multi-Translation"] == .composite)
    guard case .alike(let errors) = reasons["HumanEval"] else {
      Issue.record("HumanEval's siblings differ by too few errors")
      return
    }
    // 28.6 points against 1.5 · 100 √(0.57 · 0.43/164) = 5.8.
    expect(errors, near: 4.9, within: 0.1)
    let two = try #require(table.set("deepseek-2t")).unread.map(\.metric)
    #expect(Set(two).isSuperset(of: ["CHID", "CLUEWSC", "HumanEval", "MBPP"]))
  }

  @Test func `impossible equivalents and unequal tokens are named`() throws {
    let table = MatchedPairs.bundled
    let qwen = try #require(table.set("qwen3-base"))
    // MATH of 235B: 10 points beyond siblings that gain 1 point in ln 4.
    let math = qwen.readings.filter { $0.model.name == "Qwen3-235B-A22B" && $0.isImpossible }
    #expect(math.map(\.metric) == ["MATH"])
    let granite = try #require(table.set("granite3.0-base"))
    #expect(granite.routed.allSatisfy { granite.tokenFactor(of: $0) == 1.2 })
    let unknown = try #require(table.set("qwen1.5-base"))
    #expect(unknown.routed.allSatisfy { unknown.tokenFactor(of: $0) == nil })
    #expect(table.card(of: "GSM8K")?.error == .questions(1319, full: 100))
  }

  @Test func `exponents by set and axis are those of the compilation`() throws {
    let table = MatchedPairs.bundled
    let all = try #require(table.summary)
    expect(all.gamma.mean, near: 0.49, within: 0.02)
    expect(all.gamma.median, near: 0.54, within: 0.02)
    expect(all.gamma.deviation, near: 0.18, within: 0.02)
    for (selection, mean, deviation, sets) in [
      (EvidenceSummary.Selection.facet(.recall), 0.66, 0.15, 7),
      (.facet(.exam), 0.43, 0.26, 14), (.axis(.reasoning), 0.47, 0.27, 13),
      (.axis(.code), 0.51, 0.22, 10), (.axis(.broad), 0.46, 0.20, 14),
      (.axis(.loss), 0.56, 0.12, 5), (.sameData, 0.51, 0.13, 11),
      (.interpolated, 0.53, 0.18, 12), (.baseModels, 0.46, 0.16, 17),
    ] {
      let summary = try #require(EvidenceSummary(selection, of: table))
      #expect(summary.sets.count == sets, "\(selection.name)")
      expect(
        summary.gamma.mean, near: mean, within: 0.03, "\(selection.name) \(summary.gamma.mean)")
      expect(summary.gamma.deviation, near: deviation, within: 0.03, "\(selection.name)")
    }
    // Coarse experts carry less than fine-grained ones.
    let fine = try #require(EvidenceSummary(.recipe(.fineGrained), of: table))
    let coarse = try #require(EvidenceSummary(.recipe(.coarse), of: table))
    #expect(fine.gamma.mean > coarse.gamma.mean + 0.1)
  }

  @Test(.enabled(if: Shared.isPresent, Comment(rawValue: Shared.absence)))
  func `the readings by axis are those of the compilation`() throws {
    let axes = ["loss", "recall", "exam", "reasoning", "code", "broad"]
    var distances: [Double] = []
    for line in try Shared.text("facts/evidence.md").split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == 13, let set = MatchedPairs.bundled.set(cells[1]) else { continue }
      for (axis, cell) in zip(axes, cells[6...11]) {
        guard let size = Double(cell.prefix { $0.isNumber || $0 == "." }) else { continue }
        let reading =
          ScoreAxis(rawValue: axis).flatMap { set.reading(cells[2], on: $0) }
          ?? ScoreFacet(rawValue: axis).flatMap { set.reading(cells[2], of: $0) }
        let read = try #require(reading, "\(cells[1]) \(cells[2]) \(axis)")
        distances.append(abs(log(read.size.value / 1e9 / size)))
      }
    }
    #expect(distances.count == 120)
    // The weights of benchmarks depend on numbers of questions, which the compilation does not
    // print: a median may then fall on a neighbour.
    #expect(distances.count { $0 < 0.02 } >= 100)
    #expect(distances.count { $0 < log(1.35) } >= 118)
  }

  /// Geometric means by definition: active^(1 - γ) total^γ.
  @Test("γ is 0 at the active size, 1 at the total, a half between")
  func gamma() throws {
    let model = try #require(MatchedPairs.bundled.readings.first).model
    let (active, total) = (log(model.active.value), log(model.total.value))
    for gamma in [0, 0.5, 1] {
      let reading = MetricReading(
        model: model, metric: "m", axis: .code, facet: .code,
        logSize: active + gamma * (total - active), deviation: 0.1, place: .inside)
      expect(reading.gamma, near: gamma, within: 1e-12)
    }
  }
}
