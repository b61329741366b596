import Statistics
import TestSupport
import Testing
import Units

@testable import ScalingLaws

/// The bundled draws of the 2024 replication against the intervals of its authors' notebook.
@Suite("Draws of the replication")
struct ReplicationDrawsTests {
  /// Column, and the published 95 % interval from 4,000 refits.
  static let published: [(Int, ClosedRange<Double>)] = [
    (0, 1.769...1.871), (1, 285.2...743.6), (2, 1042.4...5810.3), (3, 0.317...0.373),
    (4, 0.331...0.415),
  ]

  @Test(
    "Each constant's percentiles are the published ones, as far as 200 draws tell",
    arguments: published)
  func percentiles(column: Int, range: ClosedRange<Double>) throws {
    let values = DenseLaw.besirogluDraws.map { $0[column] }.sorted()
    let low = try #require(Quantiles.value(at: 0.025, ofSorted: values))
    let high = try #require(Quantiles.value(at: 0.975, ofSorted: values))
    // The ends of 200 draws scatter by about a tenth of the interval.
    let slack = 0.2 * (range.upperBound - range.lowerBound)
    expect(low, near: range.lowerBound, within: slack)
    expect(high, near: range.upperBound, within: slack)
  }

  @Test("Answers carry the interval of joint draws, not the product of single ones")
  func answers() throws {
    let law = DenseLaw.besiroglu2024
    let answer = try law.answer(.loss, of: .dense(Parameters(70e9)), tokens: Tokens(1.4e12))
    let interval = try #require(answer.interval)
    #expect(interval.kind == .bootstrap && interval.level == 0.95)
    #expect(interval.low < answer.value && answer.value < interval.high)
    // The standard error of E alone is 0.026; drawn apart, the constants would spread the loss by
    // tenths, since A and α move together.
    #expect(interval.high - interval.low < 0.1)
  }
}
