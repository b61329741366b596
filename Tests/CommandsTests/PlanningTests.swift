import Foundation
import Testing

/// The commands `power`, `forecast` and `score`, as a user would call them.
@Suite("Planning and forecasting")
struct PlanningTests {
  @Test("power plans runs and prompts, and says what is missing")
  func scores() throws {
    let call = [
      "power", "scores", "--difference", "0.02", "--run-sd", "0.005", "--prompt-sd", "0.15",
      "--run-cost", "20K", "--response-cost", "0.19", "--budget", "1M", "--experiments", "500",
    ]
    let result = try Moesim.run(call)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("cheapest, t test"))
    #expect(result.output.contains("best of $1M"))
    let json = try Moesim.run(call + ["--json"])
    #expect(json.output.contains("\"runs_per_arm\""))
    let missing = try Moesim.run(["power", "scores", "--difference", "1"])
    #expect(missing.status == 64)
    #expect(missing.errors.contains("--run-deviation is not given"))
    #expect(missing.errors.contains("never taken as zero"))
    let stray = try Moesim.run(call + ["--noise", "0.1"])
    #expect(stray.status == 64)
    #expect(stray.errors.contains("--noise belongs to 'power ladder'"))
    #expect(try Moesim.run(["power", "scales"]).errors.contains("did you mean 'scores'"))
  }

  @Test("power plans a ladder")
  func ladder() throws {
    let result = try Moesim.run([
      "power", "ladder", "--at-least", "1.2", "--truths", "1.2,1.5", "--n", "100M,1B", "--d",
      "2B,20B", "--noise", "0.005", "--experiments", "100",
    ])
    #expect(result.status == 0)
    #expect(
      result.output.contains("no number of\n  runs") || result.output.contains("no number of runs"))
    #expect(result.output.contains("if truly 1.5×"))
  }

  @Test("A forecast is written with its hash, scored, and refused once it was changed")
  func forecast() throws {
    try Moesim.inTemporaryFolder { folder in
      let scenario = """
        {
          title: "t",
          models: { m: { use: "mixtral-8x7b" } },
          runs: { r: { model: "m", tokens: "1T" } },
          laws: ["ludziejewski-2025", "clark-2022"],
          compare: [{ run: "r", against: "denseEquivalent" }],
          hypotheses: [{ name: "big", quantity: "denseEquivalent", of: "r", atLeast: "20B" }],
        }
        """
      try Data(scenario.utf8).write(to: folder.appending(path: "plan.json5"))
      let made = try Moesim.run(
        ["forecast", "plan.json5", "--date", "2026-03-01"], in: folder)
      #expect(made.status == 0)
      #expect(made.output.contains("sha256 "))
      let file = folder.appending(path: "plan.forecast.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains("\"made\": \"2026-03-01\"") || text.contains("\"made\":\"2026-03-01\""))
      let again = try Moesim.run(["forecast", "plan.json5"], in: folder)
      #expect(again.status == 73)
      #expect(again.errors.contains("there is such a file already"))

      try Data("id,value,sd\nclaim: big,3e10,\n".utf8)
        .write(to: folder.appending(path: "measured.csv"))
      let scored = try Moesim.run(["score", "plan.forecast.json", "measured.csv"], in: folder)
      #expect(scored.status == 0)
      #expect(scored.output.contains("claim: big"))
      #expect(scored.output.contains("have no measurement yet"))

      try Data("id,value\nclaim: bog,3e10\nclaim: big,x\n".utf8)
        .write(to: folder.appending(path: "wrong.csv"))
      let wrong = try Moesim.run(["score", "plan.forecast.json", "wrong.csv"], in: folder)
      #expect(wrong.status == 65)
      #expect(wrong.errors.contains("wrong.csv:3:12: 'x' is not a number"))
      try Data("id,value\nclaim: bog,3e10\n".utf8)
        .write(to: folder.appending(path: "stray.csv"))
      let stray = try Moesim.run(["score", "plan.forecast.json", "stray.csv"], in: folder)
      #expect(stray.errors.contains("'claim: bog' was not forecast"))

      try Data(
        text.replacing("\"title\"", with: "\"title\" ").replacing("2026-03-01", with: "2026-02-01")
          .utf8
      )
      .write(to: file)
      let changed = try Moesim.run(["score", "plan.forecast.json", "measured.csv"], in: folder)
      #expect(changed.status == 65)
      #expect(changed.errors.contains("the file was changed after it was made"))
    }
  }

  @Test("A forecast is the same bytes on the same day")
  func sameBytes() throws {
    try Moesim.inTemporaryFolder { folder in
      let source = Moesim.package.appending(path: "scenarios/epochs.json5")
      for name in ["a.json", "b.json"] {
        let result = try Moesim.run(
          ["forecast", source.path, "--out", name, "--date", "2026-03-01"], in: folder)
        #expect(result.status == 0)
      }
      let first = try Data(contentsOf: folder.appending(path: "a.json"))
      #expect(try Data(contentsOf: folder.appending(path: "b.json")) == first)
    }
  }
}
