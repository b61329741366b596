import Foundation
import Statistics
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Ends, levels and shapes that papers state beside their coefficients.
@Suite("What papers state beside coefficients")
struct PublishedPlaceTests {
  /// 6,889,410,560 parameters over the 411 million of the largest fitted run.
  @Test("A run held out lies as far beyond the fitted ones as its size says")
  func beyond() throws {
    let runs = try #require(DenseLaw.gadre2024.heldOut).runs
    try expect(#require(runs.first?.beyond), near: 16.762555, within: 1e-5)
  }

  @Test("Intervals of stored bootstraps are of 95 %")
  func level() throws {
    for law in [AllocationLaw.porian2024] + AllocationLaw.porian2024Settings {
      #expect(law.coefficients.coefficients.compactMap(\.range).allSatisfy { $0.level == 0.95 })
      #expect(law.coefficients.coefficients.first?.range != nil)
    }
  }

  /// arXiv:2502.05172, section 3: models of up to five billion parameters in all.
  @Test("The joint law was fitted up to five billion parameters in all")
  func extent() {
    let range = Ludziejewski2025().card.range
    #expect(range.excesses(of: [.totalParameters: 5e9]).isEmpty)
    #expect(range.excesses(of: [.totalParameters: 5.2e9]).map(\.axis) == [.totalParameters])
  }

  /// By hand: w/64 layers of 4w² for attention and 8w² for each of E experts are (8E + 4)w³/64 in all, of which
  /// 12w³/64 see a token and 2w²/64 numbers are cached.
  @Test("A fine-grained model of a size has the width that its layers ask for")
  func footprint() throws {
    for choice in try Krajewski2024().choices(data: .none) {
      guard let experts = choice.variables.first(where: { $0.name == "E" })?.value else { continue }
      let found = choice.footprint(1e9)
      #expect(found.total.value == 1e9)
      #expect(relativeError(found.active.value, 1e9 * 3 / (2 * experts + 1)) < 1e-12)
      let width = pow(64e9 / (8 * experts + 4), 1.0 / 3)
      #expect(relativeError(try #require(found.cachePerToken), width * width / 32) < 1e-12)
    }
  }

  /// By hand: errors of 0.0039 over 30 runs and of 0.019 over one, each drawn to their mean square of 1.88105e-4
  /// by two runs: √((30·0.0039² + 2·1.88105e-4)/32) and √((0.019² + 2·1.88105e-4)/3).
  @Test("Errors of few runs are drawn to those of all laws")
  func shrunken() throws {
    let rows = LossBacktest([Ludziejewski2025(), Krajewski2024()]).rows
    try #require(rows.count == 2)
    #expect(relativeError(rows[0].shrunken, 0.005100582074626385) < 1e-12)
    #expect(relativeError(rows[1].shrunken, 0.01567599013353436) < 1e-12)
  }

  /// 131 billion tokens at 6ND: 7.86e20 FLOP train a billion parameters, whatever is known of the design.
  @Test("The routed law of one number of tokens finds the size of a budget")
  func fixedTokens() throws {
    let law = Clark2022.refit
    let unsized = Design(
      active: Sizes(), total: Sizes(),
      kind: .routed(Routing(experts: 64, topK: 1, routedLayerShare: 0.5)))
    // DBRX without embeddings, which is no top-1 model: its experts are read from its sizes.
    let sized = Design(
      active: sizes(35_236_583_424), total: sizes(130_363_398_144),
      kind: .routed(Routing(experts: 16, topK: 4, routedLayerShare: 1)))
    for (design, experts) in [
      (unsized, 64), (sized, 1 + (130.363398144 / 35.236583424 - 1) * 13 / 4),
    ] {
      let point = try law.frontier(at: FLOP(6 * 131e9 * 1e9), routedLike: design, data: .none)
      #expect(relativeError(try #require(point.size), 1e9) < 1e-12)
      #expect(relativeError(try #require(point.loss), law.loss(size: 1e9, experts: experts)) < 1e-6)
    }
    #expect(throws: Refusal.self) {
      try law.frontier(
        at: FLOP(1e20),
        routedLike: Design(
          active: Sizes(), total: Sizes(), kind: .routed(Routing(experts: 64, topK: 2))),
        data: .none)
    }
  }

  private func sizes(_ value: Double) -> Sizes {
    Sizes(all: nil, noInputEmbedding: nil, noEmbedding: Parameters(value))
  }

  /// What the best design reaches, no other reaches with less: served tokens count for both, and prices of
  /// 2·N_active are the usual count.
  @Test("The best design under a cap wastes nothing")
  func waste() throws {
    let law = Ludziejewski2025()
    let cap = MemoryCap(bytes: Bytes(24e9), bytesPerNumber: 2, cachedTokens: 16_384)
    var search = DesignSearch(budget: FLOP(1e23), memory: cap, inferenceTokens: Tokens(1e12))
    #expect(try search.region(under: law).best.waste < 1e-6)
    search.memory = nil
    search.servedPrices = ServedPrices(
      actives: [1e7, 1e9, 1e11, 1e13], ratios: [1, 4, 32, 100]
    ) { active, _ in 2 * active }
    let region = try search.region(under: law)
    #expect(region.best.waste < 1e-3)
  }
}
