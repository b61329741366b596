import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Answers that few questions take, by hand.
@Suite("Rare answers of laws")
struct RareAnswerTests {
  private let moe = Design(
    active: Sizes(Parameters(2e9)), total: Sizes(Parameters(8e9)),
    kind: .routed(Routing(experts: 64, topK: 4)))

  /// 1.6 + 95.18/C^0.0941 less the measured 2.599 at 1e21 and 2.234 at 1e23, by Python; six runs to 3e20.
  @Test("A law's error on later runs has a mean, a root mean square and a reach")
  func heldOut() throws {
    let error = try #require(Marin2026.v16.heldOut)
    let bias = try #require(error.bias)
    expect(bias, near: 0.012322237210846021, within: 1e-12)
    expect(error.rms, near: 0.013566216053283139, within: 1e-12)
    let beyond = try #require(error.runs[0].beyond)
    expect(beyond, near: 10.0 / 3, within: 1e-9)
    #expect(HeldOutError(rms: 0.1, of: 3, source: "s").bias == nil)
  }

  @Test("Of other data a recipe's law knows the floor alone")
  func floor() throws {
    let law = Marin2026.v16
    let plain = try law.loss(of: moe, tokens: Tokens(1e11), data: .none)
    let moved = try law.loss(
      of: moe, tokens: Tokens(1e11), data: DataEffect(term: .floor, amount: 0.1))
    expect(plain - moved, near: 0.1, within: 1e-12)
    for data in [
      DataEffect(term: .tokens, amount: 2),
      DataEffect(term: .floor, amount: 0.1, uniqueTokens: Tokens(1e10)),
    ] {
      #expect(throws: Refusal.self) { try law.loss(of: moe, tokens: Tokens(1e11), data: data) }
    }
  }

  /// N = C/6D with D = 0.299 C^0.537 (arXiv:2407.21783).
  @Test("Where tokens grow as C^0.537 sizes grow as C^0.463")
  func exponent() {
    expect(AllocationLaw.llama2024.sizeExponent, near: 0.463, within: 1e-12)
  }

  @Test("Rules of sizes and of precision spend six FLOP for each active parameter and token")
  func flop() throws {
    #expect(try GeometricMeanRule().flop(of: moe, tokens: Tokens(1e10)).value == 1.2e20)
    let law = try #require(LawLibrary.law("sun-2025"))
    let dense = Design.dense(Parameters(1e9))
    #expect(try law.flop(of: dense, tokens: Tokens(1e11)).value == 6e20)
  }

  /// 6·10⁹ + 100·√10⁹ FLOP a token.
  @Test("A size is found from the FLOP of a token where two terms cost")
  func size() throws {
    let surface = LossSurface(
      floor: 1, sizeTerms: [PowerTerm(400, -0.34)], tokenTerms: [PowerTerm(410, -0.28)],
      cost: [PowerTerm(6, 1), PowerTerm(100, 0.5)])
    let size = try #require(surface.size(flopPerToken: 6e9 + 100 * 1e9.squareRoot()))
    expect(size, near: 1e9, relative: 1e-9)
  }

  @Test("Laws share a mean by one over their squared errors")
  func shares() throws {
    let test = LossBacktest.bundled
    let ids = Array(test.rows.prefix(3).map(\.law.id))
    let shares = test.shares(of: ids)
    #expect(shares.map(\.law) == ids && abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    let (one, other) = (test.rows[0].shrunken, test.rows[1].shrunken)
    expect(shares[0].share / shares[1].share, near: pow(other / one, 2), relative: 1e-12)
    #expect(test.shares(of: [ids[0]]).isEmpty)
  }

  @Test("Tolerances in words")
  func words() {
    #expect(PublishedCheck.Tolerance.relative(0.003).text == "± 0.3 %")
    #expect(PublishedCheck.Tolerance.absolute(0.02).text == "± 0.02")
    #expect(PublishedCheck.Tolerance.decades(0.45).text == "± 0.45 in log₁₀")
    #expect(PublishedCheck.Tolerance.decades(0.45).holds(280, for: 100))
    #expect(!PublishedCheck.Tolerance.decades(0.45).holds(290, for: 100))
  }
}
