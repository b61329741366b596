import Statistics
import TestSupport
import Testing

/// Expected values are SciPy 1.16's, by its own functions or by quadrature over the same formulas.
@Suite("Comparisons of samples")
struct ComparisonTests {
  private let first = Sample([1.2, 2.3, 1.9, 3.1, 2.2])
  private let second = Sample([0.4, 1.1, 0.9, 1.5, 0.2, 0.8])

  @Test("Welch's difference, its interval and p-value, and Hedges' g are SciPy's")
  func welch() throws {
    // ttest_ind(equal_var=False): p 0.00841425753, 0.4630070455 to 2.1836596211.
    let found = try #require(first.difference(from: second, level: 0.95))
    expect(found.pValue, near: 0.00841425753, within: 1e-9)
    expect(found.range.lowerBound, near: 0.4630070455, within: 1e-8)
    expect(found.range.upperBound, near: 2.1836596211, within: 1e-8)
    try expect(#require(first.effectSize(from: second)).value, near: 2.0955001065, within: 1e-9)
    expect(first.pValue(of: 1.5), near: 0.1059246816, within: 1e-9)
    #expect(Sample([1]).interval(level: 0.9) == nil && Sample([2, 2]).pValue() == 0.5)
    // The same value five times: the sign test's 2 / 32.
    #expect(Sample([3, 3, 3, 3, 3]).pValue() == 0.0625 && Sample([0, 0]).pValue() == 1)
    // 0.1 + 0.1 + 0.1 is no three times 0.1 in binary.
    #expect(Sample([0.1, 0.1, 0.1]).pValue() == 0.25 && Sample([0.1, 0.1, 0.1]).deviation == 0)
  }

  @Test(
    "A logistic regression is the maximum of its likelihood, with and without a ridge",
    arguments: [
      (0.0, [-0.38953189, 3.13996912, -3.25134976], [1.23271766, 2.63312981, 2.82402126]),
      (1.0, [-0.02577353, 0.76891975, -0.8027139], [0.78742418, 0.63901156, 0.63371334]),
    ])
  func logistic(ridge: Double, slopes: [Double], errors: [Double]) throws {
    let rows: [[Double]] = [
      [0.5, 1], [1.5, 0], [2, 1], [3, 0], [3.5, 1], [4, 0], [5, 1], [1, 0],
    ]
    let classes = [false, false, false, true, false, true, true, true]
    let fit = try #require(LogisticRegression(rows, classes, ridge: ridge))
    for (found, expected) in zip([fit.intercept] + fit.slopes, slopes) {
      expect(found, near: expected, within: 1e-5)
    }
    for (found, expected) in zip(fit.errors, errors) { expect(found, near: expected, within: 1e-5) }
    #expect(LogisticRegression([[0], [1]], [false, true]) == nil, "the classes separate")
    #expect(LogisticRegression([[0], [1]], [true, true]) == nil)
  }

  @Test("The area under the curve is Mann and Whitney's, its error DeLong's")
  func area() throws {
    let scores = [0.9, 0.8, 0.55, 0.6, 0.4, 0.7, 0.3, 0.2, 0.5, 0.1, 0.55]
    let ranked = try #require(RankedScores(scores, (0..<11).map { $0 < 5 }))
    expect(ranked.area, near: 0.8166666667, within: 1e-9)
    expect(ranked.error, near: 0.1349897115, within: 1e-9)
    #expect(ranked.difference(from: ranked).error == 0)
    #expect(RankedScores([1, 2], [true, true]) == nil)
  }

  @Test("Scores of several models are ranked within each, so that pairs across them do not count")
  func strata() throws {
    // By hand: right in the first fold, wrong in the second, a tie in the third; pooled 4.5 of 9.
    let scores = [0.9, 0.1, 0.2, 0.3, 0.6, 0.6]
    let classes = [true, false, true, false, true, false]
    let ranked = try #require(RankedScores(scores, classes, within: [0, 0, 1, 1, 2, 2]))
    expect(ranked.area, near: 0.5, within: 1e-12)
    // Each class: ((1/6)² + (1/6)² + 0)·3/2 over three pairs.
    expect(ranked.error, near: (1.0 / 6).squareRoot(), within: 1e-12)
    // A model that says each fold's share alone knows nothing: ties within, though wrong across.
    let share = try #require(
      RankedScores([0.4, 0.4, 0.6, 0.6], [true, false, true, false], within: [0, 0, 1, 1]))
    #expect(share.area == 0.5 && share.error == 0)
    #expect(RankedScores([1, 2], [true, false], within: [0, 1]) == nil)
  }

  @Test("The eight schools are drawn towards each other as by quadrature over the same posterior")
  func schools() throws {
    let found = try #require(
      PartialPooling(
        [28, 8, -3, 7, -1, 1, 18, 12], errors: [15, 10, 16, 11, 9, 11, 10, 18]))
    expect(found.mean, near: 7.932, within: 0.02)
    expect(found.spread, near: 6.575, within: 0.05)
    for (index, mean, deviation) in [(0, 11.400, 8.341), (2, 6.131, 7.765), (6, 10.667, 6.786)] {
      expect(found.groups[index].mean, near: mean, within: 0.02)
      expect(found.groups[index].deviation, near: deviation, within: 0.03)
    }
    #expect(PartialPooling([1, 2], errors: [1, 1]) == nil)
  }
}
