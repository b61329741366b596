import Diagnostics
import Statistics
import TestSupport
import Testing

@testable import QualityAxes

/// Figures that few inputs reach, by hand.
@Suite("Rare figures of quality")
struct RareFigureTests {
  private func set(_ model: String, _ counts: [(String, Int, Int)]) throws -> ResponseSet {
    try ResponseSet(
      model: model,
      responses: counts.map {
        RatedResponse(
          prompt: $0.0, counts: try ResponseCounts(supported: $0.1, notSupported: $0.2))
      })
  }

  /// Of K = 64.
  ///
  /// Prompt a: an empty response against F1 = 1/2. Prompt b: P from 1/2 to 3/4 and 32 to 64 facts; F1 is
  /// 1/3, with the other precision 1/2, with the other length 1/2, with both 3/4. Prompt c is alike.
  @Test("A difference of two models is abstention, precision and length, prompt by prompt")
  func parts() throws {
    let first = try set("m", [("a", 0, 0), ("b", 16, 16), ("c", 10, 10), ("d", 5, 5)])
    let second = try set("n", [("a", 32, 32), ("b", 48, 16), ("c", 10, 10)])
    let parts = try #require(ScoreParts(from: first, to: second, at: .median))
    expect(parts.abstention, near: 0.5 / 3, within: 1e-12)
    expect(parts.precision, near: 5.0 / 24 / 3, within: 1e-12)
    expect(parts.length, near: 5.0 / 24 / 3, within: 1e-12)
    #expect(ScoreParts(from: try set("m", [("x", 1, 1)]), to: second, at: .median) == nil)
  }

  /// 64 facts, half of them right, against 80 facts, 0.8 right, with a fifth of responses empty: Shapley's values
  /// over the six orders, by Python.
  @Test("A difference of two profiles is shared out over all orders")
  func profiles() throws {
    let first = try FactualityProfile(
      precision: 0.5, support: SupportDistribution(mean: 32, deviation: 0))
    let second = try FactualityProfile(
      precision: 0.64, support: SupportDistribution(mean: 64, deviation: 0, emptyShare: 0.2))
    let parts = try ScoreParts(from: first, to: second, at: .median)
    expect(parts.abstention, near: -0.13777777777777775, within: 1e-9)
    expect(parts.precision, near: 0.28444444444444456, within: 1e-9)
    expect(parts.length, near: 0.06444444444444442, within: 1e-9)
  }

  @Test("Distributions that differ in empty responses alone differ")
  func equal() throws {
    let one = try SupportDistribution(mean: 30, deviation: 5)
    #expect(try one == SupportDistribution(mean: 30, deviation: 5))
    #expect(try one != SupportDistribution(mean: 30, deviation: 5, emptyShare: 0.1))
  }

  /// 2Φ(-2).
  @Test("A trend of two standard errors has a p-value of 0.0455")
  func trend() {
    let trend = SiteTrend(
      model: "m", quantity: "q", checkpoints: 3, slope: 1, error: 0.5, isLinear: false)
    expect(trend.pValue, near: 0.04550026389635842, within: 1e-12)
  }
}
