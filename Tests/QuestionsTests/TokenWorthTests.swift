import TestSupport
import Testing
import Units

@testable import Questions

/// Size traded for tokens by two dense laws.
@Suite("Worth in tokens")
struct TokenWorthTests {
  /// N_eq in billions on 130B tokens, and m for 1.3B by hand: (B D^-β + A (N_eq^-α - N^-α))^(-1/β)
  /// over D, with 406.4, 0.3392, 410.7, 0.2849 and 482.01, 0.3478, 2085.43, 0.3658.
  static let expected: [(Double, Double, Double)] = [
    (1.5, 1.2229, 1.2873), (2, 1.8429, 2.2191), (3, 3.3338, 5.3550),
  ]

  @Test("A dense model of 1.3B needs so many times the tokens", arguments: expected)
  func multipliers(equivalent: Double, low: Double, high: Double) throws {
    let worth = try #require(
      TokenWorth(
        of: Parameters(equivalent * 1e9), over: Parameters(1.3e9), on: Tokens(130e9)))
    expect(worth.low, near: low, relative: 2e-3)
    expect(worth.high, near: high, relative: 2e-3)
    try expect(#require(worth.middle), near: (low * high).squareRoot(), relative: 2e-3)
  }

  @Test("A model of the same size needs the same tokens, and a much larger one cannot be met")
  func limits() throws {
    let same = try #require(
      TokenWorth(of: Parameters(1.3e9), over: Parameters(1.3e9), on: Tokens(130e9)))
    expect(same.low, near: 1, within: 1e-9)
    expect(same.high, near: 1, within: 1e-9)
    // Besiroglu: 0.3277 - 0.1811 is less than B D^-β = 0.1794 by 0.033; at 30B nothing is left.
    let far = try #require(
      TokenWorth(of: Parameters(7e9), over: Parameters(1.3e9), on: Tokens(130e9)))
    #expect(far.high > 20)
    let open = TokenWorth(of: Parameters(30e9), over: Parameters(1.3e9), on: Tokens(130e9))
    #expect(open.map { $0.high == .infinity && $0.middle == nil } ?? true)
  }
}
