import Diagnostics
import Foundation
import Questions
import ScalingLaws
import Statistics
import Tabular
import Testing
import Units

@testable import ReportWriter
@testable import ScenarioEngine

/// Rows that sweeps make from what they work out once, against each case asked by itself.
@Suite("Bytes of sweeps")
struct SweptBytesTests {
  @Test("200 random designs give, byte by byte, the rows that each case alone gives")
  func sameBytes() throws {
    var random = SplitMix64(seed: 13)
    var (designs, answers) = (0, 0)
    for _ in 0..<2_000 where designs < 200 {
      let text = Self.text(&random)
      // Not every draw is a model.
      guard let scenario = try? Scenario(bytes: Array(text.utf8), file: "t.json5", name: "t"),
        let source = try scenario.sweepSource(isForced: true)
      else { continue }
      designs += 1
      let made = try LongWriting.texts(source, blocks: 0..<source.blockCount, workers: 1) { _ in
        true
      }
      let columns = source.tables[0].head.columns
      var table = Table(name: "sweep", summary: "s", columns: columns)
      for (index, value) in source.sweep.axes[0].values.enumerated() {
        let tokens = try #require(value.number)
        let results = scenario.comparisons.flatMap { request in
          var placed = request
          placed.run = request.run.on(tokens: tokens)
          return placed.results(under: scenario.laws)
        }
        answers += results.count { $0.numbers != nil }
        if let numbers = source.sweep.columns {
          table.append(
            [.number(tokens)]
              + results.flatMap { result in
                numbers.map { Cell(finite: $0.reading(result)) }
              })
        } else {
          for result in results {
            table.append([.integer(index), .number(tokens)] + result.cells)
          }
        }
      }
      let expected = try CSV.text(of: table)
      #expect(made?.first.map { String(decoding: $0.bytes, as: UTF8.self) } == expected, "\(text)")
    }
    #expect(designs == 200 && answers > 500)
  }

  /// A scenario of random sizes, laws, modes and data; every third has all numbers side by side.
  private static func text(_ random: inout SplitMix64) -> String {
    func number(_ low: Double, _ high: Double) -> Int {
      Int(low * pow(high / low, random.uniform()))
    }
    func pick<Value>(_ values: [Value]) -> Value { values[random.index(below: values.count)] }
    func quoted(_ words: [String]) -> String { "[\"" + words.joined(separator: "\", \"") + "\"]" }
    let active = number(1e7, 4e11)
    let sizes = "active: \(active), total: \(number(1, 30) * active)"
    let routing =
      "experts: \(number(2, 300)), topK: \(number(1, 9)), shared: \(random.index(below: 3))"
    let dense = "convention: \"noEmbedding\""
    let width =
      pick([true, false])
      ? ", hiddenSize: \(number(1e3, 2e4)), expertWidth: \(number(300, 3e4))" : ""
    let unique = pick([true, false]) ? ", unique: \(number(1e9, 1e13))" : ""
    let columns =
      pick([0, 1, 2]) == 0 ? ", columns: \(quoted(SweepNumber.allCases.map(\.rawValue)))" : ""
    // In one order in every process.
    let laws = Set((0..<4).map { _ in pick(LawLibrary.ids) }).sorted()
    let modes = Set(["sameTokens", pick(ComparisonMode.allCases).rawValue]).sorted()
    return """
      {
        title: "t", models: { m: { \(sizes), \(pick([routing + width, dense])) } },
        data: { c: { multiplier: {
          value: \(Double(number(50, 300)) / 100), acts: "\(pick(DataEffect.Term.allCases).rawValue)",
          measuredOn: "MMLU" } } },
        terms: { t: { inferenceTokens: "5T" } },
        runs: { r: { model: "m", tokens: "1T", data: "c"\(unique) } },
        laws: \(quoted(laws)),
        compare: [{
          run: "r", against: "denseEquivalent", terms: "t",
          modes: \(quoted(modes)),
        }],
        sweep: { grid: { "runs.r.tokens": [\(number(1e8, 1e14)), \(number(1e8, 1e14)), 1e12] }\(columns) },
      }
      """
  }
}
