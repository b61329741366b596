import Foundation
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// Where designs stand on the axes of laws, and how data move losses, by hand.
@Suite("Axes and data by hand")
struct WholeReadingTests {
  private static let tokens = Tokens(1e11)

  /// 1B active of 7B parameters, 8 of 64 experts half as wide as the hidden state.
  private static let routed = Design(
    active: Sizes(Parameters(1e9)), total: Sizes(Parameters(7e9)),
    kind: .routed(
      Routing(experts: 64, topK: 8, hiddenOverExpertWidth: 2, routedLayerShare: 1)))

  /// A quarter of 4B weights is left.
  private static let pruned = Design(
    active: Sizes(Parameters(1e9)), total: Sizes(Parameters(4e9)), kind: .pruned(sparsity: 0.75))

  /// Values of an axis that a law may mean: counts of parameters, 6ND of a count, D over one; 4 or 2 hidden over an
  /// expert's width.
  private static func meanings(_ axis: RangeAxis, active: Double, total: Double) -> [Double] {
    switch axis {
    case .activeParameters: [active]
    case .totalParameters: [total]
    case .tokens: [1e11]
    case .compute: [6 * active * 1e11, 6 * total * 1e11]
    case .tokensPerParameter: [1e11 / active, 1e11 / total]
    case .granularity: [8, 4]
    case .expansion: [8, 1]
    case .topK: [8, 1]
    case .activationRatio: [0.125, 1]
    default: []
    }
  }

  @Test("Points of designs on the axes of a law", arguments: LawLibrary.ids)
  func points(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    for (design, active, total) in [
      (Self.routed, 1e9, 7e9), (.dense(Parameters(3e9)), 3e9, 3e9), (Self.pruned, 1e9, 4e9),
    ] {
      guard let point = try? law.point(of: design, tokens: Self.tokens) else { continue }
      for axis in RangeAxis.allCases {
        guard let value = point[axis] else { continue }
        var meant = Self.meanings(axis, active: active, total: total)
        if axis == .sparsity {
          meant = [design == Self.pruned ? 0.75 : design == Self.routed ? 0.875 : 0]
        }
        guard !meant.isEmpty else { continue }
        // Routed layers of Clark's kind are read through the ratio of sizes, 1 + 6 · 13/4.
        if axis == .expansion, law is Clark2022 { meant = [1 + (total / active - 1) * 13 / 4] }
        if axis == .compute, law is Abnar2025 { meant.append(6 * total * 1e11 / 8) }
        #expect(meant.contains { abs(value / $0 - 1) < 1e-9 || value == $0 }, "\(axis) \(value)")
      }
      if let flop = try? law.flop(of: design, tokens: Self.tokens).value,
        law is Sun2025 || law is DenseLaw
      {
        expect(flop, near: 6 * total * 1e11, relative: 1e-9)
      }
    }
  }

  /// Tokens that are worth q are q times as many, and a floor lower by 0.1 takes 0.1 off every loss.
  @Test("Data move tokens and floors", arguments: LawLibrary.ids)
  func data(id: String) throws {
    let law = try #require(LawLibrary.law(id))
    for design in [Self.routed, .dense(Parameters(3e9)), Self.pruned] {
      guard let plain = try? law.loss(of: design, tokens: Self.tokens, data: .none) else {
        continue
      }
      if let floor = try? law.loss(
        of: design, tokens: Self.tokens, data: DataEffect(term: .floor, amount: 0.1))
      {
        expect(plain - floor, near: 0.1, within: 1e-9)
      }
      if let worth = try? law.loss(
        of: design, tokens: Self.tokens, data: DataEffect(term: .tokens, amount: 1.5)),
        let more = try? law.loss(of: design, tokens: Tokens(1.5e11), data: .none)
      {
        expect(worth, near: more, within: 1e-9)
      }
    }
  }

  /// Four of fifteen experts and one shared are five of sixteen; one expert as wide as five has a fifth of G.
  @Test("A shared expert counts among those that a token uses")
  func granularity() throws {
    let law = Tian2025()
    let design = Design(
      active: Sizes(Parameters(1e9)), total: Sizes(Parameters(2.5e9)),
      kind: .routed(Routing(experts: 15, topK: 4, shared: 1, hiddenOverExpertWidth: 4)))
    let found = try Disagreement(law, of: design, tokens: Tokens(1e11))
    func leverage(_ granularity: Double) -> Double {
      law.leverage(activationRatio: 5.0 / 16, granularity: granularity, flop: 6e20)
    }
    let wanted = leverage(8) / leverage(8 / 5)
    expect(found.byGranularity ?? .nan, near: wanted, relative: 1e-9)
  }

  /// A price of five for every served token is five times the tokens at the price of training's.
  @Test("Served prices stand for tokens")
  func served() throws {
    let law = try #require(LawLibrary.law("besiroglu-2024") as? any SurfaceLaw)
    var priced = DesignSearch(budget: FLOP(1e22), inferenceTokens: Tokens(3e11))
    priced.servedPrices = ServedPrices(actives: [1e9, 1e11], ratios: [1, 8]) { _, _ in 5 }
    let plain = DesignSearch(budget: FLOP(1e22), inferenceTokens: Tokens(1.5e12))
    let (one, two) = (
      try priced.region(under: law).best.allocation, try plain.region(under: law).best.allocation
    )
    expect(one.size, near: two.size, relative: 1e-4)
    expect(one.tokens, near: two.tokens, relative: 1e-4)
    expect(one.loss, near: two.loss, within: 1e-9)
    // 6N (D + 5 · 3e11/3) is the budget.
    expect(6 * one.size * (one.tokens + 5e11), near: 1e22, relative: 1e-9)
  }
}
