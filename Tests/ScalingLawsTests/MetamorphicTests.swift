import Foundation
import Statistics
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// What has to change, or must not, when a design changes; for the laws whose form implies it.
///
/// Left out, and why: the activation law of 2025 has no dense form and a best share of active
/// parameters, so that its loss need not fall with the total; the fine-grained law of 2024 has no
/// coefficients for one expert; the leverage law of 2025 gives 0.994 for a dense model.
@Suite("Metamorphic")
struct MetamorphicTests {
  static let surfaceIDs = Samples.surfaceLaws.map(\.card.id)

  private func surfaceLaw(_ id: String) throws -> any SurfaceLaw {
    try #require(LawLibrary.law(id) as? any SurfaceLaw)
  }

  /// The surfaces of a law for its dense models and some random MoE.
  private func surfaces(_ id: String) throws -> [LossSurface] {
    let law = try surfaceLaw(id)
    let designs: [Design?] = [nil] + Samples.designs(8)
    return designs.compactMap { try? law.surface(routedLike: $0) }
  }

  @Test("Loss falls with size and with tokens", arguments: surfaceIDs)
  func falls(id: String) throws {
    var random = SplitMix64(seed: 3)
    for surface in try surfaces(id) {
      for _ in 0..<20 {
        let (size, tokens) = (1e8 * pow(1e3, random.uniform()), 1e9 * pow(1e4, random.uniform()))
        let loss = surface.loss(size: size, tokens: tokens)
        #expect(surface.loss(size: 1.1 * size, tokens: tokens) < loss)
        #expect(surface.loss(size: size, tokens: 1.1 * tokens) < loss)
        #expect(loss > surface.floor)
      }
    }
  }

  @Test("At the optimum of a budget Σ αA/N^α = ε(N) Σ βB/D^β", arguments: surfaceIDs)
  func firstOrder(id: String) throws {
    for surface in try surfaces(id) {
      for flop in [1e19, 1e21, 1e23] {
        let best = try #require(surface.optimum(flop: flop))
        let left = surface.sizeTerms.reduce(0) { $0 - $1.exponent * $1.value(at: best.size) }
        let right = surface.tokenTerms.reduce(0) { $0 - $1.exponent * $1.value(at: best.tokens) }
        let rate = surface.cost.value(at: best.size)
        let elasticity =
          surface.cost.reduce(0) { $0 + $1.exponent * $1.value(at: best.size) } / rate
        #expect(relativeError(left, elasticity * right) < 1e-9)
        #expect(relativeError(best.tokens * rate, flop) < 1e-12)
      }
    }
  }

  @Test("Closed forms and solvers agree to 1e-9", arguments: surfaceIDs)
  func closedForms(id: String) throws {
    for surface in try surfaces(id) {
      for flop in [1e19, 1e21, 1e23] {
        let best = try #require(surface.optimum(flop: flop))
        let size = try #require(surface.numericOptimalSize(flop: flop))
        #expect(relativeError(size, best.size) < 1e-9)
        let budget = try #require(surface.budget(forLoss: best.loss))
        #expect(relativeError(budget, flop) < 1e-9)
        let cheapest = try #require(surface.cheapest(forLoss: best.loss))
        #expect(relativeError(cheapest.size, best.size) < 1e-6)
        #expect(
          relativeError(surface.flop(size: cheapest.size, tokens: cheapest.tokens), flop) < 1e-9)
      }
    }
  }

  @Test("Every size and every number of tokens comes back from its loss", arguments: surfaceIDs)
  func inverses(id: String) throws {
    for surface in try surfaces(id) {
      let loss = surface.loss(size: 3e9, tokens: 2e11)
      #expect(relativeError(try #require(surface.size(forLoss: loss, tokens: 2e11)), 3e9) < 1e-9)
      #expect(relativeError(try #require(surface.tokens(forLoss: loss, size: 3e9)), 2e11) < 1e-9)
      let rate = surface.cost.value(at: 3e9)
      #expect(relativeError(try #require(surface.size(flopPerToken: rate)), 3e9) < 1e-9)
    }
  }

  @Test(
    "One expert is a dense model",
    arguments: [
      "ludziejewski-2025", "clark-2022", "clark-2022-rl", "clark-2022-hash", "abnar-2025",
    ])
  func oneExpert(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    for dense in Samples.dense(50) {
      let routing = Routing(
        experts: 1, topK: 1, hiddenOverExpertWidth: 0.25, routedLayerShare: 1)
      let routed = Design(active: dense.active, total: dense.total, kind: .routed(routing))
      let tokens = Tokens(1e11)
      #expect(
        try relativeError(
          law.loss(of: routed, tokens: tokens, data: .none),
          law.loss(of: dense, tokens: tokens, data: .none)) < 1e-12)
    }
  }

  @Test("The pruning law without pruning is dense; the leverage law misses 1 by 0.6 %")
  func dense() throws {
    let size = Sizes(Parameters(1e9))
    let whole = Design(active: size, total: size, kind: .pruned(sparsity: 0))
    let law = Frantar2023.text
    #expect(
      try law.loss(of: whole, tokens: Tokens(1e11), data: .none)
        == law.loss(of: .dense(Parameters(1e9)), tokens: Tokens(1e11), data: .none))
    let leverage = Tian2025().leverage(activationRatio: 1, granularity: 2, flop: 1e20)
    expect(leverage, near: 0.994, within: 0.0005)
    // Which is said where it is answered: 6 · 1e9 · 1e20/6e9 tokens are the 1e20 FLOP above.
    let routing = Routing(experts: 1, topK: 1, hiddenOverExpertWidth: 1, routedLayerShare: 1)
    let dense = Design(active: size, total: size, kind: .routed(routing))
    let reading = try Tian2025().reading(of: dense, tokens: Tokens(1e20 / 6e9))
    #expect(reading.remarks.contains { $0.contains("the fit gives 0.994") })
  }

  @Test(
    "A dense equivalent is larger for more experts of the same active size",
    arguments: [
      "ludziejewski-2025", "tian-2025", "clark-2022", "abnar-2025",
      "geometric-mean", "li-2026", "databricks-2024",
    ])
  func grows(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    // 1.5e9 active on 5e10 tokens is 4.5e20 FLOP, inside the sparsity law's budgets, far above the
    // joint law's crossover and below the routed law's cutoff.
    var last = 0.0
    for experts in [2.0, 4, 8, 16, 32] {
      let design = Design(
        active: Sizes(Parameters(1.5e9)),
        total: Sizes(Parameters(1.5e9 * (4 + 9 * experts) / 13)),
        kind: .routed(
          Routing(experts: experts, topK: 1, hiddenOverExpertWidth: 1, routedLayerShare: 1)))
      // The sparsity law counts a total, of which its S takes the share.
      let counted =
        id == "abnar-2025"
        ? Design(
          active: design.active, total: Sizes(Parameters(1.5e9 * experts)), kind: design.kind)
        : design
      let size = try law.denseEquivalent(of: counted, tokens: Tokens(5e10), data: .none).value
      #expect(size > last)
      last = size
    }
  }

  @Test("The best dense model needs the least: denseOptimal ≤ sameTokens and ≤ bothOptimal")
  func ordered() throws {
    for law in Samples.surfaceLaws {
      for design in Samples.designs(50) {
        for tokens in [2e9, 2e10] {
          let ask = { (mode: ComparisonMode) in
            try? law.computeMultiplier(of: design, tokens: Tokens(tokens), mode: mode, data: .none)
          }
          guard let least = ask(.denseOptimal) else { continue }
          if let same = ask(.sameTokens) { #expect(least <= same * (1 + 1e-9)) }
          if let both = ask(.bothOptimal) { #expect(least <= both * (1 + 1e-9)) }
        }
      }
    }
  }

  @Test("The gap grows with compute in three laws, and shrinks with size at fixed tokens in one")
  func disagreement() throws {
    // Not settled here: Krajewski, Ludziejewski and Tian against Clark.
    let design = Design(
      active: Sizes(Parameters(1e9)), total: Sizes(Parameters(1e10)),
      kind: .routed(Routing(experts: 16, topK: 1, hiddenOverExpertWidth: 1, routedLayerShare: 1)))
    for id in ["ludziejewski-2025", "krajewski-2024", "tian-2025"] {
      let law = try #require(LawLibrary.law(id))
      let small = try law.frontier(at: FLOP(1e21), routedLike: design, data: .none).multiplier
      let large = try law.frontier(at: FLOP(1e23), routedLike: design, data: .none).multiplier
      #expect(large > small, "\(id)")
    }
    let small = Clark2022.refit.effectiveParameters(size: 1e8, experts: 64) / 1e8
    let large = Clark2022.refit.effectiveParameters(size: 1e10, experts: 64) / 1e10
    #expect(large < small)
  }

  @Test("Data worth twice their tokens are twice the tokens, for FLOP too", arguments: surfaceIDs)
  func data(id: String) throws {
    let law = try surfaceLaw(id)
    let twice = DataEffect(term: .tokens, amount: 2)
    for design in Samples.designs(5) + Samples.dense(5) {
      guard let loss = try? law.loss(of: design, tokens: Tokens(1e10), data: twice) else {
        continue
      }
      let longer = try law.loss(of: design, tokens: Tokens(2e10), data: .none)
      #expect(relativeError(loss, longer) < 1e-12)
      let one = try law.flop(of: design, tokens: Tokens(1e10)).value
      let two = try law.flop(of: design, tokens: Tokens(2e10)).value
      #expect(relativeError(two, 2 * one) < 1e-12)
    }
  }
}
