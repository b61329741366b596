import Foundation
import Statistics
import TestSupport
import Testing
import Units

@Suite("Numbers")
struct NumberTests {
  @Test("SplitMix64 gives the sequence of its reference code")
  func splitMix() {
    // The reference implementation (Vigna, prng.di.unimi.it/splitmix64.c) from seed 1234567.
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }

  @Test("Streams of one seed differ, and each repeats itself")
  func streams() {
    let draw = { (stream: UInt64) -> UInt64 in
      var random = SplitMix64(seed: 5, stream: stream)
      return random.next()
    }
    let drawn = Set((0..<1000).map { (stream: UInt64) -> UInt64 in draw(stream) })
    #expect(drawn.count == 1000)
    #expect(draw(17) == draw(17))
  }

  @Test("Uniform and normal draws have the moments of their distributions")
  func moments() {
    var random = SplitMix64(seed: 1)
    let count = 20_000
    let uniform = (0..<count).map { _ in random.uniform() }
    let normal = (0..<count).map { _ in random.normal() }
    let mean = { (values: [Double]) in values.reduce(0, +) / Double(count) }
    // Five standard errors.
    expect(mean(uniform), near: 0.5, within: 5 / (12.0 * Double(count)).squareRoot())
    expect(mean(normal), near: 0, within: 5 / Double(count).squareRoot())
    expect(mean(normal.map { $0 * $0 }), near: 1, within: 5 * (2 / Double(count)).squareRoot())
    #expect(uniform.allSatisfy { (0..<1).contains($0) })
  }

  /// Probabilities and quantiles of the standard normal distribution, from R's qnorm.
  static let quantiles: [(Double, Double)] = [
    (0.975, 1.959963984540054), (0.95, 1.644853626951473), (0.5, 0),
    (0.001, -3.090232306167813), (1e-10, -6.361340902404056), (0.84134474606854293, 1),
  ]

  @Test("The normal quantile agrees with R to 1e-12", arguments: quantiles)
  func normalQuantile(row: (Double, Double)) {
    expect(Normal.quantile(row.0), near: row.1, within: 1e-12)
    expect(Normal.probability(below: row.1), near: row.0, within: 1e-14)
  }

  @Test("Quantiles interpolate as R's type 7 does")
  func sampleQuantiles() {
    // quantile(c(1, 2, 4, 8), c(0, .25, .5, .9, 1)) in R: 1, 1.75, 3, 6.8, 8.
    let sorted = [1.0, 2, 4, 8]
    let expected = [(0, 1), (0.25, 1.75), (0.5, 3), (0.9, 6.8), (1, 8)]
    for (share, value) in expected {
      expect(Quantiles.value(at: share, ofSorted: sorted) ?? .nan, near: value, within: 1e-12)
    }
    #expect(Quantiles.value(at: 0.5, ofSorted: []) == nil)
    #expect(Quantiles.median([3, 1, 2]) == 2)
  }

  @Test("An extent tells how many times beyond its nearest end a value lies")
  func extents() {
    let extent = Extent(2...8)
    #expect(extent.excess(of: 16) == 2)
    #expect(extent.excess(of: 1) == 2)
    #expect(extent.excess(of: 8) == 1)
    #expect(Extent(high: 8).excess(of: 0.001) == 1)
  }

  @Test("FLOP are tokens times FLOP per token, and time is FLOP over their rate")
  func products() {
    let total = FLOPPerToken(6) * Tokens(7)
    #expect(total == FLOP(42))
    #expect(total / Tokens(7) == FLOPPerToken(6))
    #expect(total / FLOPPerSecond(21) == Seconds(2))
  }
}
