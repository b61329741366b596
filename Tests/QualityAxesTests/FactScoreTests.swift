import Diagnostics
import QualityAxes
import Statistics
import TestSupport
import Testing

@Suite("F1@K")
struct FactScoreTests {
  @Test(
    "A response scores by the definition of arXiv:2403.18802 section 5",
    arguments: [
      // S, N, K, F1 by hand
      (32, 32, 64, 0.5), (64, 0, 64, 1), (128, 0, 64, 1), (48, 16, 64, 0.75), (0, 10, 64, 0),
      (0, 0, 64, 0), (1, 3, 1, 0.4), (30, 10, 60, 0.6),
    ])
  func response(supported: Int, notSupported: Int, goal: Int, f1: Double) throws {
    let counts = try ResponseCounts(supported: supported, notSupported: notSupported)
    expect(counts.f1(at: try FactGoal(goal)), near: f1, within: 1e-12)
  }

  @Test("At K = 1 only precision counts, at large K only length")
  func limits() throws {
    let counts = try ResponseCounts(supported: 40, notSupported: 10)
    expect(counts.f1(at: .one), near: 2 * 0.8 / 1.8, within: 1e-12)
    let large = try FactGoal(1_000_000)
    expect(1_000_000 * counts.f1(at: large), near: 2 * 40, within: 0.01)
  }

  @Test("A model's score is the mean over prompts, not the score of mean counts")
  func mean() throws {
    let set = try ResponseSet(
      model: "m",
      responses: [
        RatedResponse(prompt: "a", counts: ResponseCounts(supported: 0, notSupported: 4)),
        RatedResponse(prompt: "b", counts: ResponseCounts(supported: 64, notSupported: 0)),
        RatedResponse(prompt: "c", counts: ResponseCounts(supported: 0, notSupported: 0)),
      ])
    expect(set.f1(at: .median), near: 1.0 / 3, within: 1e-12)
    #expect(set.precision == 0.5)
    #expect(FactGoal.published.map(\.facts) == [1, 48, 64, 84, 178])
    let scores = FactGoal.published.map(set.f1)
    #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test(
    "Integration over the spread agrees with SciPy's adaptive quadrature within 1e-6",
    arguments: [
      // mean, deviation, precision, K; recall and F1 by scipy.integrate.quad over truncnorm
      (60, 30, 0.9, 64, 0.775999965, 0.799385384),
      (13.2, 8.8, 0.888, 48, 0.274959457, 0.387952602),
      (40, 36, 0.7, 64, 0.517452748, 0.523578785),
      (90, 15, 0.95, 84, 0.958850207, 0.952561717),
      (5, 2, 1.0, 178, 0.028089888, 0.054412675),
      (100, 25, 0.5, 1, 0.999997162, 0.666665453),
      (60, 6, 0.8, 64, 0.923332533, 0.855822614),
    ])
  func integration(
    mean: Double, deviation: Double, precision: Double, goal: Int, recall: Double, f1: Double
  ) throws {
    let profile = try FactualityProfile(
      precision: precision, support: SupportDistribution(mean: mean, deviation: deviation))
    let goal = try FactGoal(goal)
    expect(profile.recall(at: goal), near: recall, within: 1e-6)
    expect(profile.f1(at: goal), near: f1, within: 1e-6)
    // The mean of S is what was asked for: with a goal out of reach, K·R_K is the mean.
    let far = try FactGoal(100_000)
    expect(100_000 * profile.recall(at: far), near: mean, within: 1e-3)
  }

  @Test(
    "Of a fact's variance no more than all lies between responses",
    arguments: [
      // All right or all wrong; long responses that are right beside a short one that is not (NumPy).
      ([(5, 0), (0, 5)], 1.0),
      ([(40, 5), (70, 2), (0, 3), (12, 12), (64, 1), (90, 10)], 0.651338),
    ])
  func share(counts: [(Int, Int)], share: Double) throws {
    let set = try ResponseSet(
      model: "m",
      responses: counts.enumerated().map { index, counts in
        RatedResponse(
          prompt: "\(index)",
          counts: try ResponseCounts(supported: counts.0, notSupported: counts.1))
      })
    let spread = try #require(PrecisionSpread(of: set))
    expect(spread.intraclassCorrelation, near: share, within: 1e-6)
  }

  @Test("Without spread the integral is the score of the mean response")
  func noSpread() throws {
    let support = try SupportDistribution(mean: 32, deviation: 0)
    let profile = try FactualityProfile(precision: 0.5, support: support)
    #expect(profile.f1(at: .median) == 0.5)
    #expect(profile.meanField(at: .median).error == 0)
    let narrow = try FactualityProfile(
      precision: 0.5, support: SupportDistribution(mean: 32, deviation: 1e-4))
    expect(narrow.f1(at: .median), near: 0.5, within: 1e-6)
    let narrowest = try FactualityProfile(
      precision: 0.5, support: SupportDistribution(mean: 32, deviation: 1e-300))
    #expect(narrowest.f1(at: .median) == 0.5)
  }

  @Test("Empty responses score nothing and do not lower the others' precision")
  func empty() throws {
    let profile = try FactualityProfile(
      precision: 0.8, support: SupportDistribution(mean: 500, deviation: 10, emptyShare: 0.2))
    expect(profile.f1(at: .median), near: 0.8, within: 1e-9)
    expect(profile.meanSupported, near: 400, within: 1e-9)
  }

  @Test("No mean precision is above the share of responses that support something")
  func highest() throws {
    let support = try SupportDistribution(mean: 30, deviation: 5, emptyShare: 0.3)
    #expect(throws: InputFaults.self) {
      try FactualityProfile(precision: 0.71, support: support)
    }
    try expect(
      FactualityProfile(precision: 0.7, support: support).filledPrecision, near: 1, within: 1e-12)
  }

  @Test("Impossible distributions are refused with every fault at once")
  func faults() throws {
    let found = #expect(throws: InputFaults.self) {
      try SupportDistribution(mean: -1, deviation: .nan, emptyShare: 1)
    }
    #expect(found?.faults.map(\.field) == ["mean", "deviation", "emptyShare"])
    #expect(throws: InputFaults.self) { try SupportDistribution(mean: 10, deviation: 10) }
    #expect(throws: InputFaults.self) { try SupportDistribution(mean: 1e308, deviation: 1e307) }
    #expect(throws: InputFaults.self) { try FactGoal(0) }
    #expect(throws: InputFaults.self) { try ResponseCounts(supported: -1, notSupported: 0) }
  }

  @Test("A bootstrap interval has the width of the normal one and hangs on the seed alone")
  func bootstrap() throws {
    var stream = SplitMix64(seed: 5)
    let responses = try (0..<400).map { index in
      RatedResponse(
        prompt: "\(index)",
        counts: try ResponseCounts(
          supported: stream.index(below: 60), notSupported: stream.index(below: 20)))
    }
    let set = try ResponseSet(model: "m", responses: responses)
    let scores = responses.map { $0.counts.f1(at: .median) }
    let mean = set.f1(at: .median)
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
    let reach = 1.96 * (variance / 400).squareRoot()
    let interval = try #require(set.f1Interval(at: .median, resampling: try Resampling(seed: 3)))
    expect(interval.low, near: mean - reach, within: 0.1 * reach)
    expect(interval.high, near: mean + reach, within: 0.1 * reach)
    #expect(interval == set.f1Interval(at: .median, resampling: try Resampling(seed: 3)))
    #expect(interval != set.f1Interval(at: .median, resampling: try Resampling(seed: 4)))
    let shares = try #require(set.precisionInterval(resampling: try Resampling(seed: 3)))
    #expect(shares.low < set.precision ?? 0 && set.precision ?? 1 < shares.high)
    let empty = try ResponseSet(
      model: "m",
      responses: [
        RatedResponse(prompt: "a", counts: try ResponseCounts(supported: 0, notSupported: 0))
      ])
    #expect(empty.precisionInterval(resampling: try Resampling(seed: 3)) == nil)
    // Four prompts resampled say nothing of a fifth.
    let few = try ResponseSet(model: "m", responses: Array(responses.prefix(4)))
    #expect(few.f1Interval(at: .median, resampling: try Resampling(seed: 3)) == nil)
  }
}
