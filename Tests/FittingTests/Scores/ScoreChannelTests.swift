import Fitting
import Foundation
import Statistics
import TestSupport
import Testing
import Units

@Suite("The score channel")
struct ScoreChannelTests {
  @Test("A deviation that is not given stays unknown, and questions alone give a least one")
  func noise() throws {
    let silent = ScoreNoise(runDeviation: nil, questions: 2500)
    #expect(silent.deviation(at: 50) == nil)
    // 100 √(0.5 · 0.5/2500) = 1.
    try expect(#require(silent.leastDeviation(at: 50)), near: 1, within: 1e-12)
    #expect(ScoreNoise(runDeviation: nil).leastDeviation(at: 50) == nil)
    let both = ScoreNoise(runDeviation: 0.75, questions: 2500)
    try expect(#require(both.deviation(at: 50)), near: 1.25, within: 1e-12)
  }

  private static func points(_ deviation: Double?) -> [ScorePoint] {
    [
      ScorePoint(tokens: Tokens(5e11), score: 32.1, deviation: deviation),
      ScorePoint(tokens: Tokens(1e12), score: 39.0, deviation: deviation),
    ]
  }

  /// Table 5 of "Introducing DBRX": z of 32.1 against 30.9 is 2.83, 1.70 and 0.85.
  static let deviations: [(Double, Double, Double)] = [
    (0.3, 2.83, 5e11), (0.5, 1.70, 1e12), (1.0, 0.85, 1e12),
  ]

  @Test(
    "Two points bound the tokens of a score by what lies surely above it", arguments: deviations)
  func monotone(deviation: Double, z: Double, high: Double) throws {
    let reading = try MonotoneReading(Self.points(deviation))
    expect(1.2 / (deviation * 2.0.squareRoot()), near: z, within: 0.005)
    let range = try #require(
      reading.tokensInterval(for: 30.9, deviation: deviation, level: 0.95))
    #expect(range.low == 0)
    #expect(range.high == high)
    #expect(reading.isBeyond(30.9))
    // The line through two points continues to 443B: 1T over that is 2.26.
    expect(1e12 / reading.tokens(for: 30.9).value, near: 2.26, within: 0.005)
  }

  @Test("Without a deviation there is no interval, and a score within is interpolated")
  func unknown() throws {
    let reading = try MonotoneReading(Self.points(nil))
    #expect(reading.tokensInterval(for: 35, deviation: 1, level: 0.95) == nil)
    #expect(reading.tokensInterval(for: 35, deviation: nil, level: 0.95) == nil)
    #expect(!reading.isBeyond(35))
    let tokens = reading.tokens(for: 35.55).value
    expect(tokens, near: 5e11 * 2.0.squareRoot(), relative: 1e-9)
  }

  @Test("Scores that fall between neighbours are pooled, and scores that fall in all are refused")
  func pooling() throws {
    let points = [(1e9, 20.0), (2e9, 24), (4e9, 22), (8e9, 30)].map {
      ScorePoint(tokens: Tokens($0.0), score: $0.1, deviation: 1)
    }
    let reading = try MonotoneReading(points)
    #expect(reading.tokens(for: 26.5).value > 4e9)
    #expect(throws: ScoreLineFault.notRising) {
      try MonotoneReading(
        points.map {
          ScorePoint(tokens: $0.tokens, score: -$0.tokens.value, deviation: 1)
        })
    }
  }

  @Test("The interval for a rising curve holds the truth as often as it promises, bent or straight")
  func coverage() throws {
    let level = 0.9
    for bend in [0.5, 1.0, 2.0] {
      var misses = 0
      let count = 1000
      for number in 0..<count {
        var generator = SplitMix64(seed: 3, stream: UInt64(number))
        // The true curve is bent; the score looked for is reached at a tenth of the way.
        func truth(_ x: Double) -> Double { 30 + 10 * pow(x, bend) }
        let points = [0.0, 0.5, 1].map { x in
          ScorePoint(
            tokens: Tokens(exp2(30 + x)), score: truth(x) + 2 * generator.normal(), deviation: 2)
        }
        guard let reading = try? MonotoneReading(points) else { continue }
        let score = truth(0.25) + 2 * generator.normal()
        guard let range = reading.tokensInterval(for: score, deviation: 2, level: level) else {
          continue
        }
        let target = exp2(30.25)
        if !(range.low <= target && target <= range.high) { misses += 1 }
      }
      #expect(Double(misses) / Double(count) <= 0.11, "bend \(bend)")
    }
  }

  @Test("The chi-square distribution has its tabled quantiles")
  func chiSquare() {
    // 5 % points of 1, 2, 4 and 10 degrees of freedom.
    for (degrees, point) in [(1.0, 3.841459), (2, 5.991465), (4, 9.487729), (10, 18.307038)] {
      expect(Self.above(point, degrees), near: 0.05, within: 1e-7)
    }
  }

  private static func above(_ x: Double, _ degrees: Double) -> Double {
    ChiSquareProbe.above(x, degrees)
  }
}
