import Statistics
import TestSupport
import Testing

/// Linear least squares, against what can be done by hand.
@Suite("Least squares")
struct LeastSquaresTests {
  /// Through (1, 1), (2, 2) and (3, 2): b = ⅔ + ½ x leaves (1/6)² + (1/3)² + (1/6)² = 1/6.
  private static let rows: [[Double]] = [[1, 1], [1, 2], [1, 3]]
  private static let values: [Double] = [1, 2, 2]

  @Test("A line through three points, with the inverse of [[3, 6], [6, 14]]")
  func three() throws {
    let fit = try #require(LeastSquares(Self.rows, Self.values))
    expect(fit.values[0], near: 2 / 3, within: 1e-13)
    expect(fit.values[1], near: 0.5, within: 1e-13)
    expect(fit.left, near: 1 / 6, within: 1e-13)
    expect(fit.inverse[0, 0], near: 14 / 6, within: 1e-12)
    expect(fit.inverse[1, 0], near: -1, within: 1e-12)
    expect(fit.inverse[1, 1], near: 0.5, within: 1e-12)
  }

  @Test("A weight of two is the same row twice")
  func weights() throws {
    let weighted = try #require(LeastSquares(Self.rows, Self.values, weights: [1, 2, 1]))
    let repeated = try #require(
      LeastSquares(Self.rows + [Self.rows[1]], Self.values + [Self.values[1]]))
    for index in 0..<2 {
      expect(weighted.values[index], near: repeated.values[index], within: 1e-13)
      expect(weighted.inverse[index, index], near: repeated.inverse[index, index], within: 1e-12)
    }
    expect(weighted.left, near: repeated.left, within: 1e-13)
  }

  /// By NumPy: the inverse of XᵀWX + diag(4, ¼, 1), times XᵀWy.
  @Test("Priors leave the coefficients and variance of the normal equations")
  func priors() throws {
    let fit = try #require(
      LeastSquares(
        [[1, 0, 2], [1, 1, 0], [0, 2, 1], [1, -1, 3], [0, 0, 1.5]], [1, 2, -1, 0.5, 3],
        weights: [1, 2, 0.5, 1, 3], priors: [0.5, 2, 1]))
    let expected = [0.06881359011627908, 0.7807049418604652, 0.8337572674418604]
    for (own, value) in zip(fit.values, expected) { expect(own, near: value, within: 1e-13) }
    expect(fit.value(at: [1, -2, 0.5]), near: -1.0757176598837213, within: 1e-13)
    expect(fit.variance(at: [1, -2, 0.5]), near: 1.0938408430232558, within: 1e-13)
  }

  @Test("Columns that say the same fix nothing")
  func collinear() {
    #expect(LeastSquares([[1, 2], [2, 4], [3, 6]], Self.values) == nil)
  }

  @Test("A weighted line is the fit of its two columns")
  func line() throws {
    let weights = [1, 2, 0.5]
    let line = WeightedLine([1, 2, 3], Self.values, weights: weights)
    let fit = try #require(LeastSquares(Self.rows, Self.values, weights: weights))
    expect(line.slope, near: fit.values[1], within: 1e-13)
    expect(line.mean - line.slope * line.centre, near: fit.values[0], within: 1e-13)
    expect(1 / line.spread, near: fit.inverse[1, 1], within: 1e-12)
    #expect(WeightedLine([2, 2], [1, 3], weights: [1, 1]).slope == 0)
  }
}
