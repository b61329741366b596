import Foundation
import TestSupport
import Testing

/// `moesim fit` on tables as people have them, against what is known of each.
@Suite("Users' runs", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct UsersRunsTests {
  private func fit(_ file: String, _ words: [String] = []) throws -> Moesim.Result {
    try Moesim.inTemporaryFolder { folder in
      try Moesim.run(
        ["fit", Shared.file("cases/\(file)").path(percentEncoded: false), "--json", "--out", "out"]
          + [
            ("--law", "chinchilla"), ("--starts", "\(Effort.count(6, brief: 3))"),
            ("--bootstraps", "\(Effort.count(60, brief: 4))"),
          ].flatMap { words.contains($0.0) ? [] : [$0.0, $0.1] } + words, in: folder)
    }
  }

  private func constants(_ result: Moesim.Result) throws -> [String: [String: Any]] {
    let json = try FitRuns.json(result.output)
    let rows = try #require(json["constants"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in (row["constant"] as? String).map { ($0, row) }
      })
  }

  private func hasInterval(_ row: [String: Any]?) -> Bool { row?["low"] is Double }

  @Test("Five runs for five constants have no interval")
  func few() throws {
    let constants = try constants(try fit("tiny5.csv"))
    #expect(constants.values.allSatisfy { !hasInterval($0) })
  }

  /// The runs were drawn with E = 1.817.
  @Test("Checkpoints are grouped by the name of their run, and the interval holds the truth")
  func checkpoints() throws {
    let result = try fit("clustered.csv", ["--bootstraps", "\(Effort.count(200, brief: 20))"])
    #expect(result.output.contains("rows are of 12 runs by 'run'"))
    let floor = try constants(result)["E"]
    if let low = floor?["low"] as? Double, let high = floor?["high"] as? Double {
      #expect(low <= 1.817 && 1.817 <= high)
    }
  }

  @Test("Two evaluation sets under one law are named, and nothing has an interval")
  func evaluationSets() throws {
    let result = try fit("u_twoeval.csv")
    #expect(result.output.contains("'eval' explains"))
    #expect(!result.output.contains("err alike"))
    #expect(try constants(result).values.allSatisfy { !hasInterval($0) })
    let one = try fit("u_twoeval.csv", ["--where", "eval=c4"])
    #expect(!one.output.contains("'eval' explains"))
  }

  @Test(
    "Units that cannot be meant stop with a remedy",
    arguments: [
      ("sizes_in_billions.csv", "--units parameters=B"), ("u_billions.csv", "--units tokens=B"),
      ("u_flop_mismatch.csv", "1e-09 times 6ND"),
      ("unfinished_runs.csv", "unfinished_runs.csv:21:22: the loss is missing"),
    ])
  func units(file: String, message: String) throws {
    let result = try fit(file)
    #expect(result.status == 65)
    #expect(result.errors.contains(message))
  }

  @Test("A scenario is told its own key for a unit, and no fault that follows from it")
  func unitsOfScenarios() throws {
    try Moesim.inTemporaryFolder { folder in
      let rows = (1...8).map { "\(Double($0) * 0.05),\($0)e10,web,\(3 - 0.1 * Double($0))" }
      try Data("Params,tokens,corpus,loss\n\(rows.joined(separator: "\n"))\n".utf8)
        .write(to: folder.appending(path: "r.csv"))
      try Data(
        """
        { title: "t", data: { web: {}, new: {} }, runFiles: { r: { file: "r.csv" } },
          dataForms: [{ name: "f", runs: ["r"], reference: "web" }],
          hypotheses: [{ name: "c", quantity: "dataMultiplier", dataForms: "f", of: "new", atLeast: 1 }] }
        """.utf8
      ).write(to: folder.appending(path: "s.json5"))
      let result = try Moesim.run(["run", "s.json5"], in: folder)
      #expect(result.errors.contains("if it is in billions, add units: \"parameters=B\""))
      #expect(!result.errors.contains("--units"))
      #expect(result.errors.contains("1 fault;"))
    }
  }

  @Test(
    "Usual exports are read as they are, with what was done",
    arguments: [
      ("perplexity_as_loss.csv", ["--objective", "squares"], "perplexity, turned into nats"),
      ("pandas_index_column.csv", [], "row numbers"),
      ("budget_tokens_loss.csv", ["--objective", "squares"], "Parameters were computed as C/6D"),
      ("unfinished_runs.csv", ["--skip-incomplete"], "1 incomplete row was left out: line 21"),
    ])
  func exports(file: String, words: [String], message: String) throws {
    let result = try fit(file, words + ["--starts", "1", "--bootstraps", "0"])
    #expect(result.status == 0)
    #expect(result.output.contains(message))
  }

  /// The report's own profile had found 4.46e-5 where a corner with 1.4e-3 was given.
  @Test(
    "The joint form's lowest minimum wins, and a corner has no interval",
    .enabled(if: Effort.isFull, "takes minutes without optimisation"))
  func jointMinimum() throws {
    let result = try fit(
      "joint_simulated_at_steplaw_design.csv", ["--law", "joint-moe", "--n", "active"])
    let objective = try FitRuns.number(
      try FitRuns.json(result.output), "trust", "measure", "objective", "value")
    #expect(objective < 4.47e-5)
    #expect(try constants(result).values.allSatisfy { !hasInterval($0) })
  }

  /// Drawn with E_max = 290.45, which runs at 1 to 8 experts do not show.
  @Test(
    "A constant that the runs do not fix has no interval, and the size's count is carried along",
    .enabled(if: Effort.isFull, "takes minutes without optimisation"),
    arguments: [
      ("sim_joint.csv", "joint-moe", "do not fix"),
      ("n_without_embeddings.csv", "chinchilla", "here N is counted without embeddings"),
    ])
  func unfixed(file: String, law: String, message: String) throws {
    let result = try fit(file, ["--law", law])
    #expect(result.status == 0 && result.output.contains(message))
    #expect(try constants(result).values.allSatisfy { !hasInterval($0) })
  }

  /// The runs were made with 1.3 times the tokens, and the run on line 13 diverged.
  @Test(
    "A run that diverged is named by its line, and the multiplier without it is the true one",
    .enabled(if: Effort.isFull, "takes minutes without optimisation"))
  func diverged() throws {
    try Moesim.inTemporaryFolder { folder in
      let result = try Moesim.run(
        [
          "run", Shared.file("cases/one_diverged_run.json5").path(percentEncoded: false), "--out",
          "out",
        ], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("one_diverged_run.csv:13 (loss 9.810"))
      let table = try String(
        contentsOf: folder.appending(path: "out/one_diverged_run/hypotheses.csv"), encoding: .utf8)
      let without = try #require(table.firstMatch(of: #/x1\.30 \[([\d.]+), ([\d.]+)\]/#))
      let (low, high) = (Double(without.1) ?? .nan, Double(without.2) ?? .nan)
      #expect(low < 1.3 && 1.3 < high && high - low < 0.4)
    }
  }

  @Test("An interval that a fit withheld stays withheld in the saved law and in its predictions")
  func withheld() throws {
    try Moesim.inTemporaryFolder { folder in
      let fit = try Moesim.run(
        [
          "fit", Shared.file("cases/step_dense_min.csv").path(percentEncoded: false), "--law",
          "chinchilla", "--starts", "\(Effort.count(6, brief: 2))", "--bootstraps",
          "\(Effort.count(200, brief: 10))", "--save", "law.json5", "--out", "out",
        ], in: folder)
      #expect(fit.status == 0)
      let law = try String(contentsOf: folder.appending(path: "law.json5"), encoding: .utf8)
      #expect(law.contains("\"withheld\"") && law.contains("\"draws\": []"))
      let said = try Moesim.run(
        ["predict", "./law.json5", "--size", "500M", "--tokens", "20B"], in: folder)
      #expect(said.status == 0, "\(said.errors)")
      #expect(said.output.contains("No intervals:"))
    }
  }
}
