import Diagnostics
import QualityAxes
import TestSupport
import Testing
import Units

@Suite("What a run knows")
struct FactAnswerTests {
  private func model(
    total: Double = 132e9, recall: Double = 132e9, tokens: Double? = 12e12,
    feeding: BitCapacity.Feeding = .experts, quality: Double = 1
  ) throws -> KnowingModel {
    try KnowingModel(
      name: "m", total: Parameters(total), recallSize: Parameters(recall),
      leastRecallSize: Parameters(recall * 0.83), feeding: feeding,
      tokens: tokens.map { Tokens($0) }, exposureQuality: quality)
  }

  private func world(facts: Double = 1e9) throws -> FactQuestion {
    try FactQuestion(
      world: FactQuestion.World(
        facts: FactWorld(facts: facts, exponent: 1, bitsPerFact: 50), mentionsPerToken: 0.02))
  }

  @Test("DBRX is predicted 0.58 by its total, in a band of 0.50 to 0.65")
  func dbrx() throws {
    let answer = try FactAnswer(FactQuestion(), for: model())
    // 0.2423 + 0.1588·log10(132), and ∓ 0.1588·log10(3)
    expect(answer.accuracy.value, near: 0.5790, within: 1e-4)
    expect(answer.accuracyBand.lowerBound, near: 0.5032, within: 1e-4)
    expect(answer.accuracyBand.upperBound, near: 0.6548, within: 1e-4)
    #expect(answer.coverage == nil)
    // Beyond 27B log odds go on, stored -1.790 at 1B and 1.175 at 27B: 0.9310 at 132B; recalled of
    // these -2.702 and -0.105: 0.7586.
    expect(answer.split.value.stored, near: 0.9310261, within: 1e-6)
    expect(answer.split.value.recalled, near: 0.7586127, within: 1e-6)
    #expect(answer.split.isExtrapolated && !answer.split.isClamped)
  }

  @Test("The share of facts met too seldom is that of the integral, 0.061 at 10T tokens")
  func unseen() throws {
    // 2e11 mentions by 1/r over 1e9 facts, H = 21.3005: met 10 times at rank 2e10/H = 9.3895e8.
    let answer = try FactAnswer(world(), for: model(total: 5e9, tokens: 1e13))
    expect(answer.coverage?.unseenShare ?? 0, near: 0.06105, within: 1e-4)
    // Met 100 to 1,000 times: ranks 9.3895e6 to 9.3895e7.
    expect(answer.coverage?.extrapolatedShare ?? 0, near: 1 - 0.0845055, within: 1e-4)
    // Room for N = ∫ 50·1.3/(1 + log10(e/100)) dr beyond the ranks met 1,000 times, by quadrature.
    expect(answer.coverage?.storedShare ?? 0, near: 0.099967, within: 1e-4)
    // No bin of popularity changes it.
    let coarse = try KnowledgeCoverage(
      of: FactWorld(facts: 1e9, exponent: 1, bitsPerFact: 50), parameters: Parameters(5e9),
      capacity: BitCapacity(feeding: .experts), mentions: 2e11, binsPerDecade: 1)
    expect(coarse.storedShare, near: answer.coverage?.storedShare ?? 0, within: 1e-4)
    expect(coarse.unseenShare, near: 0.06105, within: 1e-4)
  }

  @Test("A long answer is made of the facts that are known, and of a share of those that are not")
  func longForm() throws {
    let form = try LongForm(facts: 100, deviation: 0, stated: 0.5, goal: FactGoal(40))
    let question = try FactQuestion(
      points: [
        StoredRecalledPoint(model: "s", size: Parameters(1e9), stored: 0.8, direct: 0.4),
        StoredRecalledPoint(model: "l", size: Parameters(2e9), stored: 0.8, direct: 0.4),
      ], longForm: form)
    let answer = try FactAnswer(question, for: model(total: 1e9, recall: 1e9))
    // 40 of 100 right, 30 of the 60 others stated: P = 4/7, R = 1, F1 = 8/11. Early 0.2/0.6.
    let long = try #require(answer.longAnswer)
    expect(long.precision, near: 4.0 / 7, within: 1e-12)
    expect(long.meanSupported, near: 40, within: 1e-12)
    expect(long.f1(at: form.goal), near: 8.0 / 11, within: 1e-9)
    expect(answer.split.value.earlyShare ?? 0, near: 1.0 / 3, within: 1e-12)
    expect(form.unsupported(answer.split.value), near: 30, within: 1e-12)
    #expect(throws: InputFaults.self) { try LongForm(facts: 10, deviation: 10, stated: 1) }
  }

  @Test("A better told corpus does what more tokens do, in exposures and in nothing else")
  func quality() throws {
    let told = try FactAnswer(world(), for: model(tokens: 1e12, quality: 3))
    let more = try FactAnswer(world(), for: model(tokens: 3e12))
    #expect(told.coverage == more.coverage)
    #expect(told.accuracy == more.accuracy)
  }

  @Test("With few tokens experts store nothing more; with many they do, and tokens do not")
  func experts() throws {
    func stored(_ total: Double, _ tokens: Double) throws -> Double {
      try FactAnswer(world(), for: model(total: total, tokens: tokens)).split.value.stored
    }
    #expect(try stored(200e9, 1e10) == stored(20e9, 1e10))
    #expect(try stored(20e9, 1e14) > 2 * stored(5e9, 1e14))
    try expect(stored(5e9, 1e15), near: stored(5e9, 1e16), relative: 1e-9)
    // 5e9 parameters of 2/1.3 bits hold 5e9·2/1.3/50 of 1e9 facts met 1,000 times or more.
    try expect(stored(5e9, 1e16), near: 0.1538462, within: 1e-6)
  }

  @Test("Without tokens a world tells nothing, and the stored share comes from the points")
  func noTokens() throws {
    let answer = try FactAnswer(world(), for: model(tokens: nil))
    #expect(answer.coverage == nil)
    expect(answer.split.value.stored, near: 0.9310261, within: 1e-6)
  }

  @Test("A table of points is read with sizes, and its faults are told with their places")
  func points() throws {
    let read = try StoredRecalledPoint.reading(
      csv(
        "model,size,stored,direct\na,1B,0.2,0.05\nb,27e9,0.8,0.6\n"))
    #expect(read.map { $0.size?.value ?? 0 } == [1e9, 27e9])
    let found = #expect(throws: FaultList.self) {
      try StoredRecalledPoint.reading(
        csv(
          "model,size,stored,direct\n,1b,0.2,0.05\nb,27e9,0.3,0.6\nc,1B,2,x\n"))
    }
    #expect(places(found) == ["2:1", "2:2", "3:12", "4:8"])
  }
}
