import Diagnostics
import Testing

@testable import ScenarioEngine

/// Sweeps that cannot be meant, each with what is wrong, and what the words of a call make of one.
@Suite("Wrong sweeps")
struct WrongSweepTests {
  private static func faults(_ sweep: String, compare: Bool = true, more: String = "") -> [String] {
    let text = """
      { title: "t", models: { m: { active: "2B", total: "8B", experts: 16, topK: 4 } },
        runs: { r: { model: "m", tokens: "1T" } },
        \(compare ? #"compare: [{ run: "r", against: "denseEquivalent" }],"# : "")
        sweep: { \(sweep) }, \(more) }
      """
    do throws(FaultList) {
      _ = try Scenario(bytes: Array(text.utf8), file: "s.json5", name: "s")
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private static func drawn(_ input: String) -> String {
    "uncertain: { 'runs.r.tokens': { \(input) } }"
  }

  @Test(
    "A sweep that cannot be is told of with what is wrong",
    arguments: [
      ("", "the sweep varies nothing"),
      ("grid: { 'laws.r': [1, 2] }", "'laws.r' cannot be varied"),
      (
        "zip: { 'runs.r.tokens': [1e12, 2e12], 'models.m.total': ['8B', '9B', '10B'] }",
        "zipped axes differ in length: 2 and 3"
      ),
      (
        "grid: { 'models.m.total': ['8B'] }, zip: { 'models.m.total': ['9B'] }",
        "'models.m.total' is varied twice; keep one"
      ),
      (
        "grid: { 'models.m': [{ total: '8B' }], 'models.m.total': ['9B'] }",
        "'models.m.total' is varied twice, also by 'models.m'"
      ),
      ("grid: { 'runs.r.tokens': [1e12] }, draws: 10", "'draws' has nothing to draw"),
      (
        "grid: { 'runs.r.tokens': 'log 1B..9B x100000', 'models.m.total': 'log 3B..9B x100000', "
          + "'runs.r.context': 'log 1..9 x100000' }",
        "the sweep has 1000000000000000 cases"
      ),
      (
        "grid: { 'runs.r.tokens': [1e12] }, columns: ['compute_multiplier', 'compute_multiplier']",
        "the column 'compute_multiplier' stands here twice"
      ),
      (drawn("low: '2T', high: '1T', value: '1T'"), "the high end is not above the low one"),
      (drawn("low: '1T', high: '2T'"), "a triangle needs the key 'value'"),
      (
        drawn("low: '1T', high: '2T', value: '3T'"),
        "the most likely value lies outside of low to high"
      ),
      (
        drawn("low: '1T', high: '2T', value: '1T', shape: 'uniform'"),
        "'value' cannot stand beside shape: \"uniform\""
      ),
      (drawn("low: 0, high: '2T', shape: 'logUniform'"), "factors need a low end above 0"),
      (drawn("low: 'much', high: '2T', shape: 'uniform'"), "'much' is no quantity"),
    ])
  func wrong(sweep: String, problem: String) {
    let found = Self.faults(sweep)
    #expect(found.contains { $0.hasPrefix("s.json5:") && $0.contains(problem) }, "\(found)")
  }

  @Test("A sweep without anything to compute, and plots of one name or of none, are refused")
  func idle() {
    let sweep = "grid: { 'runs.r.tokens': [1e12, 2e12] }"
    #expect(Self.faults(sweep).isEmpty)
    #expect(
      Self.faults(sweep, compare: false).contains { $0.contains("has nothing to compute") })
    let plot = "{ kind: 'sweep', y: 'compute_multiplier' }"
    let twice = Self.faults(sweep, more: "plots: [\(plot), \(plot)]")
    #expect(twice.contains { $0.contains("two plots have the name 'sweep'") }, "\(twice)")
    let named = plot.replacing("kind", with: "name: 'a/b', kind")
    let wrong = Self.faults(sweep, more: "plots: [\(named)]")
    #expect(wrong.contains { $0.contains("'a/b' cannot name a file") }, "\(wrong)")
  }

  @Test(
    "Words of a call are an axis: JSON5 as it is, and text otherwise",
    arguments: [
      ("runs.r.tokens=1T,2T", #"sweep.grid.runs.r.tokens=["1T", "2T"]"#),
      ("a= 1, 2 ,true", "sweep.grid.a=[1, 2, true]"),
      ("a=log 1T..20T x9", "sweep.grid.a=log 1T..20T x9"),
      ("a=[1, 2]", "sweep.grid.a=[1, 2]"),
      (#"a=x"y,b\c"#, #"sweep.grid.a=["x\"y", "b\\c"]"#),
    ])
  func axis(word: String, setting: String) throws {
    #expect(try #require(Setting(word)).asAxis == Setting(setting))
  }

  @Test("An axis without values is none", arguments: ["a=,", "a=1,,2", "a= , "])
  func noAxis(word: String) {
    #expect(Setting(word)?.asAxis == nil)
  }
}
