import Foundation
import TestSupport
import Testing

/// Runs drawn from a law, fitted again, and the fit asked by a scenario.
@Suite("From a law to runs and back")
struct RoundTripTests {
  /// Besiroglu and others 2024, the constants of besiroglu-2024.
  static let constants = [
    ("E", 1.8172), ("A", 482.01), ("B", 2085.43), ("alpha", 0.3478), ("beta", 0.3658),
  ]

  private func draw(_ folder: URL, noise: String, seed: String) throws -> Moesim.Result {
    try Moesim.run(
      [
        "simulate", "--law", "besiroglu-2024", "--n", "50M..10B x6", "--d",
        "1B..200B x6", "--noise", noise, "--seed", seed, "--out", "runs.csv", "--force",
      ], in: folder)
  }

  @Test("Exact runs give back the constants that they were drawn from")
  func exact() throws {
    try Moesim.inTemporaryFolder { folder in
      #expect(try draw(folder, noise: "0", seed: "1").status == 0)
      let result = try Moesim.run(
        [
          "fit", "runs.csv", "--law", "chinchilla", "--starts", "5", "--bootstraps", "0", "--json",
        ], in: folder)
      let json = try FitRuns.json(result.output)
      for (symbol, value) in Self.constants {
        let found = try FitRuns.number(json, "constants", "constant", symbol, "value")
        expect(found, near: value, relative: 1e-3, "\(symbol)")
      }
    }
  }

  @Test("A seed draws the same runs again, and another seed others")
  func seeds() throws {
    try Moesim.inTemporaryFolder { folder in
      let file = folder.appending(path: "runs.csv")
      var texts: [String] = []
      for seed in ["1", "1", "2"] {
        _ = try draw(folder, noise: "0.004", seed: seed)
        texts.append(try String(contentsOf: file, encoding: .utf8))
      }
      #expect(texts[0] == texts[1])
      #expect(texts[0] != texts[2])
      #expect(texts[0].hasPrefix("parameters,tokens,loss_nats_per_token\n50000000,1000000000,"))
      #expect(texts[0].split(separator: "\n").count == 37)
    }
  }

  static let scenario = """
    {
      title: "What does my own law say?",
      models: { small: { total: "2B" } },
      runs: { small: { model: "small", tokens: "200B" } },
      laws: ["besiroglu-2024", "./laws/mine.json5"],
      compare: [{ run: "small", against: "denseEquivalent", modes: ["denseOptimal"] }],
    }
    """

  @Test("A scenario asks a saved law by its file, with the interval of its draws")
  func scenario() throws {
    try Moesim.inTemporaryFolder { folder in
      _ = try draw(folder, noise: "0.004", seed: "3")
      try FileManager.default.createDirectory(
        at: folder.appending(path: "laws"), withIntermediateDirectories: true)
      let fit = try Moesim.run(
        [
          "fit", "runs.csv", "--law", "chinchilla", "--starts", "5", "--bootstraps", "40", "--save",
          "laws/mine.json5", "--out", "out",
        ], in: folder)
      #expect(fit.status == 0)
      #expect(fit.output.hasSuffix("Wrote the fitted law to laws/mine.json5\n"))
      try Self.scenario.write(
        to: folder.appending(path: "s.json5"), atomically: true, encoding: .utf8)
      let result = try Moesim.run(["run", "s.json5", "--json", "--out", "out"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let json = try FitRuns.json(result.output)
      let rows = try #require(json["comparisons"] as? [[String: Any]])
      let mine = try #require(rows.first { $0["law"] as? String == "mine" })
      let theirs = try #require(rows.first { $0["law"] as? String != "mine" })
      #expect(mine["interval_kind"] as? String == "bootstrap")
      #expect(mine["citation"] as? String == "fitted to runs.csv, 36 runs")
      let low = try #require(mine["compute_multiplier_low"] as? Double)
      let high = try #require(mine["compute_multiplier_high"] as? Double)
      let value = try #require(mine["compute_multiplier"] as? Double)
      let other = try #require(theirs["compute_multiplier"] as? Double)
      #expect(low < value && value < high)
      expect(value, near: other, relative: 0.1)
      let again = try Moesim.run(
        ["simulate", "--law", "laws/mine.json5", "--n", "1B", "--d", "20B"], in: folder)
      #expect(again.status == 0)
      let manifest = try String(
        contentsOf: folder.appending(path: "out/s/manifest.json"), encoding: .utf8)
      #expect(manifest.contains("\"path\": \"laws/mine.json5\""))
    }
  }
}
