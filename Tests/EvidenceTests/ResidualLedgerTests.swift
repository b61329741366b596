import Foundation
import TestSupport
import Testing
import Units

@testable import Evidence

/// What routing does not explain is left to data and recipe.
struct ResidualLedgerTests {
  private static func ledger(scoresLike: Double) throws -> ResidualLedger {
    let predicted = try MatchedPairs.bundled.model.predict(
      active: Parameters(12.9e9), total: Parameters(46.7e9))
    return ResidualLedger(
      explained: predicted.centre, explainedDeviation: try #require(predicted.deviation),
      scoresLike: Parameters(scoresLike), deviation: 0.2,
      exchange: TokenExchange(exponent: 0.5, deviation: 0.1, source: "stated"))
  }

  @Test func `Mixtral scores like 70 billion and its routing explains about 25`() throws {
    let ledger = try Self.ledger(scoresLike: 70e9)
    expect(ledger.explained.value / 1e9, near: 24.5, within: 0.1)
    // 70/24.54 = 2.85 in size, hence 2.85² in tokens at τ = 0.5.
    expect(ledger.sizeFactor, near: 2.852, within: 0.001)
    expect(ledger.tokenFactor, near: 8.13, within: 0.02)
    #expect(!ledger.isExplained)
    let range = ledger.sizeFactors(level: 0.8)
    // The prediction's ×÷1.7 and 1.28 · 0.2 add in quadrature: about ×÷1.8.
    #expect((1.5...1.7).contains(range.lowerBound))
    #expect((4.8...5.4).contains(range.upperBound))
    let tokens = try #require(ledger.tokenFactors(level: 0.8))
    #expect(tokens.lowerBound < ledger.tokenFactor && ledger.tokenFactor < tokens.upperBound)
    // At least as wide as the range in size to the power of two.
    #expect(tokens.upperBound >= range.upperBound * range.upperBound * 0.99)
  }

  /// 50 over 25 billion, √(0.3² + 0.4²) = 0.5; z of 80 % is 1.2815516.
  ///
  /// ln tokens = ln 2/0.5 = 1.386294; widths 0.6407758/0.5 = 1.2815516 and z·0.1/0.5·1.386294 = 0.3553216
  /// add to 1.3298977.
  @Test func `widths of size and exponent add in quadrature`() throws {
    let ledger = ResidualLedger(
      explained: Parameters(25e9), explainedDeviation: 0.3, scoresLike: Parameters(50e9),
      deviation: 0.4, exchange: TokenExchange(exponent: 0.5, deviation: 0.1, source: "stated"))
    let sizes = ledger.sizeFactors(level: 0.8)
    expect(sizes.lowerBound, near: 2 * exp(-0.6407758), within: 1e-6)
    let tokens = try #require(ledger.tokenFactors(level: 0.8))
    expect(log(tokens.lowerBound), near: 1.3862944 - 1.3298977, within: 1e-6)
    expect(log(tokens.upperBound), near: 1.3862944 + 1.3298977, within: 1e-6)
  }

  /// Two of equal deviation 0.3: 2/(0.3² + 0.22²) twice, (0.7·0.4)² for the mean distance.
  @Test func `two readings of one's own are their mean`() throws {
    let pooled = try #require(
      PooledReading([(3, 0.3, 0.2), (3.2, 0.3, 0.6)], pair: .mean))
    expect(pooled.logSize, near: 3.1, within: 1e-12)
    expect(pooled.distance, near: 0.4, within: 1e-12)
    expect(pooled.deviation, near: (0.1384 / 2 + 0.0784).squareRoot(), within: 1e-12)
  }

  @Test func `a score within the range of routing leaves nothing to explain`() throws {
    #expect(try Self.ledger(scoresLike: 30e9).isExplained)
  }

  @Test func `a range in tokens is withheld where the exponent may be zero`() throws {
    let loose = ResidualLedger(
      explained: try Self.ledger(scoresLike: 70e9).explained, explainedDeviation: 0.4,
      scoresLike: Parameters(70e9),
      deviation: 0.2, exchange: TokenExchange(exponent: 0.1, deviation: 0.1, source: "stated"))
    #expect(loose.tokenFactors(level: 0.8) == nil)
  }

  /// 70/35 = 2; half = 1.2815516 · √(0.3² + 0.4²) = 0.6407758, e^half = 1.897953.
  @Test func `Deviations add in quadrature`() throws {
    let ledger = ResidualLedger(
      explained: Parameters(35e9), explainedDeviation: 0.3, scoresLike: Parameters(70e9),
      deviation: 0.4, exchange: TokenExchange(exponent: 0.5, deviation: 0.1, source: "stated"))
    let range = ledger.sizeFactors(level: 0.8)
    expect(range.lowerBound, near: 2 / 1.897953, within: 1e-5)
    expect(range.upperBound, near: 2 * 1.897953, within: 1e-5)
  }
}
