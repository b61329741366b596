import Foundation
import Hypotheses
import Statistics
import TestSupport
import Testing

@Suite("Claims")
struct ClaimTests {
  @Test("An equivalence is a region on both sides of no difference")
  func equivalence() {
    let factor = Claim.equivalentWithin(1.25, isRatio: true)
    #expect(factor.bounds.low == 0.8 && factor.bounds.high == 1.25)
    func interval(_ low: Double, _ high: Double) -> Interval {
      Interval(kind: .measured, low: low, high: high, level: 0.95)
    }
    #expect(factor.verdict(for: interval(0.9, 1.2)) == .supported)
    // Not significant is not the same as no effect.
    #expect(factor.verdict(for: interval(0.7, 1.2)) == .inconclusive)
    #expect(factor.verdict(for: interval(1.3, 1.5)) == .refuted)
    #expect(
      Claim.equivalentWithin(0.5, isRatio: false).verdict(for: interval(-0.4, 0.4)) == .supported)
  }

  @Test("The p-value of a normal estimate is that of its z, on both sides together")
  func pValues() throws {
    // z = 1.2/(sd √2) of DBRX's 32.1 against 30.9: 2.83, 1.70, 0.85.
    for (deviation, p) in [(0.3, 0.00468), (0.5, 0.0897), (1.0, 0.396)] {
      let evidence = Evidence.normal(
        1.2, standardError: deviation * 2.0.squareRoot(), isRatio: false, kind: .measured)
      let found = try #require(evidence.pValue(for: .atLeast(0)))
      expect(found, near: p, within: 0.001)
    }
    let open = Evidence(value: 1, isRatio: false) { level in
      Interval(kind: .measured, low: -.infinity, high: .infinity, level: level)
    }
    #expect(open.pValue(for: .atLeast(0)) == 1)
    #expect(Evidence.bare(1, isRatio: false).pValue(for: .atLeast(0)) == nil)
  }

  /// Davison and Hinkley 1997, equation 4.11: (1 + those beyond)/(1 + resamples) on one side.
  @Test("No p-value lies below twice one over the resamples and one")
  func resampledTail() throws {
    for count in [99, 999] {
      let evidence = Evidence(value: 3, isRatio: false, resamples: count) { level in
        Interval(kind: .bootstrap, low: 2, high: 4, level: level)
      }
      let found = try #require(evidence.pValue(for: .atLeast(0)))
      expect(found, near: 2 / Double(count + 1), within: 1e-12)
    }
  }

  @Test("A p-value of both tails has the error of a binomial share, twice")
  func resampledError() {
    // 199 resamples with 4 beyond on a side, p = 2 · 5/200: 2 √(.02 · .98/199).
    let evidence = Evidence(value: 3, isRatio: false, resamples: 199) { _ in nil }
    expect(evidence.samplingError(ofPValue: 0.05), near: 0.019849, within: 1e-6)
    #expect(evidence.samplingError(ofPValue: 0.01) == 0)
    #expect(Evidence.bare(1, isRatio: false).samplingError(ofPValue: 0.044) == 0)
  }

  @Test("The effect is a factor for ratios and a difference otherwise, to the nearest border")
  func effects() throws {
    let ratio = Evidence.normal(3, standardError: 0.1, isRatio: true, kind: .measured)
    #expect(ratio.effect(against: .atLeast(2)) == 1.5)
    #expect(ratio.effect(against: .between(1, 2.5)) == 1.2)
    let gap = Evidence.normal(3, standardError: 0.1, isRatio: false, kind: .measured)
    #expect(gap.effect(against: .atMost(5)) == -2)
  }

  /// p-values and Holm's adjusted ones, by R's p.adjust(p, "holm").
  static let holm: [([Double], [Double])] = [
    ([0.01, 0.02, 0.03, 0.04], [0.04, 0.06, 0.06, 0.06]),
    ([0.04, 0.01], [0.04, 0.02]),
    ([0.5, 0.9], [1, 1]),
    ([0.001], [0.001]),
  ]

  @Test("Holm's correction gives R's numbers", arguments: holm)
  func correction(values: [Double], expected: [Double]) {
    for (found, wanted) in zip(HolmCorrection.adjusted(values), expected) {
      expect(found, near: wanted, within: 1e-12)
    }
  }

  @Test("Claims that share data directly or through others are one family")
  func families() {
    let data: [Set<String>] = [["a"], ["b"], ["a", "c"], [], ["c", "d"], ["b"]]
    #expect(HolmCorrection.families(data) == [[0, 2, 4], [1, 5]])
  }

  @Test("A belief and an estimate are weighed by their precision, on the logarithmic scale")
  func priors() throws {
    let belief = Prior.factor(median: 1, factor: exp(0.2))
    let evidence = Evidence.normal(exp(0.4), standardError: 0.2, isRatio: true, kind: .measured)
    let after = try #require(belief.updated(by: evidence))
    try expect(#require(after.value), near: exp(0.2), within: 1e-6)
    let interval = try #require(after.interval(0.95))
    // Half the variance: 0.2/√2 · 1.959964.
    expect(log(interval.high), near: 0.2 + 0.277181, within: 1e-5)
    #expect(interval.kind == .posterior)
    #expect(belief.updated(by: .bare(2, isRatio: true)) == nil)
    let wide = Prior.wornOutRepetitions
    expect(wide.quantile(0.5), near: 15.387756, within: 1e-9)
    expect(wide.quantile(0.841345) / 15.387756, near: 3, within: 1e-4)
  }
}
