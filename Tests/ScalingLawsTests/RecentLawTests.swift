import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Laws of 2025 and 2026 against their formulas, written out term by term, and what is held out.
@Suite("Recent laws")
struct RecentLawTests {
  @Test("A recipe's loss follows its own count of compute")
  func recipe() throws {
    // 6 · 1e9 · 1e11 = 6e20 FLOP.
    let design = Design(
      active: Sizes(Parameters(1e9)), total: Sizes(Parameters(8e9)), kind: .routedSomehow)
    let loss = try Marin2026.v16.loss(of: design, tokens: Tokens(1e11), data: .none)
    expect(loss, near: 1.6 + 95.18 * pow(6e20, -0.0941), within: 1e-12)
    #expect(throws: Refusal.noDenseForm) {
      try Marin2026.v16.loss(of: .dense(Parameters(1e9)), tokens: Tokens(1e11), data: .none)
    }
    let reading = try Marin2026.v16.reading(of: design, tokens: Tokens(1e11))
    #expect(reading.remarks.contains { $0.contains("3 times the forward FLOP") })
  }

  @Test("What the recipe advises at a budget multiplies to it as its authors print")
  func recipeOptimum() {
    // 1.09e-2 · (1e20)^0.535 = 5.46e8 and 16 · (1e20)^0.464 = 3.05e10.
    let best = Marin2026.best(at: FLOP(1e20))
    #expect(relativeError(best.size.value, 5.463e8) < 1e-3)
    #expect(relativeError(best.tokens.value, 3.049e10) < 1e-3)
  }

  @Test("Floors near 1.4 fit the recipe's six best runs; 0.5 and 2.0 do not")
  func floors() {
    // numpy.polyfit of ln(L - E) on ln C.
    let free = Marin2026.fit(floor: 1.4)
    #expect(relativeError(free.a, 66.48876) < 1e-6 && relativeError(free.alpha, 0.08307250) < 1e-6)
    expect(free.rms, near: 0.00102, within: 5e-6)
    expect(Marin2026.fit(floor: 1.6).alpha, near: 0.0944442, within: 1e-6)
    let range = Marin2026.supportedFloors
    #expect(
      range.contains(1.0) && range.contains(1.6) && !range.contains(0.5) && !range.contains(2.0))
  }

  @Test("The recipe misses its later runs by 0.007 and 0.018 nats, and a floor of 1.4 by less")
  func heldOut() throws {
    let pinned = try #require(Marin2026.v16.heldOut)
    let free = try #require(Marin2026.free.heldOut)
    for (run, error) in zip(pinned.runs, [0.0066, 0.0180]) {
      expect(run.error, near: error, within: 1e-4)
    }
    for (near, far) in zip(free.runs, pinned.runs) {
      expect(near.error, near: 0, within: abs(far.error))
    }
    let beyond = try #require(pinned.runs.last?.beyond)
    expect(beyond, near: 333.3, within: 0.1)
  }

  @Test("Density and repeats enter as the authors' notebook has them")
  func density() throws {
    // 521M raw, half of it zero, 20.8B tokens of 5.2B.
    let run = Design(
      active: Sizes(Parameters(0.2605e9)), total: Sizes(Parameters(0.2605e9)),
      kind: .pruned(sparsity: 0.5))
    let loss = try Wu2026().loss(
      of: run, tokens: Tokens(20.8e9), data: .none.limited(to: Tokens(5.2e9)))
    expect(loss, near: 2.8343, within: 5e-5)
    let dense = try Wu2026().surface(routedLike: nil, data: .none.limited(to: Tokens(1)))
    #expect(relativeError(dense.tokenSaturation?.scale ?? 0, 4.404748822323469) < 1e-12)
    #expect(throws: Refusal.noExpertTerm) { try Wu2026().surface(routedLike: Samples.dbrx) }
  }

  @Test("A format costs loss, and tokens beyond the critical ones cost more")
  func formats() throws {
    let law = Sun2025()
    var design = Design.dense(Parameters(37e9))
    let plain = try law.loss(of: design, tokens: Tokens(15e12), data: .none)
    design.format = .fp8
    let eight = try law.loss(of: design, tokens: Tokens(15e12), data: .none)
    // SciPy: 2.137143863585223 - 2.134684542425968.
    expect(eight - plain, near: 0.00245932, within: 1e-7)
    let critical = law.criticalTokens(size: 1e9, format: .fp4)
    let at = { law.loss(size: 1e9, tokens: $0, format: .fp4) }
    #expect(at(critical) < at(critical * 1.05) && at(critical) < at(critical / 1.05))
    // In sixteen bits a model of the equivalent size has the loss of the format.
    let equal = try law.denseEquivalent(of: design, tokens: Tokens(15e12), data: .none)
    let back = try law.loss(of: .dense(equal), tokens: Tokens(15e12), data: .none)
    expect(back, near: eight, within: 1e-12)
  }

  @Test("A law without a term for precision says that it has no effect")
  func ignored() throws {
    var design = Design.dense(Parameters(1e9))
    design.format = .fp8
    let answer = try DenseLaw.hoffmann2022.answer(.loss, of: design, tokens: Tokens(2e10))
    #expect(answer.reading.remarks.contains { $0.contains("no term for precision") })
    let own = try Sun2025().answer(.loss, of: design, tokens: Tokens(2e10))
    #expect(!own.reading.remarks.contains { $0.contains("no term for precision") })
    #expect(design.scaled(by: 2).format == .fp8)
  }

  @Test("Weights of laws follow their errors on losses held out")
  func weights() throws {
    let test = LossBacktest.bundled
    let joint = try #require(test.weight(of: "ludziejewski-2025"))
    let fine = try #require(test.weight(of: "krajewski-2024"))
    #expect(joint > fine && test.weight(of: "kang-2025") == nil)
    // Two answers of one value have a mean between; the better law draws nearer.
    let mean = try #require(
      test.mean(of: [("ludziejewski-2025", 2), ("krajewski-2024", 8), ("kaplan-2020", 1000)]))
    #expect(mean > 2 && mean < 4)
    #expect(test.mean(of: [("ludziejewski-2025", 2), ("kaplan-2020", 1000)]) == nil)
    let wu = try #require(test.rows.first { $0.law.id == "wu-2026" })
    // By hand from the printed truths and predictions: 0.0210.
    #expect(wu.error.count == 11 && abs(wu.error.rms - 0.0210) < 2e-4)
  }

  @Test("Rules of recipes give what their formulas give")
  func advice() throws {
    let design = Design(
      active: Sizes(Parameters(1e9)), total: Sizes(Parameters(7e9)),
      kind: .routed(Routing(experts: 64, topK: 8)))
    let query = RecipeQuery(
      design: design, tokens: Tokens(1e11), hiddenSize: 2048, context: 4096, batch: nil)
    let given = query.advice.given
    func value(_ rule: String, _ quantity: RecipeAdvice.Quantity) -> Double {
      given.first { $0.rule == rule && $0.quantity == quantity }?.value ?? .nan
    }
    #expect(
      relativeError(value("Step Law", .learningRate), 1.79 * pow(7e9, -0.713) * pow(1e11, 0.307))
        < 1e-12)
    #expect(relativeError(value("Ling", .learningRate), 1.1576 * pow(6e20, -0.1529)) < 1e-12)
    #expect(relativeError(value("DeepSeek LLM", .batchTokens), 0.2920 * pow(6e20, 0.3271)) < 1e-12)
    // 8 experts' worth of 64: exp(8.39 - 0.81 ln 1e9 - 0.25 ln 8) = 1.34e-4.
    expect(value("Joint MoE", .learningRate), near: 1.34e-4, relative: 0.01)
    // 1e11 tokens are 1490 sequences of 4096 in 2^14 steps: 2048 of them.
    #expect(value("Marin v16", .batchTokens) == 2048 * 4096)
    let adam = 1.63 * pow(1e11, -0.2813) * pow(2048, -0.3678) * 2048.0.squareRoot()
    #expect(relativeError(value("Marin v16", .learningRate), adam) < 1e-12)
    #expect(relativeError(value("Marin v16", .matrixLearningRate), 13.0 / 3 * adam) < 1e-12)
    #expect(value("Marin May", .warmUpTokens) == 1e9 && value("Marin v16", .warmUpTokens) == 1e10)
    #expect(
      relativeError(
        value("DeepSeek LLM", .warmUpTokens), 2_000 * value("DeepSeek LLM", .batchTokens)) < 1e-12)
    // A rule lies outside its runs where its law does: eight experts a token against one.
    let joint = try #require(given.first { $0.rule == "Joint MoE" })
    #expect(joint.excesses.contains { $0.axis == .topK && $0.factor == 8 })
    let step = try #require(given.first { $0.rule == "Step Law" })
    #expect(step.excesses.first?.axis == .totalParameters)
  }

  @Test("Rules say why they do not advise a dense model")
  func refused() {
    let query = RecipeQuery(
      design: .dense(Parameters(7e9)), tokens: Tokens(1e12), hiddenSize: nil, context: 4096,
      batch: nil)
    #expect(query.advice.refused.map(\.rule) == ["Marin v16", "Marin May"])
    #expect(query.advice.given.contains { $0.rule == "Joint MoE" })
  }

  @Test("Published numbers of rules are reproduced")
  func recipes() {
    for check in PublishedCheck.recipes { #expect(check.holds, "\(check.claim)") }
    // Every rule has a number or a reason.
    let laws = Set(PublishedCheck.recipes.map(\.law))
    let checked = [
      "Step Law": "step-law", "DeepSeek LLM": "deepseek-recipe", "Marin v16": "marin-recipe",
      "Marin May": "marin-recipe",
    ]
    for rule in RecipeQuery.rules.map(\.0) {
      #expect(
        checked[rule].map(laws.contains) ?? (PublishedCheck.uncheckedRecipes[rule] != nil),
        "\(rule)")
    }
  }
}
