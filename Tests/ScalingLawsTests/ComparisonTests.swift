import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// The comparison modes, on the joint law and its dense form.
@Suite("Comparison modes")
struct ComparisonTests {
  let law = Ludziejewski2025()
  let tokens = Tokens(2e11)
  /// 8 experts, one used; total as in the paper's family.
  let moe = Design(
    active: Sizes(Parameters(1e9)), total: Sizes(Parameters(5e9)),
    kind: .routed(Routing(experts: 8, topK: 1)))

  private func multiplier(
    _ mode: ComparisonMode, _ terms: ComparisonTerms = .none
  ) throws -> Double {
    try law.answer(.computeMultiplier(mode), of: moe, tokens: tokens, terms: terms).value
  }

  private func gap(_ mode: ComparisonMode, _ terms: ComparisonTerms = .none) throws -> Double {
    try law.answer(.lossGap(mode), of: moe, tokens: tokens, terms: terms).value
  }

  private var loss: Double {
    get throws { try law.loss(of: moe, tokens: tokens, data: .none) }
  }

  private var dense: LossSurface { law.surface(experts: 1) }

  @Test("Device-hours are FLOP over the rate at which each model does them")
  func wallClock() throws {
    let terms = ComparisonTerms(moeOverDenseRate: 0.6)
    #expect(
      try relativeError(multiplier(.wallClock, terms), multiplier(.denseOptimal) * 0.6) < 1e-9)
    var optimal = terms
    optimal.allocation = .optimal
    #expect(
      try relativeError(multiplier(.wallClock, optimal), multiplier(.bothOptimal) * 0.6) < 1e-9)
    // OLMoE: three times fewer tokens of the same FLOP each, at 23,600 against 37,500 tokens a
    // second: 1.9 times faster, which the paper calls two.
    let olmoe = ComparisonTerms(moeOverDenseRate: 23_600.0 / 37_500)
    expect(
      3 * (try multiplier(.wallClock, olmoe) / multiplier(.denseOptimal)), near: 1.89, within: 0.005
    )
  }

  @Test("Over a lifetime the best dense model meets e_N/e_D = 1 + D_inference/3D")
  func lifetime() throws {
    let terms = ComparisonTerms(inferenceTokens: Tokens(3e12))
    let best = try #require(dense.cheapest(forLoss: loss, served: 1e12))
    let (a, b) = (dense.sizeTerms[0], dense.tokenTerms[0])
    // Sardana and others 2023, first-order condition.
    let ratio = a.exponent * a.value(at: best.size) / (b.exponent * b.value(at: best.tokens))
    #expect(relativeError(ratio, 1 + 3e12 / (3 * best.tokens)) < 1e-9)
    let own = 6 * 1e9 * 2e11 + 2 * 1e9 * 3e12
    let theirs = 6 * best.size * best.tokens + 2 * best.size * 3e12
    #expect(try relativeError(multiplier(.lifetime, terms), theirs / own) < 1e-9)
  }

  @Test("Without inference, money is FLOP times their price")
  func money() throws {
    let terms = ComparisonTerms(moeOverDenseTrainingPrice: 1.5)
    #expect(try relativeError(multiplier(.money, terms), multiplier(.denseOptimal) / 1.5) < 1e-9)
    // At equal prices money is the lifetime's FLOP.
    let even = ComparisonTerms(
      inferenceTokens: Tokens(3e12), moeOverDenseTrainingPrice: 1, moeOverDenseInferencePrice: 1,
      inferenceOverTrainingPrice: 1)
    #expect(try relativeError(multiplier(.money, even), multiplier(.lifetime, even)) < 1e-12)
  }

  @Test("The same memory is the same total parameters, less what the caches differ by")
  func memory() throws {
    let size = 5e9
    let needed = try #require(dense.tokens(forLoss: loss, size: size))
    #expect(try relativeError(multiplier(.fixedMemory), size * needed / (1e9 * 2e11)) < 1e-12)
    let terms = ComparisonTerms(
      bytesPerParameter: 2, keyValueCaches: .init(moe: Bytes(1e9), dense: Bytes(3e9)))
    // 5e9 parameters of two bytes, and one gigabyte of cache less two: 4e9 parameters.
    let smaller = dense.loss(size: 4e9, tokens: 2e11 / 4)
    try expect(gap(.fixedMemory, terms), near: smaller - loss, within: 1e-12)
  }

  @Test("At the same FLOP the gap in loss is that of the best dense model")
  func compute() throws {
    let best = try #require(dense.optimum(flop: 6 * 1e9 * 2e11))
    try expect(gap(.fixedCompute), near: best.loss - loss, within: 1e-12)
    let own = try #require(law.surface(experts: 8).optimum(flop: 6 * 1e9 * 2e11))
    let optimal = ComparisonTerms(allocation: .optimal)
    try expect(gap(.fixedCompute, optimal), near: best.loss - own.loss, within: 1e-12)
  }

  @Test("A mode whose input is missing refuses and names it")
  func missing() {
    for mode in [ComparisonMode.wallClock, .lifetime, .money] {
      do throws(Refusal) {
        _ = try law.answer(.computeMultiplier(mode), of: moe, tokens: tokens)
        Issue.record("\(mode) has no input and answered")
      } catch {
        guard case .missingInput(let refused, let what) = error else {
          Issue.record("\(mode) refused with \(error)")
          continue
        }
        #expect(refused == mode)
        #expect(!what.isEmpty)
        #expect(error.reason.hasPrefix("needs "))
      }
    }
  }

  @Test("A useless input refuses", arguments: [0, -1, Double.infinity, .nan])
  func useless(rate: Double) {
    #expect(throws: Refusal.self) {
      try multiplier(.wallClock, ComparisonTerms(moeOverDenseRate: rate))
    }
  }

  @Test("At the crossover the MoE and the dense model of its FLOP per token are level")
  func crossover() throws {
    let tokens = Tokens(try law.answer(.crossover, of: moe, tokens: tokens).value)
    let level = try law.lossGap(
      of: moe, tokens: tokens, mode: .sameTokens, terms: .none, data: .none)
    expect(level, near: 0, within: 1e-9)
    let fewer = try law.lossGap(
      of: moe, tokens: tokens * 0.5, mode: .sameTokens, terms: .none, data: .none)
    #expect(fewer < 0)
  }

  @Test("A dense model of the same FLOP per token reaches the loss on so many times the tokens")
  func tokenMultiplier() throws {
    let ratio = try law.answer(.tokenMultiplier, of: moe, tokens: tokens).value
    #expect(ratio > 1)
    try expect(dense.loss(size: 1e9, tokens: 2e11 * ratio), near: loss, within: 1e-12)
  }

  @Test("A multiplier and its inverse agree", arguments: LawLibrary.ids)
  func inverse(id: String) throws {
    guard let law = LawLibrary.law(id) as? any SurfaceLaw else { return }
    for design in Samples.designs(50) {
      guard let surface = try? law.surface(routedLike: design),
        let dense = try? law.surface(routedLike: nil),
        let size = try? law.size(of: design).value,
        let multiplier = try? law.computeMultiplier(
          of: design, tokens: Tokens(1e11), mode: .bothOptimal, data: .none)
      else { continue }
      let flop = surface.flop(size: size, tokens: 1e11)
      let best = try #require(dense.optimum(flop: flop * multiplier))
      let back = try #require(surface.budget(forLoss: best.loss))
      #expect(relativeError(back, flop) < 1e-9)
    }
  }

  @Test("Tokens that repeat never help, and cancel out of a comparison on the same tokens")
  func repetition() throws {
    let repeated = DataEffect.none.limited(to: Tokens(1e10))
    let worse = try law.answer(.loss, of: moe, tokens: tokens, data: repeated)
    #expect(try worse.value > loss)
    #expect(worse.reading.point[.epochs] == 20)
    #expect(worse.reading.remarks.contains { $0.contains("20 epochs") })
    // All tokens unique: nothing changes.
    let all = DataEffect.none.limited(to: tokens)
    #expect(try law.answer(.loss, of: moe, tokens: tokens, data: all).value == loss)
  }
}
