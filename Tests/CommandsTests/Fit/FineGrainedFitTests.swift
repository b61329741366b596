import Foundation
import TestSupport
import Testing

/// `moesim fit --law fine-grained`, on exact runs of the published law (arXiv:2402.07871).
@Suite("Fits of fine-grained experts")
struct FineGrainedFitTests {
  /// Digits inside the rounding box of Table 1 that give the losses of Table 2: a, α, b, β, g, γ, c.
  static let law = [18.05, 0.1145, 30.7512, 0.146578, 2.13998, 0.575, 0.470377]

  /// Runs in the range of the paper, as a table.
  static func table(expansions: [Double], header: String = "N,D,G,E,loss") -> String {
    var lines = [header]
    for size in [129e6, 5e8, 1.5e9, 3.7e9] {
      for tokens in [16e9, 45e9, 130e9] {
        for (number, granularity) in [1.0, 4, 16].enumerated() {
          let term = law[4] / pow(granularity, law[5]) + law[0]
          let loss = law[6] + term / pow(size, law[1]) + law[2] / pow(tokens, law[3])
          let experts = granularity * expansions[number % expansions.count]
          let amount = header.contains("C") ? 6 * size * tokens : tokens
          lines.append("\(size),\(amount),\(granularity),\(experts),\(loss)")
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func fit(
    _ table: String, _ words: [String], in folder: URL
  ) throws -> Moesim.Result {
    try table.write(to: folder.appending(path: "runs.csv"), atomically: true, encoding: .utf8)
    return try Moesim.run(
      [
        "fit", "runs.csv", "--law", "fine-grained", "--granularity", "G", "--objective",
        "squares-log", "--starts", "3", "--bootstraps", "0", "--budgets", "1.93e20", "--json",
        "--out", "out",
      ] + words, in: folder)
  }

  /// Table 2, row "64 × 1B": N = 43 × 1B, D = 28.94B and G = 16 are the best use of 1.93e20 FLOP.
  @Test("The optimum is the paper's", arguments: [["--expansion", "64"], ["--experts", "E"]])
  func optimum(words: [String]) throws {
    try Moesim.inTemporaryFolder { folder in
      let result = try fit(Self.table(expansions: [64]), words, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let json = try FitRuns.json(result.output)
      let rows = try #require(json["derived"] as? [[String: Any]])
      func value(_ quantity: String, granularity: Double?) throws -> Double {
        let row = rows.first {
          $0["quantity"] as? String == quantity && $0["granularity"] as? Double == granularity
        }
        return try #require(row?["value"] as? Double, "\(quantity)")
      }
      #expect(try value("best granularity run", granularity: nil) == 16)
      try expect(value("optimal tokens", granularity: 16), near: 28.94e9, relative: 0.04)
      try expect(value("optimal parameters", granularity: 16), near: 43e9, relative: 0.04)
      try expect(value("loss", granularity: 16), near: 2.491, within: 0.002)
      #expect(try value("loss", granularity: 4) > (try value("loss", granularity: 16)))
    }
  }

  @Test("Without an expansion there is no optimum, and the report says what to add")
  func unknown() throws {
    try Moesim.inTemporaryFolder { folder in
      let json = try FitRuns.json(try fit(Self.table(expansions: [64]), [], in: folder).output)
      #expect((json["derived"] as? [Any])?.isEmpty ?? true)
      let notes = try #require(json["notes"] as? [String])
      #expect(notes.contains { $0.contains("add --expansion") })
    }
  }

  @Test("Several expansions, a wrong one, and FLOP without tokens are refused")
  func refused() throws {
    try Moesim.inTemporaryFolder { folder in
      let cases: [(String, [String], String)] = [
        (Self.table(expansions: [64, 16]), ["--experts", "E"], "describes one expansion"),
        (
          Self.table(expansions: [64]), ["--experts", "E", "--expansion", "16"],
          "16, and the experts over the granularity are 64"
        ),
        (
          Self.table(expansions: [64], header: "N,C,G,E,loss"), ["--flop", "C"],
          "C = 6ND does not hold"
        ),
      ]
      for (table, words, message) in cases {
        let result = try fit(table, words, in: folder)
        #expect([64, 65].contains(result.status))
        #expect(result.errors.contains(message), "\(result.errors)")
      }
    }
  }
}
