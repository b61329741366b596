import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Ludziejewski and others 2025, arXiv:2502.05172.
@Suite("Joint law 2025")
struct JointLawTests {
  let law = Ludziejewski2025()

  /// Table 4: E, m, μ, n, ν.
  static let table4: [(Double, Double, Double, Double, Double)] = [
    (1, 30.3640, -0.1817, 53.9838, -0.1965),
    (2, 27.7982, -0.1780, 66.8401, -0.2065),
    (4, 24.8462, -0.1731, 87.7022, -0.2192),
    (8, 21.8330, -0.1676, 119.9126, -0.2338),
    (16, 19.0159, -0.1617, 167.5073, -0.2494),
    (32, 16.5424, -0.1557, 234.6726, -0.2652),
  ]

  @Test("Table 3 gives each of the 24 numbers of Table 4 to 0.3 %", arguments: table4)
  func table4FromTable3(row: (Double, Double, Double, Double, Double)) {
    let (experts, m, mu, n, nu) = row
    let got = law.reduced(experts: experts)
    #expect(relativeError(got.m, m) < 0.003)
    #expect(relativeError(got.mu, mu) < 0.003)
    #expect(relativeError(got.n, n) < 0.003)
    #expect(relativeError(got.nu, nu) < 0.003)
  }

  /// Table 1: budget, E, optimal N_act, optimal D.
  static let table1: [(Double, Double, Double, Double)] = [
    (1e20, 1, 1.7e9, 9.7e9), (1e20, 2, 1.5e9, 11.4e9), (1e20, 4, 1.2e9, 13.9e9),
    (1e20, 8, 990e6, 17e9), (1e20, 16, 810e6, 20.7e9), (1e20, 32, 669e6, 24.9e9),
    (1e21, 1, 5.7e9, 29.3e9), (1e21, 2, 5e9, 33e9), (1e21, 4, 4.4e9, 38e9),
    (1e21, 8, 3.8e9, 44.3e9), (1e21, 16, 3.3e9, 51.2e9), (1e21, 32, 2.85e9, 58.4e9),
    (1e22, 1, 18.8e9, 88.6e9), (1e22, 2, 17.4e9, 96e9), (1e22, 4, 15.8e9, 105.4e9),
    (1e22, 8, 14.4e9, 115.8e9), (1e22, 16, 13.2e9, 126.5e9), (1e22, 32, 12.2e9, 136.9e9),
  ]

  @Test("The optimum reproduces each row of Table 1, N to 3 % and D to 1.5 %", arguments: table1)
  func table1Optima(row: (Double, Double, Double, Double)) throws {
    let (budget, experts, size, tokens) = row
    let best = try #require(
      law.surface(experts: experts).optimum(flop: budget))
    #expect(relativeError(best.size, size) < 0.03)
    #expect(relativeError(best.tokens, tokens) < 0.015)
  }

  /// Dense FLOP over MoE FLOP of equal loss at an MoE budget, recomputed from the paper's digits
  /// by an independent script.
  static let multipliers: [(Double, Double, Double)] = [
    (1e22, 2, 1.22), (1e22, 4, 1.52), (1e22, 8, 1.99), (1e22, 16, 2.63), (1e22, 32, 3.45),
    (1e23, 2, 1.26), (1e23, 4, 1.61), (1e23, 8, 2.16), (1e23, 16, 2.88), (1e23, 32, 3.77),
    (2.6e24, 2, 1.31), (2.6e24, 4, 1.75), (2.6e24, 8, 2.41), (2.6e24, 16, 3.27), (2.6e24, 32, 4.29),
  ]

  @Test("Compute multipliers at each one's optimum agree to two decimals", arguments: multipliers)
  func optimalMultipliers(row: (Double, Double, Double)) throws {
    let (budget, experts, expected) = row
    let point = try law.frontier(
      at: FLOP(budget), routedLike: topOne(experts: experts), data: .none)
    expect(point.multiplier, near: expected, within: 0.006)
  }

  @Test("Eight experts at the loss of a dense 1e20 save 40.3 % of its FLOP")
  func savingAt1e20() throws {
    // Section 4.1 gives 40 % as its example.
    let dense = law.surface(experts: 1)
    let routed = law.surface(experts: 8)
    let loss = try #require(dense.optimum(flop: 1e20)).loss
    let budget = try #require(routed.budget(forLoss: loss))
    expect(1 - budget / 1e20, near: 0.403, within: 0.002)
  }

  @Test("The rule of thumb holds: 1.1B on 8B tokens is worse than E=2, which is worse than E=4")
  func ruleOfThumb() {
    // Section 4.4: 1.1B dense, 709M with E=2 on twice, 426M with E=4 on four times the tokens.
    let dense = law.surface(experts: 1).loss(size: 1.1e9, tokens: 8e9)
    let two = law.surface(experts: 2).loss(size: 709e6, tokens: 16e9)
    let four = law.surface(experts: 4).loss(size: 426e6, tokens: 32e9)
    expect(dense, near: 2.666, within: 0.001)
    expect(two, near: 2.625, within: 0.001)
    expect(four, near: 2.598, within: 0.001)
  }

  @Test(
    "One expert is a dense model: multiplier 1 in every mode",
    arguments: [ComparisonMode.sameTokens, .bothOptimal, .denseOptimal, .fixedMemory])
  func oneExpertIsDense(mode: ComparisonMode) throws {
    // At the optimum the three modes coincide, so that even denseOptimal has to give 1.
    let best = try #require(law.surface(experts: 1).optimum(flop: 1e21))
    let design = topOne(experts: 1, active: best.size)
    let multiplier = try law.computeMultiplier(
      of: design, tokens: Tokens(best.tokens), mode: mode, data: .none)
    expect(multiplier, near: 1, within: 1e-9)
  }
}

/// An MoE with a top-1 router and no shared expert.
func topOne(experts: Double, active: Double = 1e9) -> Design {
  let size = Parameters(active)
  return Design(
    active: Sizes(size), total: Sizes(size), kind: .routed(Routing(experts: experts, topK: 1)))
}

func relativeError(_ got: Double, _ wanted: Double) -> Double { abs(got / wanted - 1) }
