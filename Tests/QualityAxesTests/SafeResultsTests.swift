import Diagnostics
import Foundation
import QualityAxes
import Statistics
import TestSupport
import Testing
import Units

@Suite("Results of SAFE, and the style of answers")
struct SafeResultsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Published")

  private func results() throws -> SafeResults {
    let data = try Data(contentsOf: Self.folder.appending(path: "safe.json"))
    return try SafeResults(bytes: Array(data), file: "safe.json")
  }

  @Test("Both sides are read, and F1@K is the file's own to 1e-12")
  func sides() throws {
    let found = try results()
    #expect(found.sets.map(\.model) == ["long_winded", "terse"])
    #expect(found.sets.map(\.responses.count) == [24, 23] && found.unrated == 1)
    #expect(found.scores.map(\.goal.facts) == [64, 64])
    for (score, set) in zip(found.scores, found.sets) {
      #expect(score.worst <= 1e-12)
      expect(score.stated, near: set.f1(at: .median), within: 1e-12)
    }
    #expect(found.sets[0].responses.allSatisfy { $0.counts.irrelevant != nil && $0.words != nil })
  }

  @Test("A file that was not aggregated, or with the code's own K, is read too")
  func keys() throws {
    func read(_ extra: String) throws -> SafeResults {
      try SafeResults(
        bytes: Array(
          """
          {"side_1": "m", "side_2": "none", "per_prompt_data": [{"prompt": "p",
          "side1_posthoc_eval_data": {"Supported": 50, "Not Supported": 50, "Irrelevant": 2\(extra)}}]}
          """.utf8), file: "x.json")
    }
    #expect(try read("").scores.isEmpty)
    // P = 0.5 and R = min(50/100, 1) = 0.5.
    let own = try read(", \"f1_-1\": 0.5")
    #expect(own.scores[0].goal == .code && own.scores[0].worst < 1e-12)
    try expect(read(", \"f1_64\": 0.5").scores[0].worst, near: 0.109756098, within: 1e-8)
  }

  @Test(
    "What is no result of SAFE gets one line that says what it is",
    arguments: [
      (
        "{\"prompt\": \"p\", \"canary\": \"c\"}\n{\"prompt\": \"q\"}\n",
        "this is JSON Lines with the keys 'prompt', 'canary', not ratings"
      ),
      ("{\"a\": 1}", "this is JSON with the keys 'a', not SAFE's results"),
      ("{\"per_prompt_data\": [{\"prompt\": \"p\"}]}", "these responses are not rated yet"),
      (
        "{\"per_prompt_data\": [{\"prompt\": \"p\", \"side1_posthoc_eval_data\": {}}]}",
        "'Supported' is no count"
      ),
    ])
  func foreign(text: String, message: String) {
    let found = #expect(throws: FaultList.self) {
      try SafeResults(bytes: Array(text.utf8), file: "x.json")
    }
    #expect(found?.description.contains(message) == true, "\(found?.description ?? "")")
  }

  @Test("SAFE's labels name columns, and styles are counted by hand")
  func style() throws {
    let sets = try ResponseSet.reading(
      csv(
        "prompt,model,Supported,Not Supported,Irrelevant,words\n"
          + "a,m,6,2,2,100\nb,m,0,0,0,\na,n,3,1,0,50\nb,n,5,0,,10\n"))
    let m = sets[0]
    #expect(m.sample(of: .facts)?.mean == 5 && m.sample(of: .supported)?.mean == 3)
    // Only one response has facts to share out, and one has its words counted.
    #expect(m.sample(of: .supportedShare)?.mean == 0.6 && m.sample(of: .words)?.count == 1)
    #expect(sets[1].sample(of: .irrelevant)?.count == 1)
    #expect(
      m.differences(from: sets[1], of: StyleMeasure.supported.value(of:)).map(\.difference) == [
        3, -5,
      ])
  }

  @Test("A difference of F1@K falls apart into parts that add up")
  func parts() throws {
    func counts(_ s: Int, _ n: Int) throws -> ResponseCounts {
      try ResponseCounts(supported: s, notSupported: n)
    }
    // Same precision: all of it length. Same facts: all of it precision. None: all of it abstention.
    let longer = try ScoreParts(from: counts(10, 10), to: counts(20, 20), at: .median)
    expect(longer.precision, near: 0, within: 1e-15)
    #expect(longer.abstention == 0)
    #expect(longer.length > 0.1)
    let silent = try ScoreParts(from: counts(64, 0), to: counts(0, 0), at: .median)
    #expect(silent.abstention == -1 && silent.length == 0 && silent.precision == 0)
    // By hand at K = 4: from 2 of 4 (f 1/2) to 3 of 3 (f 6/7). Precision first: 4 of 4 (1), then 3
    // of 3; length first: 1.5 of 3 (3/7), then 3 of 3. Precision (1/2 + 3/7)/2, length (-1/7 - 1/14)/2.
    let both = try ScoreParts(from: counts(2, 2), to: counts(3, 0), at: FactGoal(4))
    expect(both.precision, near: 13.0 / 28, within: 1e-12)
    #expect(abs(both.length + 3.0 / 28) < 1e-12)
    expect(both.total, near: 6.0 / 7 - 0.5, within: 1e-12)
  }

  @Test("Published models fall apart as well: RLHF made PaLM-2 longer, not more precise")
  func published() throws {
    func profile(_ name: String) throws -> FactualityProfile {
      let model = try #require(LongFactModel.all.value.first { $0.name == name })
      return try model.spread(from: model.recallFigures + model.f1Figures).profile
    }
    let (first, second) = (try profile("PaLM-2-L-IT"), try profile("PaLM-2-L-IT-RLHF"))
    let parts = try ScoreParts(from: first, to: second, at: .median)
    expect(parts.total, near: second.f1(at: .median) - first.f1(at: .median), within: 1e-9)
    // 91.0 less 31.1 points; precision differs by 0.3.
    expect(parts.total, near: 0.599, within: 0.02)
    expect(parts.precision, near: 0, within: 0.01)
    expect(parts.abstention, near: 0, within: 0.01)
  }

  @Test("Topics are drawn towards each other, those with few prompts most")
  func topics() throws {
    // Topic effects 0, 0.1 and 0.2 with noise ±0.05; the last has two prompts.
    var values: [(String, String, Double)] = []
    for (topic, prompts) in [12, 12, 2].enumerated() {
      for prompt in 0..<prompts {
        let noise = prompt % 2 == 0 ? 0.05 : -0.05
        values.append(("p\(values.count)", "t\(topic)", 0.1 * Double(topic) + noise))
      }
    }
    let found = try #require(TopicDifference(values, level: 0.95))
    #expect(found.rows.map(\.prompts) == [12, 12, 2])
    for row in found.rows {
      #expect(row.range.contains(row.own) && row.range.contains(row.pooled))
    }
    let (first, last) = (found.rows[0], found.rows[2])
    #expect(abs(last.pooled - last.own) > abs(first.pooled - first.own))
    #expect(last.pooled < last.own && first.pooled > first.own)
  }
}
