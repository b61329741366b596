import Foundation
import Statistics
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// What rules of recipes advise and in which words, and what laws read and refuse, by hand.
@Suite("Recipes and readings by hand")
struct WholeRecipeTests {
  private static let design = Design(
    active: Sizes(Parameters(1e9)), total: Sizes(Parameters(7e9)),
    kind: .routed(Routing(experts: 64, topK: 8)))

  private func near(_ found: Double?, _ wanted: Double, _ what: String) {
    let found = found ?? .nan
    expect(found, near: wanted, relative: 1e-9, "\(what): \(found), not \(wanted)")
  }

  /// 1e11 tokens in 2¹⁴ steps are 1,490 sequences of 4,096 in v16, and 745 of 8,192 in May's, in powers of two;
  /// 6e20 FLOP against 3e20 and 3.46e19 of their runs.
  @Test("Marin's two recipes on sequences of 8,192 and a stated batch", arguments: [false, true])
  func marin(isMay: Bool) throws {
    let query = RecipeQuery(
      design: Self.design, tokens: Tokens(1e11), hiddenSize: 2048, context: 8192, batch: 4e6)
    let own = query.advice.given.filter { $0.rule == (isMay ? "Marin May" : "Marin v16") }
    try #require(
      own.map(\.quantity) == [.learningRate, .matrixLearningRate, .batchTokens, .warmUpTokens])
    let rate =
      isMay
      ? 0.06602 * pow(1e11, -0.395) * pow(2048, -0.15) * 2000
      : 1.63 * pow(1e11, -0.2813) * pow(2048, -0.3678) * (4e6 / 4096).squareRoot()
    near(own[0].value, rate, "rate")
    near(own[1].value, rate * 13 / 3, "rate of matrices")
    near(own[2].value, isMay ? 1024 * 8192 : 2048 * 4096, "batch")
    near(own[3].value, isMay ? 1e9 : 1e10, "warm-up")
    let remark =
      "d width, T the batch as stated; never above 0.05; \(isMay ? "MuonH" : "AdamH") recipe, linear decay"
    #expect(own[0].remark == remark && own[1].remark == remark)
    #expect(
      own[0].formula
        == (isMay ? "0.06602 D^-0.395 d^-0.150 √T" : "1.63 D^-0.2813 d^-0.3678 √(T/4096)"))
    #expect(own[3].formula == (isMay ? "a hundredth of the steps" : "a tenth of the steps"))
    #expect(own[2].remark == "sequences of \(isMay ? "8192" : "4096"), 32 at least")
    near(own[0].excesses.first?.factor, isMay ? 6e20 / 3.46e19 : 2, "excess")
  }

  /// Few tokens: 32 sequences at least, and a rate of 0.05 at most.
  @Test("Ends of Marin's advice")
  func ends() throws {
    let query = RecipeQuery(
      design: Self.design, tokens: Tokens(1e6), hiddenSize: 8, context: 4096, batch: nil)
    let own = query.advice.given.filter { $0.rule == "Marin v16" }
    try #require(own.count == 4)
    #expect(own[0].value == 0.05 && own[1].value == 0.05 && own[2].value == 32 * 4096)
    #expect(own[0].remark.contains("T its own batch of "))
  }

  @Test("Other rules by kinds of models")
  func others() throws {
    func given(_ design: Design, _ batch: Double?) -> [RecipeAdvice] {
      RecipeQuery(
        design: design, tokens: Tokens(1e11), hiddenSize: nil, context: 4096, batch: batch
      ).advice.given
    }
    func one(_ all: [RecipeAdvice], _ rule: String, _ quantity: RecipeAdvice.Quantity)
      -> RecipeAdvice?
    {
      all.first { $0.rule == rule && $0.quantity == quantity }
    }
    let (routed, dense) = (given(Self.design, 4e6), given(.dense(Parameters(7e9)), nil))
    near(one(routed, "DeepSeek LLM", .warmUpTokens)?.value, 8e9, "warm-up")
    near(one(routed, "DeepSeek LLM", .learningRate)?.value, 0.3118 * pow(6e20, -0.125), "rate")
    near(
      one(dense, "DeepSeek LLM", .warmUpTokens)?.value, 2000 * 0.2920 * pow(4.2e21, 0.3271),
      "warm-up")
    near(one(routed, "Step Law", .batchTokens)?.value, 0.58 * pow(1e11, 0.571), "batch")
    near(
      one(routed, "Joint MoE", .learningRate)?.value, exp(8.39 - 0.81 * log(1e9) - 0.25 * log(8)),
      "rate")
    near(one(dense, "Joint MoE", .learningRate)?.value, exp(8.39 - 0.81 * log(7e9)), "rate")
    for (rule, routedWords, denseWords) in [
      ("Ling", "C without embeddings", "of MoE: a dense model is another case"),
      (
        "DeepSeek LLM",
        "of dense models: an MoE enters by its active parameters; ends of the range recalled",
        "C without embeddings; ends of the range recalled"
      ),
    ] {
      #expect(one(routed, rule, .learningRate)?.remark == routedWords)
      #expect(one(dense, rule, .learningRate)?.remark == denseWords)
    }
    let (own, plain) = (
      one(routed, "Step Law", .learningRate), one(dense, "Step Law", .learningRate)
    )
    #expect(own?.interval?.level == 0.95 && own?.remark.contains("1.21 times") == true)
    #expect(plain?.remark == "N all parameters without embeddings; AdamW")
    let marin = PublishedCheck.recipes.filter { $0.law == "marin-recipe" }.map(\.claim)
    #expect(
      marin.map { $0.contains("May") } == [false, false, false, false, true, true, true, true])
    #expect(
      marin.map { $0.contains("v16") } == [true, true, true, true, false, false, false, false])
  }

  @Test("Laws that only share out a budget have no equivalents")
  func allocations() {
    let tokens = Tokens(1e11)
    for law in LawLibrary.all.compactMap({ $0 as? AllocationLaw }) {
      for (design, refusal) in [
        (Design.dense(Parameters(7e9)), Refusal.noLoss), (Self.design, .noExpertTerm),
      ] {
        #expect(throws: refusal) {
          try law.denseEquivalent(of: design, tokens: tokens, data: .none)
        }
        #expect(throws: refusal) {
          try law.computeMultiplier(
            of: design, tokens: tokens, mode: .bothOptimal, terms: .none, data: .none)
        }
      }
      #expect(throws: Refusal.noExpertTerm) {
        try law.frontier(at: FLOP(1e21), routedLike: Self.design, data: .none)
      }
    }
  }

  /// 8 of 64 experts are used: S = 7/8, and 6 · N/8 · D.
  @Test("What laws read and make of a size")
  func readings() throws {
    let size = Parameters(2e9)
    let routed = Self.design.kind
    for law in Samples.surfaceLaws {
      let own = law.design(ofSize: size, kind: routed)
      let isActive = law.sizeCount.part == .active
      #expect((own.active == Sizes()) == !isActive && (own.total == Sizes()) == isActive)
      let dense = law.design(ofSize: size, kind: .dense)
      #expect(dense.active != Sizes() && dense.active == dense.total)
    }
    let point = try Abnar2025().reading(of: Self.design, tokens: Tokens(1e11)).point
    near(point[.sparsity], 0.875, "S")
    near(point[.compute], 6 * 0.125 * 7e9 * 1e11, "C")
  }
}
