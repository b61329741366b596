import Foundation
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
    #expect(abs(ledger.explained.value / 1e9 - 24.5) < 0.1)
    // 70/24.54 = 2.85 in size, hence 2.85² in tokens at τ = 0.5.
    #expect(abs(ledger.sizeFactor - 2.852) < 0.001)
    #expect(abs(ledger.tokenFactor - 8.13) < 0.02)
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
}
