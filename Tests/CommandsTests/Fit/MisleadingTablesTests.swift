import Foundation
import Testing

/// What fits, saved laws and predictions say of tables that could mislead.
@Suite("Tables that could mislead")
struct MisleadingTablesTests {
  private static let truth = (floor: 1.8, a: 480.0, b: 2000.0, alpha: 0.35, beta: 0.37)

  private static func loss(_ n: Double, _ d: Double) -> Double {
    truth.floor + truth.a * pow(n, -truth.alpha) + truth.b * pow(d, -truth.beta)
  }

  /// Five sizes on five numbers of tokens, times a factor.
  private static func table(_ header: String, times factor: Double = 1) -> String {
    let rows = [5e7, 1e8, 2e8, 4e8, 8e8].flatMap { n in
      [1e9, 3e9, 1e10, 3e10, 1e11].map { d in
        let noise = 1 + 0.002 * sin(7.3 * log(n) + 11.1 * log(d))
        return "\(n),\(d),\(factor * loss(n, d) * noise)"
      }
    }
    return header + "\n" + rows.joined(separator: "\n") + "\n"
  }

  private func inFolder<Value>(
    _ files: [String: String], _ body: (URL) throws -> Value
  ) throws -> Value {
    try Moesim.inTemporaryFolder { folder in
      for (name, text) in files {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      return try body(folder)
    }
  }

  @Test("The unit of losses travels with a saved law, and other units are refused beside it")
  func unit() throws {
    let bits = Self.table("N,D,bits_per_byte", times: 0.33)
    let ladder =
      "loss,acc\n3,0.26\n2.8,0.28\n2.6,0.35\n2.4,0.45\n2.2,0.6\n2.1,0.66\n2.05,0.7\n"
    let scenario =
      "{ title: \"units\", models: { m: { use: \"llama-3-8b\" } }, "
      + "runs: { a: { model: \"m\", tokens: \"1T\" } }, laws: LAWS, "
      + "optimum: [ { name: \"o\", flop: \"1e21\" } ] }"
    let files = [
      "bpb.csv": bits, "ladder.csv": ladder,
      "mixed.json5": scenario.replacing("LAWS", with: "[\"besiroglu-2024\", \"./bpb.json5\"]"),
      "alone.json5": scenario.replacing("LAWS", with: "[\"./bpb.json5\"]"),
    ]
    try inFolder(files) { folder in
      let fit = try Moesim.run(
        [
          "fit", "bpb.csv", "--law", "chinchilla", "--starts", "2", "--bootstraps", "20",
          "--repeats", "all", "--save",
          "bpb.json5",
        ], in: folder)
      #expect(fit.output.contains("nats per byte"))
      #expect(!fit.output.contains("nats per token of"))
      let saved = try String(contentsOf: folder.appending(path: "bpb.json5"), encoding: .utf8)
      #expect(saved.contains("\"lossUnit\": \"nats per byte\""))
      let mixed = try Moesim.run(["run", "mixed.json5"], in: folder)
      #expect(mixed.status == 65 && mixed.errors.contains("nats per byte"))
      let alone = try Moesim.run(["run", "alone.json5"], in: folder)
      #expect(alone.status == 0 && alone.output.contains("nats per byte"))
      let law = ["predict", "./bpb.json5", "--size", "1B", "--tokens", "20B"]
      #expect(try Moesim.run(law, in: folder).output.contains("losses are nats per byte"))
      // 20 refits order nothing beyond the outer 2 of 21.
      let sure = try Moesim.run(law + ["--confidence", "0.99"], in: folder)
      #expect(sure.status == 64 && sure.errors.contains("say nothing beyond 0.9048"))
      let scores = try Moesim.run(law + ["--scores", "ladder.csv"], in: folder)
      #expect(scores.status == 65 && scores.errors.contains("nats per byte"))
    }
  }

  @Test("A table of scores has to fit the law and itself")
  func ladders() throws {
    // Losses of besiroglu-2024's own constants, and half a nat above them.
    func rows(_ shift: Double, _ score: (Int, Double) -> Double) -> String {
      let designs = [1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9, 6.4e9].map { ($0, 20 * $0) }
      return "N,D,loss,acc\n"
        + designs.enumerated().map { index, design in
          let (n, d) = design
          let loss = 1.8172 + 482.01 * pow(n, -0.3478) + 2085.43 * pow(d, -0.3658)
          return "\(n),\(d),\(loss + shift),\(score(index, 0.9 / (1 + exp(4 * (loss - 2.3)))))"
        }.joined(separator: "\n")
    }
    let files = [
      "own.csv": rows(0) { $1 }, "off.csv": rows(0.5) { $1 }, "near.csv": rows(0.12) { $1 },
      "bare.csv": "loss,acc\n3,0.26\n2.8,0.28\n2.6,0.35\n2.4,0.45\n2.2,0.6\n2.1,0.66\n2.05,0.7\n",
      "mixed.csv": rows(0) { $0 == 6 ? $1 : 100 * $1 },
    ]
    try inFolder(files) { folder in
      func predict(_ file: String) throws -> Moesim.Result {
        try Moesim.run(
          ["predict", "besiroglu-2024", "--size", "7B", "--tokens", "140B", "--scores", file],
          in: folder)
      }
      let own = try predict("own.csv").output
      #expect(own.contains("the scatter of scores"))
      #expect(own.components(separatedBy: "the curve is continued").count == 2)
      // 0.12 nats of 2.2 to 3.9 are four percent, more or less.
      let near = try predict("near.csv").output
      #expect(
        near.contains("The score has no interval") && near.contains("But the losses of the scores"))
      #expect(try predict("bare.csv").output.contains("no sizes and tokens, so that nothing tells"))
      let off = try predict("off.csv")
      #expect(off.status == 65 && off.errors.contains("above what besiroglu-2024 says"))
      #expect(try predict("mixed.csv").errors.contains("all in percent"))
    }
  }

  @Test(
    "Sizes and tokens that nobody can mean are refused",
    arguments: [["--size", "7", "--tokens", "4T"], ["--size", "7B", "--tokens", "4"]])
  func tiny(words: [String]) throws {
    let result = try Moesim.run(["predict", "besiroglu-2024"] + words)
    #expect(result.status != 0 && result.errors.contains("cannot be meant"))
  }

  @Test("Hints of predict name no option that it lacks")
  func hints() throws {
    let files = ["a.csv": "N,D\n7,4\n70,15\n", "b.csv": "N,D\n7e9,\n", "c.csv": "N,D\n7e18,4e12\n"]
    try inFolder(files) { folder in
      for file in files.keys {
        let result = try Moesim.run(["predict", "besiroglu-2024", "--points", file], in: folder)
        #expect(result.status == 65, "\(file)")
        #expect(!result.errors.contains("--units") && !result.errors.contains("--skip"), "\(file)")
      }
      let plain = try Moesim.run(["predict", "besiroglu-2024", "--points", "a.csv"], in: folder)
      #expect(plain.errors.contains("in billions") && plain.errors.contains("in trillions"))
    }
  }

  @Test("Runs that a recipe or an equal-token law does not describe are named")
  func misfits() throws {
    let routed = [1e8, 2e8, 4e8].flatMap { n in
      [1.0, 4, 16].flatMap { e in
        [1e10, 4e10].map { d in "\(n),\(d),\(e),\(Self.loss(n * pow(e, 0.3), d))" }
      }
    }
    let files = [
      "grid.csv": Self.table("N,D,loss"),
      // B a hundredth: D/N at 1e21 FLOP is below one ten-thousandth.
      "data.csv": "N,D,loss\n"
        + [5e7, 1e8, 2e8, 4e8, 8e8].flatMap { n in
          [1e9, 3e9, 1e10, 3e10, 1e11].map { d in
            "\(n),\(d),\(Self.loss(n, d) - 1980 * pow(d, -Self.truth.beta))"
          }
        }.joined(separator: "\n"),
      "routed.csv": "N,D,experts,loss\n" + routed.joined(separator: "\n"),
    ]
    try inFolder(files) { folder in
      func fit(_ file: String, _ law: String) throws -> String {
        try Moesim.run(
          ["fit", file, "--law", law, "--starts", "2", "--bootstraps", "0"], in: folder
        ).output
      }
      #expect(try fit("grid.csv", "recipe").contains("the best run of each budget alone"))
      let saved = try Moesim.run(
        ["fit", "grid.csv", "--law", "recipe", "--save", "law.json5"], in: folder)
      #expect(saved.status == 64 && saved.errors.contains("cannot be saved"))
      #expect(try fit("data.csv", "chinchilla").contains("which cannot be meant"))
      #expect(try fit("routed.csv", "routed").contains("has no data term"))
      let dense = try fit("routed.csv", "chinchilla")
      #expect(dense.contains("fit joint-moe or routed") && !dense.contains("--where N="))
    }
  }

  /// The runs were made with a floor 0.08 nats lower on the new corpus: old tokens are worth less than
  /// new ones, and never 1.2 of them.
  @Test("Under a floor shift the worse corpus is named, and a claim for it refuted")
  func floors() throws {
    func table(_ shift: Double) -> String {
      let rows = [5e7, 2e8, 8e8].flatMap { n in
        [1e9, 4e9, 1.6e10].flatMap { d in
          [("old", 0.0), ("new", shift)].enumerated().map { index, mix in
            let noise = 0.001 * sin(17.3 * log(n) * log(d) + 2 * Double(index))
            return "\(n),\(d),\(mix.0),\(Self.loss(n, d) + mix.1 + noise)"
          }
        }
      }
      return "N,D,mix,loss\n" + rows.joined(separator: "\n")
    }
    func scenario(_ of: String, _ versus: String) -> String {
      "{ title: \"t\", data: { old: {}, new: {} }, runFiles: { mine: { file: \"f.csv\", "
        + "columns: { corpus: \"mix\" } } }, dataForms: [ { name: \"forms\", runs: [\"mine\"], "
        + "reference: \"old\", bootstraps: 200, forms: [\"none\", \"tokens\", \"floor\"] } ], "
        + "hypotheses: [ { name: \"h\", quantity: \"dataMultiplier\", of: \"\(of)\", "
        + "versus: \"\(versus)\", dataForms: \"forms\", atLeast: 1.2 } ] }"
    }
    let files = [
      "f.csv": table(-0.08), "a.json5": scenario("old", "new"), "b.json5": scenario("new", "old"),
    ]
    try inFolder(files) { folder in
      let worse = try Moesim.run(["run", "a.json5"], in: folder).output
      #expect(worse.contains("Refuted: h"))
      #expect(!worse.contains("no number of new's tokens"))
      let better = try Moesim.run(["run", "b.json5"], in: folder).output
      #expect(better.contains("no number of old's tokens makes up for it"))
      // What the runs exclude errs alike because it is wrong, not because rows are of one run.
      #expect(!better.contains("name the runs"))
      // The runs exclude a form without the floor; one without a constant cannot speak of it.
      func asked(_ change: (String, String)...) throws -> Moesim.Result {
        let text = change.reduce(scenario("new", "old")) { $0.replacing($1.0, with: $1.1) }
        try Data(text.utf8).write(to: folder.appending(path: "c.json5"))
        return try Moesim.run(["run", "c.json5"], in: folder)
      }
      let excluded = try asked(("atLeast", "form: \"tokens\", atLeast")).output
      #expect(excluded.contains("the runs exclude the form tokens"))
      let idle = try asked(
        ("\"dataMultiplier\"", "\"floor\""), ("atLeast", "form: \"tokens\", atLeast"))
      #expect(idle.status == 65 && idle.errors.contains("name one of floor"))
      // Of alike corpora neither is 1.2 times the other, whichever way round they are named.
      try Data(table(0).utf8).write(to: folder.appending(path: "f.csv"))
      for file in ["a.json5", "b.json5"] {
        let alike = try Moesim.run(["run", file], in: folder).output
        #expect(alike.contains("Refuted: h"), "\(alike)")
      }
    }
  }

  @Test("Files whose losses are in different units are not fitted jointly")
  func unitsOfForms() throws {
    func file(_ name: String, _ corpus: String) -> String {
      "\(name): { file: \"\(name).csv\", data: \"\(corpus)\" }"
    }
    let scenario =
      "{ title: \"t\", data: { old: {}, new: {} }, runFiles: { \(file("nats", "old")), "
      + "\(file("bytes", "new")) }, dataForms: [ { name: \"f\", runs: [\"nats\", \"bytes\"], "
      + "reference: \"old\", bootstraps: 20, forms: [\"none\", \"tokens\"] } ] }"
    let files = [
      "nats.csv": Self.table("N,D,loss"), "bytes.csv": Self.table("N,D,bits_per_byte", times: 0.33),
      "s.json5": scenario,
    ]
    try inFolder(files) { folder in
      let result = try Moesim.run(["run", "s.json5"], in: folder)
      #expect(result.status == 65 && result.errors.contains("'bytes' nats per byte"))
    }
  }
}
