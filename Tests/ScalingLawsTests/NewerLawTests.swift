import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Laws of sparsity and activation against their formulas, written out term by term.
@Suite("Sparsity and activation laws")
struct NewerLawTests {
  @Test("The activation law's surface is its formula")
  func activation() throws {
    // 9.6B active of 60B, 6 routed and 2 shared experts: G = 8, S = 0.25.
    let design = Design(
      active: Sizes(Parameters(9.6e9)), total: Sizes(Parameters(60e9)),
      kind: .routed(Routing(experts: 64, topK: 6, shared: 2)))
    let (n, a, d, g, s) = (60e9, 9.6e9, 3e11, 8.0, 0.25)
    let x = 0.1577 * g + 7.2446 / g + 5.1395 * s * s - 3.2363 * s
    let power = { pow($0, -0.2383) }
    let inner = power(n) + 0.0013 * power(a) + 0.0450 * a / n
    let outer = 38.051 * power(n) + 27129.05 * pow(d, -0.4694) + 31.096 * power(a) + 1.8182
    let loss = try Zhao2025().loss(of: design, tokens: Tokens(d), data: .none)
    #expect(relativeError(loss, x * inner + outer) < 1e-12)
  }

  @Test("The activation law's best share of active parameters has the lowest loss")
  func bestShare() {
    let law = Zhao2025()
    let (activated, shared) = (law.bestActivated, law.bestShared)
    let best = law.bestActiveShare(total: Parameters(30e9))
    let loss = { (share: Double) in
      law.surface(activeShare: share, activated: activated, shared: shared)
        .loss(size: 30e9, tokens: 1e12)
    }
    #expect(loss(best) < loss(best * 1.01) && loss(best) < loss(best * 0.99))
  }

  @Test("The pruning law's surface is its formula")
  func pruning() throws {
    let size = Sizes(Parameters(2e9))
    let design = Design(active: size, total: size, kind: .pruned(sparsity: 0.75))
    let expected =
      (16.8 * pow(0.25, 0.722) + 45.0) * pow(1 / 2e9, 0.245) + pow(6.90e8 / 1e11, 0.203) + 0.651
    let loss = try Frantar2023.text.loss(of: design, tokens: Tokens(1e11), data: .none)
    #expect(relativeError(loss, expected) < 1e-12)
  }

  @Test("The sparsity law compares inside its budgets only, and its bare loss anywhere")
  func budgets() throws {
    let law = Abnar2025()
    let design = Design(
      active: Sizes(Parameters(0.5e9)), total: Sizes(Parameters(2e9)),
      kind: .routed(Routing(experts: 16, topK: 4)))
    // 6 · 0.25 · 2e9 parameters: 3e9 FLOP a token.
    let ask = { (flop: Double) in
      try law.computeMultiplier(
        of: design, tokens: Tokens(flop / 3e9), mode: .bothOptimal, data: .none)
    }
    // 2.7 at 1e20 and 3.2 at 1e21 by an independent evaluation.
    try expect(ask(1e20), near: 2.7, within: 0.05)
    try expect(ask(1e21), near: 3.2, within: 0.05)
    _ = try ask(3e19)
    for flop in [2.9e19, 1.01e21] {
      #expect(throws: Refusal.outsideBudgets(fitted: 3e19...1e21, asked: flop / 3e9 * 3e9)) {
        try ask(flop)
      }
    }
    let answer = try law.answer(.loss, of: design, tokens: Tokens(1e13))
    #expect(answer.excesses.map(\.axis) == [.compute])
  }

  @Test("The sparsity law's best total rises and its best active size falls with sparsity")
  func sizes() throws {
    let surfaces = [0, 0.5, 0.9, 0.98].map { ($0, Abnar2025().surface(sparsity: $0)) }
    var last: (total: Double, active: Double)?
    for (sparsity, surface) in surfaces {
      let total = try #require(surface.optimum(flop: 1e20)).size
      let active = total * (1 - sparsity)
      if let last { #expect(total > last.total && active < last.active) }
      last = (total, active)
    }
  }
}

/// Laws that say how to spend a budget, and rules of one power of compute.
@Suite("Allocations")
struct AllocationTests {
  @Test("DeepSeek's budget splits into FLOP per token and tokens")
  func deepSeek() throws {
    let (size, tokens) = try AllocationLaw.deepSeek2024.allocation(of: FLOP(1e20))
    #expect(relativeError(6 * size.value * tokens.value, 1e20) < 2e-4)
    #expect(AllocationLaw.deepSeek2024.sizeExponent == 0.5243)
  }

  @Test("Exponents without factors give none, and an MoE is refused")
  func refusals() throws {
    #expect(throws: Refusal.exponentsOnly) {
      try AllocationLaw.porian2024.frontier(at: FLOP(1e20), routedLike: nil, data: .none)
    }
    #expect(throws: Refusal.noExpertTerm) {
      try AllocationLaw.llama2024.frontier(
        at: FLOP(1e20), routedLike: Samples.dbrx, data: .none)
    }
    #expect(throws: Refusal.noLoss) {
      try AllocationLaw.llama2024.answer(
        .loss, of: .dense(Parameters(1e9)), tokens: Tokens(1e11))
    }
  }

  @Test("Kaplan's set-up, step by step, leads to an exponent of one half")
  func porian() {
    // 0.8353, 0.7065, 0.6020, 0.5715, 0.4969 on RefinedWeb.
    let refinedWeb = (AllocationLaw.porian2024Settings.prefix(4) + [.porian2024]).map(
      \.sizeExponent)
    #expect(refinedWeb == refinedWeb.sorted(by: >))
    expect(refinedWeb.last ?? 0, near: 0.5, within: 0.01)
  }

  /// Ling-mini-beta's learning rate and batch of 1792 sequences of 8k.
  @Test("Tian's learning rate and batch name the same budget within a factor of two")
  func hyperparameters() throws {
    let rules = ComputeRule.tian2025
    let rate = try #require(rules.first { $0.quantity == .learningRate })
    let batch = try #require(rules.first { $0.quantity == .batchTokens })
    // The source has 6 to 7e22 for both.
    #expect(relativeError(rate.value(at: FLOP(6.5e22)), 3.78e-4) < 0.03)
    #expect(relativeError(batch.value(at: FLOP(6.5e22)), 1792 * 8192) < 0.03)
  }
}
