import Diagnostics
import Formats
import Foundation
import ScalingLaws
import Spec
import Statistics
import Tabular
import TestSupport
import Testing
import Units

@testable import ScenarioEngine

@Suite("Long sweeps")
struct SweepSourceTests {
  private func scenario(_ sweep: String, laws: String? = nil, extra: String = "") throws -> Scenario
  {
    let text = """
      {
        title: "t",
        models: {
          m: { active: "2.2B", total: "7.7B", experts: 16, topK: 4, hiddenSize: 4096, expertWidth: 2048 },
          f: { routing: { experts: 16, topK: 1 } },
        },
        data: { c: { multiplier: { value: 1, acts: "tokens", measuredOn: "MMLU" } } },
        runs: { r: { model: "m", tokens: "1T", data: "c" }, b: { model: "f", flop: "1e22" } \(extra) },
        laws: \(laws ?? "[\"ludziejewski-2025\", \"tian-2025\", \"hoffmann-2022-printed\"]"),
        compare: [
          { run: "r", against: "denseEquivalent", modes: ["sameTokens", "denseOptimal"] },
          { run: "b", against: "denseEquivalent" },
        ],
        sweep: \(sweep),
      }
      """
    return try Scenario(bytes: Array(text.utf8), file: "t.json5", name: "t")
  }

  private func table(_ source: SweepSource, _ index: Int = 0) throws -> Table {
    var state = source.makeState()
    var blocks: [RowBlock] = []
    for block in 0..<source.blockCount { blocks.append(try source.block(block, &state)[index]) }
    return source.tables[index].table(of: blocks)
  }

  private static let grid = """
    { grid: { "models.m.experts": [8, 16, 32], "runs.r.tokens": "log 1B..20T x5",
      "data.c.multiplier.value": [1, 2] }, zip: { "runs.b.flop": [1e20, 1e24] } }
    """

  @Test("Rows made block by block are those of the sweep in memory")
  func sameRows() throws {
    let scenario = try scenario(Self.grid)
    let source = try #require(try scenario.sweepSource(isForced: true))
    let outcome = try scenario.evaluate()
    let kept = try #require(outcome.tables.first { $0.name == "sweep" })
    let made = try table(source)
    #expect(made.columns == kept.columns)
    #expect(made.rows.count == 60 * 9 && kept.rows.count == made.rows.count)
    for (row, other) in zip(made.rows, kept.rows) { #expect(row == other) }
    #expect(source.rowCounts == [60 * 9])
  }

  @Test("Numbers side by side are those of the full rows, whatever is asked for together")
  func sameNumbers() throws {
    let full = try scenario(Self.grid).evaluate()
    let kept = try #require(full.tables.first { $0.name == "sweep" })
    for columns in [
      ["dense_equivalent_parameters", "compute_multiplier", "outside_factor"],
      ["compute_multiplier", "compute_multiplier_low", "size_parameters"],
      ["loss_nats_per_token"],
    ] {
      let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let wide = try scenario(
        String(Self.grid.dropLast(2)) + ", columns: [\(list)] }")
      let source = try #require(try wide.sweepSource())
      let made = try table(source)
      #expect(made.rows.count == 60)
      for (index, row) in made.rows.enumerated() {
        for group in 0..<9 {
          let old = kept.rows[index * 9 + group]
          for (place, column) in columns.enumerated() {
            let value = row[4 + group * columns.count + place]
            let expected = old[try #require(kept.index(of: column))]
            guard case .number(let one) = value, case .number(let two) = expected else {
              #expect(value == expected, "\(column) of \(old[5...8])")
              continue
            }
            // The factor outside may differ in its last digit.
            expect(one, near: two, within: column == "outside_factor" ? 1e-12 * two : 0)
          }
        }
      }
    }
  }

  @Test("Columns are named by what differs between the laws' answers")
  func names() throws {
    let wide = try scenario(
      "{ grid: { \"runs.r.tokens\": [1e12] }, columns: [\"compute_multiplier\"] }",
      laws: "[\"ludziejewski-2025\"]")
    let source = try #require(try wide.sweepSource())
    #expect(
      source.tables[0].head.columns.map(\.name) == [
        "runs_r_tokens", "r_sameTokens_compute_multiplier", "r_denseOptimal_compute_multiplier",
        "b_bothOptimal_compute_multiplier",
      ])
  }

  @Test("A whole linear axis stays whole")
  func wholeSteps() throws {
    #expect(try AxisText("linear 4..103 x100").values == (4...103).map(Double.init))
  }

  @Test("Every value is tried before any case is computed, and the wrong ones are named at once")
  func faults() throws {
    let scenario = try scenario(
      """
      { grid: { "models.m.topK": [4, 99, 2.5], "runs.r.tokens": ["1T", "2 parsecs", "-1"] },
        columns: ["compute_multiplier"] }
      """)
    let error = #expect(throws: FaultList.self) { try scenario.sweepSource() }
    let text = try #require(error).description
    #expect(text.contains("models.m.topK = 99") && text.contains("models.m.topK = 2.5"))
    #expect(text.contains("2 parsecs") && text.contains("-1"))
  }

  @Test("Faults that only a combination has end the sweep with its values named")
  func combinationFault() throws {
    let scenario = try scenario(
      """
      { grid: { "models.m.experts": [16, 2], "models.m.topK": [1, 4] },
        columns: ["compute_multiplier"] }
      """)
    let source = try #require(try scenario.sweepSource())
    var state = source.makeState()
    let error = #expect(throws: FaultList.self) { try source.block(0, &state) }
    #expect(
      try #require(error).description.contains("models.m.experts = 2, models.m.topK = 4"))
  }

  @Test("Draws follow their distribution, and the median of a monotone answer that of its input")
  func draws() throws {
    let scenario = try scenario(
      """
      { uncertain: { "runs.r.tokens": { low: "1T", high: "16T", shape: "logUniform" } },
        draws: 4001, seed: 3, columns: ["loss_nats_per_token"] }
      """, laws: "[\"ludziejewski-2025\"]")
    let source = try #require(try scenario.sweepSource())
    let rows = try table(source).rows
    #expect(rows.count == 4001)
    func numbers(_ column: Int) -> [Double] {
      rows.compactMap { if case .number(let value) = $0[column] { value } else { nil } }
    }
    let (tokens, losses) = (numbers(1), numbers(2))
    expect(Double(tokens.count { $0 < 4e12 }) / 4001, near: 0.5, within: 0.03)
    #expect(tokens.allSatisfy { $0 >= 1e12 && $0 <= 16e12 })
    let middle = try #require(Quantiles.median(tokens).flatMap(tokens.firstIndex))
    let sums = try table(source, 1)
    let median = try #require(sums.index(of: "median"))
    #expect(sums.rows[0][median] == .number(losses[middle]))
  }

  @Test(
    "A triangle has the mean and the quartiles of its formula",
    arguments: [(0.0, 1.0, 0.25), (2.0, 6.0, 6.0), (1.0, 3.0, 1.0)])
  func triangle(low: Double, high: Double, mode: Double) {
    let input = UncertainInput(path: "p", low: low, high: high, shape: .triangle(mode: mode))
    let values = (0..<20_000).map { input.value(at: (Double($0) + 0.5) / 20_000) }
    expect(values.reduce(0, +) / 20_000, near: (low + mode + high) / 3, within: 1e-4)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(values.allSatisfy { $0 >= low && $0 <= high })
  }

  @Test("Combinations of the axes meet the same draws")
  func commonDraws() throws {
    let scenario = try scenario(
      """
      { grid: { "models.m.experts": [8, 16] },
        uncertain: { "runs.r.tokens": { value: "4T", low: "1T", high: "16T" } }, draws: 10,
        columns: ["compute_multiplier"] }
      """)
    let rows = try table(try #require(try scenario.sweepSource())).rows
    #expect(rows.count == 20)
    for draw in 0..<10 { #expect(rows[draw][2] == rows[10 + draw][2]) }
  }

  @Test("A strict sweep refuses answers outside of a law's range")
  func strict() throws {
    let scenario = try scenario(
      "{ grid: { \"runs.r.tokens\": [1e12] }, columns: [\"compute_multiplier\"] }")
    let source = try #require(try scenario.sweepSource(isStrict: true))
    var state = source.makeState()
    #expect(throws: FaultList.self) { try source.block(0, &state) }
  }
}

@Suite("Positions of a sweep")
struct SweepPositionTests {
  @Test("Moving on gives the positions of the next combination")
  func advances() {
    func axis(_ name: String, _ count: Int) -> SweepAxis {
      SweepAxis(
        path: name, values: (0..<count).map { SweepValue(node: Node(.number(Double($0)))) })
    }
    for (grid, zip) in [([2, 3, 4], [5, 5]), ([3], []), ([], [4]), ([1, 6], [2])] {
      let sweep = Sweep(
        grid: grid.map { axis("g", $0) }, zip: zip.map { axis("z", $0) }, uncertain: [], draws: 0,
        seed: 0, level: 0.95, columns: nil)
      var positions = sweep.positions(ofCombination: 0)
      for index in 0..<sweep.count {
        #expect(positions == sweep.positions(ofCombination: index))
        sweep.advance(&positions)
      }
    }
  }
}
