import Foundation
import Statistics
import TestSupport
import Testing

@testable import Fitting

@Suite("Exponentials and logarithms of four")
struct LanesTests {
  private func distance(_ value: Double, _ expected: Double) -> Double {
    abs(value - expected) / expected.ulp
  }

  @Test("The exponential is within 2 ulp of the platform's")
  func exponentials() {
    var generator = SplitMix64(seed: 1)
    var worst = 0.0
    for _ in 0..<Effort.count(200_000, brief: 5000) {
      let scale = pow(10, 6 * generator.uniform() - 3)
      let x = max(-699, min(699, scale * generator.normal()))
      let value = exponential(Lanes(x, -x, x / 2, 0))
      worst = max(worst, distance(value[0], exp(x)), distance(value[1], exp(-x)))
      #expect(value[3] == 1)
    }
    #expect(worst <= 2)
  }

  @Test("The exponential of what no number holds is the largest or smallest it gives")
  func clamped() {
    let value = exponential(Lanes(1e6, -1e6, .infinity, -.infinity))
    for lane in [0, 2] { #expect(distance(value[lane], exp(700)) <= 2) }
    for lane in [1, 3] { #expect(distance(value[lane], exp(-700)) <= 2) }
  }

  @Test("The logarithm is within 2 ulp of the platform's")
  func logarithms() {
    var generator = SplitMix64(seed: 2)
    var worst = 0.0
    for _ in 0..<Effort.count(200_000, brief: 5000) {
      let wide = exp(1200 * (generator.uniform() - 0.5))
      let near = 1 + 0.5 * (generator.uniform() - 0.5)
      let value = naturalLogarithm(Lanes(wide, near, 2, 0.5))
      worst = max(worst, distance(value[0], log(wide)))
      if near != 1 { worst = max(worst, abs(value[1] - log(near)) / abs(log(near)).ulp) }
    }
    #expect(worst <= 2)
    #expect(naturalLogarithm(Lanes(repeating: 1)) == .zero)
  }

  @Test(
    "Student's t has the quantiles of the tables",
    arguments: [
      // Abramowitz and Stegun, table 26.10.
      (0.975, 1.0, 12.706204736), (0.975, 5.0, 2.570581836), (0.975, 30.0, 2.042272456),
      (0.95, 10.0, 1.812461123), (0.025, 5.0, -2.570581836), (0.995, 120.0, 2.617421),
    ])
  func studentT(p: Double, degrees: Double, expected: Double) {
    expect(StudentT.quantile(p, degrees: degrees), near: expected, relative: 1e-6)
  }

  @Test("A symmetric matrix has its eigenvalues and its inverse")
  func matrix() throws {
    var m = SymmetricMatrix(size: 3)
    let rows: [[Double]] = [[2, -1, 0], [-1, 2, -1], [0, -1, 2]]
    for i in 0..<3 { for j in 0..<3 { m[i, j] = rows[i][j] } }
    // 2 - √2, 2, 2 + √2; the inverse has 3/4, 1/2, 1/4 in its first row.
    let expected = [2 - 2.0.squareRoot(), 2, 2 + 2.0.squareRoot()]
    for (value, exact) in zip(m.eigenvalues(), expected) {
      expect(value, near: exact, within: 1e-14)
    }
    let inverse = try #require(m.inverse())
    for (j, exact) in [0.75, 0.5, 0.25].enumerated() {
      expect(inverse[0, j], near: exact, within: 1e-15)
    }
    m[0, 1] = 5
    m[1, 0] = 5
    #expect(m.inverse() == nil)
  }
}
