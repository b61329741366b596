import Hypotheses
import Questions
import TestSupport
import Testing

@testable import ScenarioEngine

@Suite("Claims on loss gaps")
struct LossGapTests {
  /// By the printed law of 2022: L = 1.69 + 406.4/N^0.34 + 410.7/D^0.28, by hand
  /// 2.58005 for 1B on 20B tokens and 1.93665 for 70B on 1.4T.
  @Test(
    "The gap is the first run's loss minus the second's",
    arguments: [("small", 1.0), ("large", -1)])
  func sign(row: (of: String, sign: Double)) throws {
    let other = row.of == "small" ? "large" : "small"
    let outcome = try evaluate(
      """
      {
        title: "t", models: { s: { total: "1B" }, l: { total: "70B" } },
        runs: { small: { model: "s", tokens: "20B" }, large: { model: "l", tokens: "1.4T" } },
        laws: ["hoffmann-2022-printed"],
        hypotheses: [
          { name: "h", quantity: "lossGap", law: "hoffmann-2022-printed", of: "\(row.of)",
            versus: "\(other)", atLeast: 0.1 },
        ],
      }
      """)
    let value = try #require(outcome.findings.judgements.first?.value)
    expect(value, near: row.sign * 0.6434, within: 2e-4)
  }
}
