import Foundation
import Statistics
import Testing

@testable import CostModel

@Suite("The share that a throughput law predicts")
struct ShareTests {
  /// Far from the reference point in every term of the dense form.
  private static let step = StepConditions(
    hiddenSize: 4096, feedForwardWidth: 16_384, isRouted: false, context: 8192,
    generation: .hopper, precision: .fp8, devices: 64, recomputesAll: true)
  /// 1, hopper, fp8, recomputes all, 1024/4096, ln(64/8), ln(8192/2048), both of the last kind.
  private static let terms = [1, 1, 1, 1, 0.25, log(8.0), log(4.0), log(4.0)]

  private func law(_ coefficients: [Double], covariance: [[Double]]) -> ThroughputLaw {
    ThroughputLaw(
      form: .dense, source: "made up", coefficients: coefficients, covariance: covariance,
      spread: 0.1,
      heldOut: HeldOutReport(models: [], denseMedian: nil, routedMedian: nil, coverage: []),
      measured: [MeasuredAxis("devices", Extent(8...16)), MeasuredAxis("d", Extent(64...8192))])
  }

  @Test("The logarithm of the share is the sum of the terms", arguments: 0..<8)
  func term(index: Int) {
    var coefficients = [Double](repeating: 0, count: 8)
    coefficients[index] = -0.3
    let law = law(
      coefficients, covariance: .init(repeating: .init(repeating: 0, count: 8), count: 8))
    let found = law.share(Self.step)
    #expect(abs(log(found.share) - -0.3 * Self.terms[index]) < 1e-12)
    #expect(abs(found.deviation - 0.1) < 1e-12)
  }

  @Test("What the coefficients leave open widens the prediction: √(0.1² + xᵀCx)")
  func covariance() {
    // C = vvᵀ with v = 0.02, so that xᵀCx = (0.02 Σx)².
    let rows = [[Double]](repeating: .init(repeating: 0.0004, count: 8), count: 8)
    let sum = 4.25 + log(8.0) + 2 * log(4.0)
    let expected = (0.01 + 0.0004 * sum * sum).squareRoot()
    let found = law(.init(repeating: 0, count: 8), covariance: rows).share(Self.step)
    #expect(abs(found.deviation - expected) < 1e-12)
    // 1.2815515655 is the 90 % point of the normal distribution.
    let range = found.range(level: 0.8)
    #expect(abs(log(range.upperBound) - 1.2815515655446004 * expected) < 1e-9)
    #expect(abs(log(range.lowerBound) + 1.2815515655446004 * expected) < 1e-9)
    // 64 devices lie four times beyond 16.
    #expect(found.outside == [OutsideMeasured(axis: "devices", excess: 4)])
  }
}
