import Testing

/// Numbers that are refused, or that no one expects, in scenarios that are right but for them.
@Suite("Numbers out of bounds")
struct RefusedNumbersTests {
  static let refused: [(scenario: String, key: String)] = [
    ("uncertain", "sweep.seed=-1"), ("power", "planner[0].ladder.seed=-1"),
    ("power", "planner[1].scores.seed=-1"), ("power", "planner[1].scores.experiments=1e19"),
    ("power", "planner[1].scores.looks=1e19"), ("corpora", "dataForms[0].seed=-1"),
    ("corpora", "runFiles.drawn.simulate.seed=-1"),
    ("corpora", "runFiles.drawn.simulate.seeds=-1"),
    ("corpora", "runFiles.drawn.simulate.seeds=1e19"),
    ("corpora", "dataForms[0].bootstraps=1e19"), ("data-claim", "observations[0].questions=1e19"),
  ]

  @Test("A refused number is a fault like any other", arguments: refused)
  func fault(scenario: String, key: String) throws {
    let result = try Moesim.run(["plan", "scenarios/\(scenario).json5", "--set", key])
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.hasPrefix("--set "), "\(result.errors)")
    #expect(result.errors.hasSuffix("nothing was written\n"))
  }

  @Test(
    "A number at the end of the world is computed, or left out",
    arguments: [
      ("epochs", "repetition[0].prior.median=1e18"), ("dbrx", "decompose[0].slopes=[1e-10,1.5]"),
      ("power", "planner[1].scores.responseCost=1e12"), ("power", "planner[0].ladder.noise=2"),
    ])
  func extreme(scenario: String, key: String) throws {
    let result = try Moesim.run(["plan", "scenarios/\(scenario).json5", "--set", key])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(
    "An absurd quantity of a call is refused with its bound",
    arguments: [
      ("cost dbrx --device h100 --hours 1e-300", "is no number of hours"),
      ("serve dbrx --device h100 --price 1e-300", "is not at least 0.001"),
      ("speedup --from 3 --to 2.9 --floor 1e300", "is not at most 1e"),
      ("recipe dbrx --tokens 1", "1 tokens are no training run; give at least 1M"),
      ("fit x.csv --law chinchilla --hold E=1e300", "'E=1e300' is beyond 1"),
      ("predict besiroglu-2024 --size 1B..9B,x10000 --tokens 1B..9B,x10000", "more than 1000000"),
    ])
  func absurd(call: String, problem: String) throws {
    let words = call.split(separator: " ").map { String($0).replacing(",x", with: " x") }
    let result = try Moesim.run(words)
    #expect(result.status != 0 && result.errors.contains(problem), "\(result.errors)")
  }

  @Test("What steers a terminal is shown, not sent")
  func escapes() throws {
    let text = "\"\\u001b]0;title\\u0007\\nx.json5:1:1: all is well\""
    for words in [
      ["plan", "scenarios/dbrx.json5", "--set", "runs.dbrx.tokens=" + text],
      ["equivalent", "dbrx", "--tokens", "\u{1B}[2J\n"],
    ] {
      let result = try Moesim.run(words)
      #expect(result.status != 0)
      #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\u{7}"))
      #expect(result.errors.contains("\\u{1B}"))
    }
  }
}
