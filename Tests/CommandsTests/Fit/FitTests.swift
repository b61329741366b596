import Foundation
import TestSupport
import Testing

/// `moesim fit` on measured runs, against what others published of them.
@Suite("Fits", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct FitTests {
  /// Besiroglu and others 2024: the minimum of the summed Huber objective, found by a grid of searches.
  static let minimum: [(String, value: Double, within: Double)] = [
    ("E", 1.8172, 0.0001), ("A", 477.8, 0.1), ("B", 2143.4, 0.5), ("alpha", 0.34731, 0.00001),
    ("beta", 0.36717, 0.00001),
  ]

  @Test(
    "Chinchilla's 240 points give the published minimum",
    .enabled(if: Effort.isFull, "is slow without optimisation"))
  func chinchilla() throws {
    try Moesim.inTemporaryFolder { folder in
      try FitRuns.writeChinchilla(to: folder.appending(path: "runs.csv"))
      let starts = 6
      let result = try Moesim.run(
        [
          "fit", "runs.csv", "--law", "chinchilla", "--starts", "\(starts)", "--bootstraps", "30",
          "--budgets", "5.76e23", "--held-out", "0.2", "--json", "--out", "out",
        ], in: folder)
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
      let json = try FitRuns.json(result.output)
      for (symbol, value, within) in Self.minimum {
        let found = try FitRuns.number(json, "constants", "constant", symbol, "value")
        expect(found, near: value, within: within, "\(symbol)")
      }
      func trust(_ measure: String) throws -> Double {
        try FitRuns.number(json, "trust", "measure", measure, "value")
      }
      #expect(try trust("objective") <= 1.018275e-3)
      #expect(try trust("agreeing starts") == Double(starts))
      #expect(try trust("failed refits") == 0)
      // The paper's own interval of its optimum for Chinchilla's budget holds 20 tokens per parameter.
      func ratio(_ end: String) throws -> Double {
        try FitRuns.number(json, "derived", "quantity", "tokens per parameter", end)
      }
      #expect(try ratio("low") < 20 && 20 < ratio("high"))
      #expect((json["rollouts"] as? [Any])?.count == 1)
      #expect((json["forms"] as? [Any])?.count == 3)
    }
  }

  @Test("Intervals are tried on simulated studies of the same runs")
  func coverage() throws {
    try Moesim.inTemporaryFolder { folder in
      try FitRuns.writeChinchilla(to: folder.appending(path: "runs.csv"), step: 5)
      let result = try Moesim.run(
        [
          "fit", "runs.csv", "--law", "chinchilla", "--starts", "3", "--bootstraps", "30",
          "--coverage", "20", "--json", "--out", "out",
        ], in: folder)
      #expect(result.status == 0)
      let json = try FitRuns.json(result.output)
      for symbol in ["E", "A", "B", "alpha", "beta"] {
        func value(_ column: String) throws -> Double {
          try FitRuns.number(json, "constants", "constant", symbol, column)
        }
        // Twenty data sets: fewer than 14 hits would be 5 standard deviations from 19.
        #expect(try value("coverage") >= 0.7 && value("coverage") <= 1)
        #expect(try value("calibrated_low") < value("calibrated_high"))
      }
      let notes = try #require(json["notes"] as? [String])
      #expect(notes.contains { $0.hasPrefix("Coverage: of 20 data sets drawn from this fit") })
    }
  }

  @Test("The same seed gives the same bytes on one, two and seven workers")
  func workers() throws {
    try Moesim.inTemporaryFolder { folder in
      try FitRuns.writeChinchilla(to: folder.appending(path: "runs.csv"), step: 5)
      var results: [[String: Data]] = []
      for workers in ["1", "2", "7"] {
        let result = try Moesim.run(
          [
            "fit", "runs.csv", "--law", "chinchilla", "--starts", "5", "--bootstraps", "15",
            "--seed", "11", "--workers", workers, "--held-out", "rollout", "--out", "out\(workers)",
            "--save", "fit.json5",
          ], in: folder)
        #expect(result.status == 0)
        var files = try FitRuns.files(in: folder.appending(path: "out\(workers)/fit-runs"))
        files["law"] = try Data(contentsOf: folder.appending(path: "fit.json5"))
        results.append(files)
      }
      for name in results[0].keys.sorted() {
        #expect(results[1][name] == results[0][name], "\(name) differs on two workers")
        #expect(results[2][name] == results[0][name], "\(name) differs on seven workers")
      }
      let expected = [
        "constants", "draws", "derived", "residuals", "trust", "forms", "isoflop", "rollouts",
        "influence", "leave_one_out",
      ]
      for table in expected { #expect(results[0][table + ".csv"] != nil, "\(table)") }
      for chart in ["fit", "residuals", "isoflop", "frontier"] {
        #expect(results[0][chart + ".gp"] != nil, "\(chart)")
      }
    }
  }

  /// Muennighoff and others 2023, their base law held: the search must beat their local minimum.
  ///
  /// The profile of R_D* is slow without optimisation, where every fourth run serves for it.
  @Test("Repeated data are searched beyond the published minimum, and R_D* is bounded from below")
  func repeated() throws {
    try Moesim.inTemporaryFolder { folder in
      let lines = try Shared.text("data/datablations/c4_repeat_fit182.csv")
        .split(whereSeparator: \.isNewline)
      let step = Effort.isFull ? 1 : 4
      let runs = stride(from: 1, to: lines.count, by: step).map { lines[$0] }
      try (lines.prefix(1) + runs).joined(separator: "\n").write(
        to: folder.appending(path: "runs.csv"), atomically: true, encoding: .utf8)
      let starts = Effort.count(16, brief: 4)
      let base = "E=1.8691442,A=520.8357,B=1487.728,alpha=0.3526596,beta=0.3526596"
      let result = try Moesim.run(
        [
          "fit", "runs.csv", "--law", "data-constrained", "--hold", base, "--starts", "\(starts)",
          "--bootstraps", "0", "--json", "--out", "out",
        ], in: folder)
      #expect(result.status == 0)
      let json = try FitRuns.json(result.output)
      if Effort.isFull {
        #expect(try FitRuns.number(json, "trust", "measure", "objective", "value") <= 0.015806)
      }
      let tried = try FitRuns.number(json, "trust", "measure", "starts", "value")
      #expect(tried == Double(starts))
      let notes = try #require(json["notes"] as? [String])
      #expect(notes.contains { $0.hasPrefix("R_D* is bounded from below only") })
    }
  }
}
