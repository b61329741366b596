import Foundation
import TestSupport
import Testing

/// What `moesim fit` says of single runs.
@Suite("Single runs in a fit")
struct InfluenceTests {
  @Test("A wrong run leads the list, by its line, and its absence brings the constants back")
  func wrongRun() throws {
    try Moesim.inTemporaryFolder { folder in
      let drawn = try Moesim.run(
        [
          "simulate", "--law", "besiroglu-2024", "--n", "100M..6B x4", "--d",
          "2B..120B x4", "--noise", "0", "--out", "runs.csv",
        ], in: folder)
      #expect(drawn.status == 0)
      let file = folder.appending(path: "runs.csv")
      var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      var fields = lines[6].split(separator: ",").map(String.init)
      fields[2] = String((Double(fields[2]) ?? 0) * 1.05)
      lines[6] = Substring(fields.joined(separator: ","))
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      let result = try Moesim.run(
        [
          "fit", "runs.csv", "--law", "chinchilla", "--objective", "squares-log", "--starts", "3",
          "--bootstraps", "0", "--budgets", "1e22", "--json", "--out", "out",
        ], in: folder)
      #expect(result.status == 0)
      let json = try FitRuns.json(result.output)
      let rows = try #require(json["influence"] as? [[String: Any]])
      #expect(rows.count == 5)
      #expect(rows.first?["line"] as? Int == 7)
      // The others are exact, so that the rest has the law's own constants and optimum.
      for (symbol, value) in RoundTripTests.constants {
        let found = try #require(rows.first?[symbol] as? Double)
        expect(found, near: value, relative: 1e-3, "\(symbol)")
      }
      let ratio = try #require(rows.first?["tokens_per_parameter"] as? Double)
      expect(ratio, near: Self.tokensPerParameter, relative: 1e-3)
      let residual = try #require(rows.first?["log_residual"] as? Double)
      #expect(residual > 0.02 && residual < log(1.05))
      let all = try String(
        contentsOf: folder.appending(path: "out/fit-runs/leave_one_out.csv"), encoding: .utf8)
      #expect(all.split(whereSeparator: \.isNewline).count == 17)
    }
  }

  /// D/N where A α N^-α = B β D^-β and 6ND = 1e22, with the constants of arXiv:2404.10102.
  static let tokensPerParameter: Double = {
    let (a, b, alpha, beta) = (482.01, 2085.43, 0.3478, 0.3658)
    let size =
      pow(alpha * a / (beta * b), 1 / (alpha + beta)) * pow(1e22 / 6, beta / (alpha + beta))
    return 1e22 / (6 * size * size)
  }()
}
