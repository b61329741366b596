import Foundation
import TestSupport
import Testing

@testable import ScalingLaws

@Suite("Loss surfaces")
struct SurfaceTests {
  let surface = LossSurface(
    floor: 1.8172, sizeTerms: [PowerTerm(482.01, -0.3478)],
    tokenTerms: [PowerTerm(2085.43, -0.3658)])

  /// The same surface with its size term split in two, so that no closed form serves.
  var split: LossSurface {
    LossSurface(
      floor: 1.8172, sizeTerms: [PowerTerm(241.005, -0.3478), PowerTerm(241.005, -0.3478)],
      tokenTerms: [PowerTerm(2085.43, -0.3658)])
  }

  @Test(
    "The numeric solver agrees with the closed forms to 1e-9", arguments: [1e18, 1e21, 1e24, 1e27])
  func closedAgainstNumeric(flop: Double) throws {
    let closed = try #require(surface.optimum(flop: flop))
    let numeric = try #require(split.optimum(flop: flop))
    #expect(surface.hasClosedForm)
    #expect(!split.hasClosedForm)
    #expect(relativeError(numeric.size, closed.size) < 1e-9)
    let budget = try #require(surface.budget(forLoss: closed.loss))
    #expect(relativeError(budget, flop) < 1e-9)
    #expect(relativeError(try #require(split.budget(forLoss: closed.loss)), flop) < 1e-9)
    let size = try #require(surface.size(forLoss: closed.loss, tokens: closed.tokens))
    #expect(relativeError(size, closed.size) < 1e-9)
    let tokens = try #require(split.tokens(forLoss: closed.loss, size: closed.size))
    #expect(relativeError(tokens, closed.tokens) < 1e-9)
  }

  @Test("At an optimum α A/N^α = β B/D^β", arguments: [1e19, 1e23, 1e26])
  func firstOrderCondition(flop: Double) throws {
    let best = try #require(surface.optimum(flop: flop))
    let left = 0.3478 * 482.01 / pow(best.size, 0.3478)
    let right = 0.3658 * 2085.43 / pow(best.tokens, 0.3658)
    #expect(relativeError(left, right) < 1e-12)
  }

  @Test("A loss at or below the floor is out of reach")
  func floor() {
    #expect(surface.size(forLoss: 1.8, tokens: 1e12) == nil)
    #expect(surface.budget(forLoss: 1.8172) == nil)
    #expect(split.budget(forLoss: 1.8) == nil)
  }

  @Test("Twice the tokens and data worth twice the tokens are the same")
  func dataEffects() {
    let twice = surface.applying(DataEffect(term: .tokens, amount: 2))
    expect(
      twice.loss(size: 1e9, tokens: 1e10), near: surface.loss(size: 1e9, tokens: 2e10),
      within: 1e-12)
    let lower = surface.applying(DataEffect(term: .floor, amount: 0.1))
    expect(
      surface.loss(size: 1e9, tokens: 1e10) - lower.loss(size: 1e9, tokens: 1e10), near: 0.1,
      within: 1e-12)
    let half = surface.applying(DataEffect(term: .coefficient, amount: 2))
    expect(half.tokenTerms[0].coefficient, near: 2085.43 / 2, within: 1e-9)
    let steep = surface.applying(DataEffect(term: .exponent, amount: 1.1))
    #expect(abs(steep.tokenTerms[0].exponent + 0.3658 * 1.1) < 1e-12)
  }
}
