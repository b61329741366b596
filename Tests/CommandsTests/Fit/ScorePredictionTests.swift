import Foundation
import TestSupport
import Testing

/// `moesim predict` from losses on to scores.
@Suite("Scores to be expected")
struct ScorePredictionTests {
  private func predict(_ table: String, _ words: [String]) throws -> Moesim.Result {
    try Moesim.inTemporaryFolder { folder in
      try table.write(to: folder.appending(path: "ladder.csv"), atomically: true, encoding: .utf8)
      return try Moesim.run(
        ["predict", "hoffmann-2022", "--size", "70B", "--tokens", "1.4T", "--scores", "ladder.csv"]
          + words, in: folder)
    }
  }

  /// Scores drawn from 0.25 + 0.65/(1 + exp(6 (L - 2.2))) to four digits.
  private static let ladder =
    "model,loss,hellaswag\na,3.0,0.2553\nb,2.7,0.2808\nc,2.5,0.3422\nd,2.35,0.4379\n"
    + "e,2.25,0.5266\nf,2.15,0.6234\ng,2.05,0.7121\n"

  @Test("A score follows from the loss by the curve of other models")
  func score() throws {
    let result = try predict(Self.ladder, ["--score", "hellaswag", "--json"])
    try #require(result.status == 0, "\(result.errors)")
    let rows = try #require(try FitRuns.json(result.output)["predictions"] as? [[String: Any]])
    let loss = try #require(rows[0]["loss"] as? Double)
    let score = try #require(rows[0]["score"] as? Double)
    expect(score, near: 0.25 + 0.65 / (1 + exp(6 * (loss - 2.2))), within: 1e-3)
    #expect(result.output.contains("lies below those of the scores"))
  }

  @Test("What no curve can be drawn through is refused")
  func refused() throws {
    let missing = try predict(Self.ladder, [])
    #expect(missing.errors.contains("no column 'score' of scores"))
    let rising = try predict("loss,acc\n3,0.8\n2.8,0.7\n2.6,0.6\n2.4,0.5\n2.2,0.4\n", [])
    #expect(rising.errors.contains("no curve that falls with the loss"))
    let few = try predict("loss,acc\n3,0.3\n2.8,0.4\n", [])
    #expect(few.status == 65)
  }
}
