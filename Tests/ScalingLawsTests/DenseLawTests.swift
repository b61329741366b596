import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Hoffmann and others 2022 and Besiroglu and others 2024.
@Suite("Dense laws")
struct DenseLawTests {
  /// Budget, N, tokens per parameter, loss: the replication's optima, recomputed from its digits
  /// by an independent script.
  static let replicationOptima: [(Double, Double, Double)] = [
    (1e21, 2.778e9, 21.6), (5.76e23, 7.225e10, 18.4), (3.8e25, 6.187e11, 16.5),
  ]

  @Test("The replication's optima, at Gopher's budget among others", arguments: replicationOptima)
  func replication(row: (Double, Double, Double)) throws {
    let (budget, size, ratio) = row
    let surface = try DenseLaw.besiroglu2024.surface(routedLike: nil)
    let best = try #require(surface.optimum(flop: budget))
    #expect(relativeError(best.size, size) < 0.003)
    expect(best.tokens / best.size, near: ratio, within: 0.06)
  }

  @Test("Published and recomputed losses")
  func losses() throws {
    // L(70B, 1.4T) = 1.9739 of the replication, at its optimum 1.9744.
    let surface = try DenseLaw.besiroglu2024.surface(routedLike: nil)
    expect(surface.loss(size: 70e9, tokens: 1.4e12), near: 1.9739, within: 1e-4)
    try expect(#require(surface.optimum(flop: 5.76e23)).loss, near: 1.9744, within: 1e-4)
  }

  @Test("The body's rounded exponents give 97.7 tokens per parameter at 1e24")
  func roundedExponents() throws {
    let surface = try DenseLaw.hoffmann2022Printed.surface(routedLike: nil)
    let best = try #require(surface.optimum(flop: 1e24))
    expect(best.tokens / best.size, near: 97.7, within: 0.1)
  }

  @Test("An MoE is refused, not read as a dense model")
  func refusesExperts() {
    #expect(throws: Refusal.noExpertTerm) {
      try DenseLaw.hoffmann2022Printed.loss(
        of: topOne(experts: 8), tokens: Tokens(1e11), data: .none)
    }
  }
}
