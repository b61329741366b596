import QualityAxes
import Statistics
import TestSupport
import Testing
import Units

@Suite("Answers about F1@K")
struct FactualityAnswerTests {
  /// Every model of the paper at its five goals.
  private static let published = Result {
    try LongFactModel.all.value.map { try FactualityAnswer(of: $0, at: FactGoal.published) }
  }

  @Test("From S, its spread and precision come the 65 printed figures, each within a point")
  func longFact() throws {
    let answers = try Self.published.get()
    #expect(answers.count == 13)
    for answer in answers {
      for goal in answer.goals {
        let printed = try #require(goal.published)
        #expect(100 * abs(goal.f1 - printed) < 1, "\(answer.model) at \(goal.goal.facts)")
      }
    }
  }

  @Test(
    "The shortcut shows F1 of mean S and NS, up to 8 points above the mean",
    arguments: [("Gemini-Pro", 91.7, 83.7), ("Claude-3-Opus", 93.9, 89.3), ("GPT-4", 90.9, 88.0)])
  func shortcut(name: String, shortcut: Double, printed: Double) throws {
    let answer = try #require(try Self.published.get().first { $0.model == name })
    let goal = try #require(answer.goals.first { $0.goal == .median })
    expect(100 * goal.shortcut.shortcut, near: shortcut, within: 0.06)
    expect(100 * goal.shortcut.error, near: shortcut - printed, within: 0.5)
  }

  @Test("Two counted responses, by hand")
  func counted() throws {
    let set = try ResponseSet(
      model: "m",
      responses: [
        RatedResponse(prompt: "a", counts: ResponseCounts(supported: 0, notSupported: 10)),
        RatedResponse(prompt: "b", counts: ResponseCounts(supported: 64, notSupported: 0)),
      ])
    let answer = FactualityAnswer(
      of: set, at: [.median], resampling: try Resampling(replicates: 100))
    #expect(answer.goals[0].f1 == 0.5 && answer.precision == 0.5)
    // Mean counts are 32 and 5: P = 32/37, R = 1/2, 2PR/(P + R) = 0.63366.
    expect(answer.goals[0].shortcut.shortcut, near: 0.63366, within: 1e-5)
    expect(answer.supportedDeviation ?? 0, near: 45.2548, within: 1e-3)
    #expect(answer.goals[0].interval == nil, "two prompts drawn again tell no interval")
    #expect(answer.curve.map(\.goal).contains(.median))
  }
}
