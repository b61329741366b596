import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Answers of laws beside Python on the printed constants.
@Suite("Laws beside Python")
struct WholeLawTests {
  private func near(_ found: Double?, _ wanted: Double, within error: Double = 1e-9, _ what: String)
  {
    let found = found ?? .nan
    expect(found, near: wanted, relative: error, "\(what): \(found), not \(wanted)")
  }

  /// 3B on 2T tokens: loss, its gap to sixteen bits, the size of the same loss there, and critical tokens.
  @Test(
    "Formats cost what Sun's law says",
    arguments: [
      (
        NumberFormat.fp8, 2.333105264946068, 0.0015757106752585237, 2949934589.4353766,
        35_160_983_937_641.336
      ),
      (.fp4, 2.4590381429648174, 0.12750858869400794, 919_598_547.1870342, 505_426_558_718.2714),
      (
        .fp16, 2.331540270549194, 1.0716278384670375e-05, 2_999_655_975.431527,
        1_516_657_831_536_676.5
      ),
    ])
  func formats(
    format: NumberFormat, loss: Double, gap: Double, size: Double, critical: Double
  ) throws {
    let law = Sun2025()
    var design = Design.dense(Parameters(3e9))
    design.format = format
    let tokens = Tokens(2e12)
    near(try law.loss(of: design, tokens: tokens, data: .none), loss, "loss")
    near(
      try law.lossGap(of: design, tokens: tokens, mode: .sameTokens, terms: .none, data: .none),
      -gap, within: 1e-7, "gap")
    near(
      try law.denseEquivalent(of: design, tokens: tokens, data: .none).value, size, "size")
    near(
      try law.computeMultiplier(
        of: design, tokens: tokens, mode: .sameTokens, terms: .none, data: .none), size / 3e9, "x")
    near(law.criticalTokens(size: 3e9, format: format), critical, within: 1e-8, "critical")
    near(try law.flop(of: design, tokens: tokens).value, 3.6e22, "FLOP")
  }

  /// 1.3B a token with the printed constants of S-BASE: losses, gaps to E = 1 and effective sizes.
  @Test(
    "Experts of the routed law",
    arguments: [
      (8.0, 2.142159795828663, 0.08681224320601588, 2_137_553_835.5953412),
      (64, 2.040391689620609, 0.18858034941406965, 3_931_253_663.535934),
    ])
  func routed(experts: Double, loss: Double, gap: Double, size: Double) throws {
    let law = Clark2022.refit
    let design = Design(
      active: Sizes(noEmbedding: Parameters(1.3e9)), total: Sizes(),
      kind: .routed(Routing(experts: experts, topK: 1, routedLayerShare: 0.5)))
    let tokens = Tokens(1e11)
    near(try law.loss(of: design, tokens: tokens, data: .none), loss, "loss")
    near(
      try law.lossGap(of: design, tokens: tokens, mode: .sameTokens, terms: .none, data: .none),
      gap, "gap")
    near(try law.denseEquivalent(of: design, tokens: tokens, data: .none).value, size, "size")
    near(law.cutoff.value, 781_986_026_191.5579, within: 1e-8, "cutoff")
  }

  /// Sizes of a billion parameters in all: active ones are 1 - S of them, a share, or 12 d³/64 with d³ = 64 N/(8E + 4).
  @Test("Kinds that a budget may be spent on, and their active sizes")
  func choices() throws {
    func active(_ law: any SurfaceLaw) throws -> [Double] {
      try law.choices(data: .none).map { $0.footprint(1e9).active.value / 1e9 }
    }
    func check(_ found: [Double], _ wanted: [Double], _ what: String) {
      #expect(found.count == wanted.count, "\(what)")
      for (own, value) in zip(found, wanted) { near(own, value, what) }
    }
    let sparse = Abnar2025()
    check(try active(sparse), [1, 0.75, 0.5, 0.25, 0.1, 0.05, 0.02], "sparsity")
    check(
      try sparse.choices(data: .none).map { $0.variables[0].value },
      [0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98], "S")
    check(
      try active(Zhao2025()), [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8], "share")
    let fine = Krajewski2024()
    let kinds = try fine.choices(data: .none)
    let experts: [Double] =
      [1] + [Double](repeating: 64, count: 5) + [Double](repeating: 16, count: 5)
    check(try active(fine), experts.map { 12 / (8 * $0 + 4) }, "fine-grained")
    check(
      kinds.dropFirst().map { $0.variables[1].value }, [1, 2, 4, 8, 16, 1, 2, 4, 8, 16], "G")
    for (kind, experts) in zip(kinds, experts) {
      let width = cbrt(64e9 / (8 * experts + 4))
      near(kind.footprint(1e9).cachePerToken, 2 * width * width / 64, "cache")
      near(kind.footprint(1e9).total.value, 1e9, "total")
    }
    let pruned = try #require(LawLibrary.all.compactMap { $0 as? Frantar2023 }.first)
    check(
      try pruned.choices(data: .none).map { $0.footprint(1e9).total.value / 1e9 }, [1, 2, 4, 8],
      "pruned")
  }

  /// Table 1 of arXiv:2402.07871: 0.47 + (2.1/8^0.58 + 18.1)/N^0.115 + 30.8/D^0.147 for 64 experts of G = 8; an
  /// expansion of 64.5 is read as 64, one of 65 is none.
  @Test("A fine-grained design takes the constants of its expansion")
  func expansion() throws {
    let law = Krajewski2024()
    func loss(_ experts: Double) throws -> Double {
      try law.loss(
        of: Design(
          active: Sizes(Parameters(1e9)), total: Sizes(noEmbedding: Parameters(3e10)),
          kind: .routed(Routing(experts: experts, topK: 1, hiddenOverExpertWidth: 2))),
        tokens: Tokens(1e11), data: .none)
    }
    let wanted = 0.47 + (2.1 / pow(8, 0.58) + 18.1) / pow(3e10, 0.115) + 30.8 / pow(1e11, 0.147)
    near(try loss(64), wanted, "64")
    near(try loss(64.5), wanted, "64.5")
    #expect(throws: Refusal.self) { try loss(65) }
    #expect(throws: Refusal.self) { try loss(63) }
  }

  /// A rate of 0.6 is a price of 1/0.6.
  @Test(
    "A leverage by the clock is that by FLOP times the rate, and only an equivalent has a step more"
  )
  func leverage() throws {
    let law = Tian2025()
    let design = Samples.dbrx
    let tokens = Tokens(2e12)
    var terms = ComparisonTerms.none
    terms.moeOverDenseRate = 0.6
    let plain = try law.computeMultiplier(
      of: design, tokens: tokens, mode: .bothOptimal, terms: terms, data: .none)
    let clock = try law.computeMultiplier(
      of: design, tokens: tokens, mode: .wallClock, terms: terms, data: .none)
    near(clock, 0.6 * plain, "by the clock")
    for (question, count) in [(Question.denseEquivalent, 1), (.computeMultiplier(.wallClock), 0)] {
      let further = try law.furtherSteps(
        to: question, of: design, tokens: tokens, terms: terms, data: .none)
      #expect(further.count == count)
    }
  }

  /// N (N + ω/3 N^⅓)^(-1/β) (N + ω N^⅓)^((1+α)/β) of Pearce and Song, ω = 47,491.
  @Test(
    "Exponents without embeddings",
    arguments: [
      (0.3478, 0.3658, 768.0, 1.5e9, 0.7492370832833417),
      (0.34, 0.28, 1e6, 1e8, 0.7784241927320246),
      (0.5, 0.4, 1e9, 1e12, 0.44829039672862075),
    ])
  func bridge(alpha: Double, beta: Double, low: Double, high: Double, exponent: Double) {
    near(EmbeddingBridge(alpha: alpha, beta: beta).exponent(over: low...high), exponent, "exponent")
  }

  /// NumPy's least squares of ln(L - E) on the six optima.
  @Test(
    "Marin's law with another floor",
    arguments: [
      (0.0, 22.928803746378193, 0.045264301342757655, 0.003038916455329806),
      (1.4, 66.48875539325391, 0.08307250035462047, 0.0010240392182344915),
      (1.6, 96.71258404157378, 0.094444195221749, 0.0012480064768432219),
      (2.2, 1127.0369209345931, 0.16214286931484187, 0.005865252715603144),
    ])
  func floors(floor: Double, a: Double, alpha: Double, rms: Double) {
    let found = Marin2026.fit(floor: floor)
    near(found.a, a, within: 1e-8, "A")
    near(found.alpha, alpha, within: 1e-8, "α")
    near(found.rms, rms, within: 1e-7, "rms")
    let range = Marin2026.supportedFloors
    expect(range.lowerBound, near: 0.72, within: 1e-9)
    expect(range.upperBound, near: 1.8, within: 1e-9)
  }

  /// A table of three by three prices, linear in logarithms between its own and beyond them.
  @Test(
    "Prices between those of a table",
    arguments: [
      (2e9, 4e9, 1.9319362488878153), (2e9, 4e10, 1.1868783980570674),
      (1e10, 3e11, 2.523758811230568), (5e8, 5e8, 1.8197283766186647),
      (1e11, 1e13, 7.088938124155255), (4e9, 1.6e10, 1.9945804246835828),
      (3e9, 1e9, 2.3230073879400703),
    ])
  func prices(active: Double, total: Double, price: Double) throws {
    let table = try #require(
      ServedPrices(actives: [1e9, 4e9, 3.2e10], ratios: [1, 4, 32]) { active, total in
        let (size, ratio) = (log(active / 1e9), log(total / active))
        return 2 + 0.3 * size - 0.4 * ratio + 0.05 * size * ratio * ratio
      })
    near(table.price(active: active, total: total), price, "\(active) \(total)")
    #expect(ServedPrices(actives: [1e9], ratios: [1, 4]) { _, _ in 1 } == nil)
    #expect(ServedPrices(actives: [1e9, 2e9], ratios: [1, 4]) { $1 > 5e9 ? nil : 1 } == nil)
  }

  /// 3e11 tokens are served, a third of them of training's price; by served costs of 5 and 2.
  @Test("What a mode counts for both models")
  func spendings() throws {
    var terms = ComparisonTerms(
      inferenceTokens: Tokens(3e11), moeOverDenseTrainingPrice: 1.6,
      moeOverDenseInferencePrice: 1.2,
      inferenceOverTrainingPrice: 0.5)
    func check(_ mode: ComparisonMode, _ moe: (Double, Double), _ dense: (Double, Double)) throws {
      let found = try terms.spendings(in: mode)
      near(found.moe.trainingPrice, moe.0, "\(mode)")
      near(found.moe.served, moe.1, "\(mode)")
      near(found.dense.trainingPrice, dense.0, "\(mode)")
      near(found.dense.served, dense.1, "\(mode)")
    }
    try check(.money, (1.6, 1e11 * 0.5 * 1.2 / 1.6), (1, 0.5e11))
    try check(.lifetime, (1, 1e11), (1, 1e11))
    terms.servedCosts = ServedCosts(requests: 8, moe: 5, dense: 2)
    try check(.lifetime, (1, 5e11), (1, 2e11))
    terms.moeOverDenseInferencePrice = nil
    terms.inferenceOverTrainingPrice = nil
    try check(.money, (1.6, 1e11 * 2 * 2.5 / 1.6), (1, 2e11))
    terms.inferenceTokens = nil
    try check(.money, (1.6, 0), (1, 0))
    terms.moeOverDenseRate = 0.8
    try check(.wallClock, (1.25, 0), (1, 0))
  }

  /// 1.2 + (400/10⁴ + 20/10³)² of 1e8 and 1e9, and without an outer power where tokens saturate.
  @Test("Losses of a span with an outer power, and with tokens that wear out")
  func spans() {
    let sizes = [1e8, 1e8]
    let tokens = [1e9, 4e9]
    func losses(_ surface: LossSurface) -> [Double] {
      var values = [0.0, 0]
      var span = values.mutableSpan
      surface.losses(sizes: sizes.span, tokens: tokens.span, into: &span)
      return values
    }
    let outer = LossSurface(
      floor: 1.2, sizeTerms: [PowerTerm(400, -0.5)], tokenTerms: [PowerTerm(20_000, -1.0 / 3)],
      outerExponent: 2)
    near(losses(outer)[0], 1.2 + pow(0.04 + 20, 2), "outer power")
    let worn = LossSurface(
      floor: 1.2, sizeTerms: [PowerTerm(400, -0.5)], tokenTerms: [PowerTerm(2000, -0.5)],
      tokenSaturation: Saturation(onset: 1e9, scale: 5))
    let worth = 1e9 * (1 + 5 * (1 - exp(-3.0 / 5)))
    near(losses(worn)[1], 1.2 + 0.04 + 2000 / worth.squareRoot(), "worn tokens")
  }

  /// A law reads a run alike on any tokens.
  @Test("Remarks that hold on any tokens are those of a run", arguments: LawLibrary.ids)
  func remarks(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    for design in [Samples.dbrx, .dense(Parameters(7e9))] {
      guard let reading = try? law.reading(of: design, tokens: Tokens(1e12), data: .none) else {
        #expect(law.steadyRemarks(of: design, data: .none) == nil)
        continue
      }
      #expect(law.steadyRemarks(of: design, data: .none) == reading.remarks, "\(id)")
    }
    #expect(
      law.steadyRemarks(of: Samples.dbrx, data: DataEffect.none.limited(to: Tokens(1e11))) == nil)
  }

  /// 7B on 2e11 tokens lie within Besiroglu's 16.2B and 318B; 70B on 1e12 shrink by 2^(-9/4) to 14.7B, on 210B.
  @Test("What lies beyond a fitted range is shrunk into it")
  func shrunk() throws {
    let law = try #require(LawLibrary.law("ludziejewski-2025"))
    let inside = Design(
      active: Sizes(Parameters(7e8)), total: Sizes(Parameters(4e9)),
      kind: .routed(Routing(experts: 8, topK: 1)))
    let near = try Disagreement(law, of: inside, tokens: Tokens(2e10))
    let far = try Disagreement(law, of: inside.scaled(by: 100), tokens: Tokens(2e12))
    #expect(near.excesses.isEmpty == (near.byRange == nil))
    #expect(!far.excesses.isEmpty && far.byRange != nil && far.byRange != 1)
  }

  /// An optimum is worked out only where the MoE stands as its law would spend the same means.
  @Test("Steps of a comparison hold an optimum where it was asked for")
  func steps() throws {
    let law = Ludziejewski2025()
    let design = Design(
      active: Sizes(Parameters(2e9)), total: Sizes(Parameters(1e10)),
      kind: .routed(Routing(experts: 8, topK: 1)))
    for (mode, wants) in [
      (ComparisonMode.lifetime, true), (.money, true), (.wallClock, true), (.bothOptimal, true),
    ] {
      for allocation in [ComparisonTerms.Allocation.asTrained, .optimal] {
        var terms = Samples.terms
        terms.allocation = allocation
        let symbols = try law.explanation(
          of: .computeMultiplier(mode), design: design, tokens: Tokens(1e11), terms: terms
        ).steps.map(\.symbol)
        let isOptimal = mode == .bothOptimal || allocation == .optimal
        #expect(symbols.contains("N*") == (wants && isOptimal), "\(mode) \(allocation) \(symbols)")
      }
    }
  }
}
