import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Tian and others 2025, arXiv:2507.17702.
@Suite("Efficiency leverage 2025")
struct LeverageLawTests {
  let law = Tian2025()

  /// A, G, C, EL; the first row is the paper's claim of more than 7, the others an independent
  /// evaluation of its equation 13.
  static let values: [(Double, Double, Double, Double)] = [
    (0.031, 12, 1e22, 7.24), (0.034, 12, 1e22, 6.96), (0.031, 2, 1e22, 5.27),
    (0.031, 12, 1e20, 4.55), (0.25, 2, 1e22, 2.06), (1, 2, 1e20, 0.994),
  ]

  @Test("Equation 13 gives the stated leverage", arguments: values)
  func leverage(row: (Double, Double, Double, Double)) {
    let (ratio, granularity, flop, expected) = row
    let got = law.leverage(activationRatio: ratio, granularity: granularity, flop: flop)
    expect(got, near: expected, within: 0.006)
  }

  @Test("The best granularity is around 12")
  func bestGranularity() throws {
    let grid = stride(from: 2.0, through: 40, by: 0.1)
    let best = grid.max { left, right in
      law.leverage(activationRatio: 0.031, granularity: left, flop: 1e22)
        < law.leverage(activationRatio: 0.031, granularity: right, flop: 1e22)
    }
    try expect(#require(best), near: 12, within: 1)
  }

  @Test("DBRX at its own budget has a leverage of 2.36")
  func dbrx() throws {
    // A = 4/16, G = 2·6144/10752; 2.36 at 2.6e24 by an independent evaluation.
    let got = law.leverage(activationRatio: 0.25, granularity: 2 * 6144.0 / 10752, flop: 2.6e24)
    expect(got, near: 2.36, within: 0.005)
  }

  @Test("A law without a loss refuses the modes that need one")
  func noLoss() {
    let design = Design(
      active: Design.dense(Parameters(1e9)).active, total: Design.dense(Parameters(8e9)).total,
      kind: .routed(Routing(experts: 64, topK: 8, hiddenOverExpertWidth: 2)))
    #expect(throws: Refusal.noLoss) { try law.loss(of: design, tokens: Tokens(1e11), data: .none) }
    #expect(throws: Refusal.self) {
      try law.computeMultiplier(of: design, tokens: Tokens(1e11), mode: .denseOptimal, data: .none)
    }
  }
}
