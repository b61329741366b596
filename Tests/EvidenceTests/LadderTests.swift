import Foundation
import TestSupport
import Testing

@testable import Evidence

/// Ladders of published scores, with the equivalents worked out by hand.
struct LadderTests {
  /// Qwen3 base, 0.6B to 32B (arXiv:2505.09388, Tables 3 to 8).
  private static let sizes = [0.596, 1.72, 4.02, 8.19, 14.77, 32.76]

  private static func ladder(_ scores: [Double]) throws -> Ladder {
    try #require(Ladder(zip(sizes, scores).map { (log($0), $1) }))
  }

  @Test(arguments: [
    // GSM8K: between 8.19B and 14.77B at (91.81 - 89.84)/(92.49 - 89.84) = 0.743 of ln N.
    ([59.59, 75.44, 87.79, 89.84, 92.49, 93.4], 91.81, 12.7),
    // MATH: 62.02 and 61.62 pool to 61.82; 59.04 lies at 0.737 between 4.02B and 8.19B.
    ([32.44, 43.5, 54.1, 60.8, 62.02, 61.62], 59.04, 6.79),
    // GPQA: 44.44 and 39.9 pool to 42.17; 43.94 lies at 0.242 between 14.77B and 32.76B.
    ([26.77, 28.28, 36.87, 44.44, 39.9, 49.49], 43.94, 17.9),
  ])
  func `a score is interpolated in ln N between monotone siblings`(
    scores: [Double], score: Double, size: Double
  ) throws {
    let (position, place) = try #require(try Self.ladder(scores).position(of: score))
    expect(exp(position), near: size, relative: 0.005)
    #expect(place == .inside)
  }

  @Test func `beyond the ladder the slope of the last three goes on`() throws {
    // MMLU of 235B: 32.76 exp((87.81 - 83.61) ln(32.76/8.19)/(83.61 - 76.89)) = 77.9.
    let ladder = try Self.ladder([52.81, 62.63, 72.99, 76.89, 81.05, 83.61])
    let (position, place) = try #require(ladder.position(of: 87.81))
    expect(exp(position), near: 77.9, within: 0.1)
    expect(place.distance, near: log(77.9 / 32.76), within: 0.002)
    #expect(place.mark == "↑")
  }

  @Test func `below the ladder the slope of the first goes on and far ones are marked`() throws {
    // Granite 3.0 on MMLU: 2.5 exp(-(55 - 25.69) ln(8.1/2.5)/(65.54 - 55)) = 0.095.
    let ladder = try #require(Ladder([(log(2.5), 55.0), (log(8.1), 65.54)]))
    let (position, place) = try #require(ladder.position(of: 25.69))
    expect(exp(position), near: 0.095, within: 0.001)
    #expect(place.mark == "↓!")
  }

  @Test func `a flat end is not continued`() throws {
    let ladder = try #require(Ladder([(0, 1), (1, 3), (2, 2.5), (3, 2)]))
    #expect(ladder.scores == [1, 2.5, 2.5, 2.5])
    #expect(ladder.position(of: 2.6) == nil)
    #expect(ladder.position(of: 2.5)?.position == 1)
  }

  /// Two of one size score 50 on average and the next 44: all three 48.
  @Test func `sizes that fall are pooled by their siblings`() throws {
    let ladder = try #require(Ladder([(1, 48), (1, 52), (2, 44), (3, 60)]))
    expect(ladder.fall, near: 4, within: 1e-12)
    expect(ladder.span, near: 12, within: 1e-12)
    expect(ladder.slope, near: 6, within: 1e-12)
  }

  @Test func `siblings of one size count as one`() {
    #expect(Ladder([(1, 3), (1, 5)]) == nil)
    #expect(Ladder([(1, 3), (1, 5), (2, 6)])?.scores == [4, 6])
  }

  @Test func `an error is one and a half times the binomial one`() {
    // 1.5 · 100 √(0.25/164) = 5.86 points for 164 problems half solved.
    let error = ScoreError.questions(164, full: 100)
    expect(error.deviation(at: 50), near: 5.86, within: 0.01)
    #expect(error.deviation(at: 0) > 1)
    #expect(ScoreError.deviation(0.4).deviation(at: 70) == 0.4)
  }

  @Test func `the median takes the middle of the weights and two of one's own their mean`() throws {
    let three = try #require(
      PooledReading([(2.3, 0.1, 0), (1.9, 0.1, 0), (2, 0.1, 0)], pair: .mean))
    #expect(three.logSize == 2)
    // k = π/2 over three of 0.1² + 0.22².
    expect(three.deviation, near: (Double.pi / 2 * 0.0584 / 3).squareRoot(), within: 1e-12)
    let two = try #require(PooledReading([(1, 0.1, 0), (1.6, 0.1, 0.5)], pair: .mean))
    expect(two.logSize, near: 1.3, within: 1e-12)
    expect(two.deviation, near: (0.0584 / 2 + 0.030625).squareRoot(), within: 1e-12)
    let chosen = try #require(PooledReading([(1, 0.3, 0), (2, 0.1, 0)], pair: .morePrecise))
    #expect(chosen.logSize == 2)
    #expect(PooledReading([], pair: .mean) == nil)
  }

  @Test func `benchmarks that disagree are pooled with the scatter that they show`() throws {
    // A variance of 0.5 between 1 and 2 is more than four times 0.1² + 0.22²; it takes their place.
    let two = try #require(PooledReading([(1, 0.1, 0), (2, 0.1, 0)], pair: .mean))
    expect(two.deviation, near: (0.51 / 2).squareRoot(), within: 1e-12)
    // An even number of one's own meets in the middle; the table takes the lower.
    let four: [(logSize: Double, deviation: Double, distance: Double)] = [
      (1, 0.1, 0), (1, 0.1, 0), (2, 0.1, 0), (2, 0.1, 0),
    ]
    #expect(try #require(PooledReading(four, pair: .mean)).logSize == 1.5)
    #expect(try #require(PooledReading(four, pair: .morePrecise)).logSize == 1)
  }

  @Test func `quantiles with weights meet the middles of their shares`() {
    let sample: [(value: Double, weight: Double)] = [(1, 1), (2, 1), (4, 2)]
    // Middles at 0.125, 0.375 and 0.75 of the weights.
    #expect(WeightedSample.quantile(0.375, of: sample) == 2)
    #expect(WeightedSample.quantile(0.5625, of: sample) == 3)
    #expect(WeightedSample.quantile(0.05, of: sample) == 1)
    #expect(WeightedSample.quantile(0.9, of: sample) == 4)
    #expect(WeightedSample.quantile(0.5, of: []) == nil)
  }
}
