import Diagnostics
import QualityAxes
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
    #expect(abs(answer.accuracy.value - 0.5790) < 1e-4)
    #expect(abs(answer.accuracyBand.lowerBound - 0.5032) < 1e-4)
    #expect(abs(answer.accuracyBand.upperBound - 0.6548) < 1e-4)
    #expect(answer.coverage == nil)
    // Beyond 27B the curve stays level: 0.362 right, 0.764 stored.
    #expect(abs(answer.split.value.correct - 0.362) < 1e-9)
    #expect(abs(answer.split.value.notStored - 0.236) < 1e-9)
    #expect(answer.split.isExtrapolated)
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
    #expect(try abs(stored(5e9, 1e15) / stored(5e9, 1e16) - 1) < 1e-9)
    // 5e9 parameters of 2/1.3 bits hold 5e9·2/1.3/50 of 1e9 facts met 1,000 times or more.
    #expect(try abs(stored(5e9, 1e16) - 0.1538462) < 1e-6)
  }

  @Test("Without tokens a world tells nothing, and the stored share comes from the points")
  func noTokens() throws {
    let answer = try FactAnswer(world(), for: model(tokens: nil))
    #expect(answer.coverage == nil)
    #expect(answer.split.value.stored == 0.764)
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
