import Statistics
import TestSupport
import Testing

/// Expected values are SciPy 1.17's and NumPy's.
@Suite("Distributions and order statistics")
struct FormulaTests {
  @Test("Normal quantiles have all digits, far out too")
  func quantiles() {
    for (p, z) in [
      (1e-6, -4.753424308822899), (0.001, -3.090232306167813), (0.02, -2.053748910631823),
      (0.3, -0.5244005127080409), (0.975, 1.959963984540054), (0.98, 2.0537489106318225),
      (0.999, 3.090232306167813),
    ] {
      expect(Normal.quantile(p), near: z, relative: 1e-13, "\(p)")
    }
  }

  @Test("Chi-square by its series and by its continued fraction")
  func chiSquare() {
    for (x, degrees, p) in [
      (0.5, 3.0, 0.9188914116546758), (7.815, 3, 0.049993902974883875), (25, 5, 1.393337911862e-4),
    ] {
      expect(ChiSquare.probability(above: x, degrees: degrees), near: p, relative: 1e-10)
    }
  }

  /// Type 7: (n - 1) p = 1.2, so 2 + 0.2·2.
  @Test("Quantiles lie between neighbours")
  func order() {
    expect(Quantiles.value(at: 0.4, ofSorted: [1, 2, 4, 8]) ?? 0, near: 2.4, within: 1e-12)
    #expect(Quantiles.value(at: 1, ofSorted: [1, 2, 4, 8]) == 8)
    #expect(Quantiles.median([8, 1, 4, 2]) == 3)
    #expect(Quantiles.value(at: 0.5, ofSorted: []) == nil)
  }

  /// h = 0.9·(2/1.34)·5^-0.2, the smaller of deviation and quartiles over 1.34.
  @Test("A smoothed density is Silverman's sum of kernels")
  func density() throws {
    let density = try #require(Density(of: [3, 0, 4, 1, 2]))
    expect(density.width, near: 0.9735846228506357, within: 1e-12)
    for (x, value) in [(2.0, 0.19854266571607), (0, 0.14097648894226), (-1.5, 0.02817200181443)] {
      expect(density.value(at: x), near: value, within: 1e-12)
    }
    #expect(density.value(at: 30) == 0)
    #expect(Density(of: [1]) == nil)
  }

  /// SciPy's normal densities at h = 0.9·(32.5/1.34… or s)·6^-0.2 = 11.734: far values count at wide kernels.
  @Test("A wide density counts values within nine widths, not nine over the width")
  func wideDensity() throws {
    let density = try #require(Density(of: [0, 10, 20, 30, 40, 95]))
    expect(density.width, near: 11.7340374420601, within: 1e-10)
    for (x, value) in [
      (20.0, 0.01619991841049601), (70, 0.0008190044031794958), (-15, 0.003158648112347803),
    ] {
      expect(density.value(at: x), near: value, relative: 1e-10)
    }
  }

  @Test("Eigenvalues of a matrix")
  func eigenvalues() throws {
    var matrix = SymmetricMatrix(size: 3)
    for (row, values) in [[2.0], [1, 3], [0.5, -1, 1]].enumerated() {
      for (column, value) in values.enumerated() {
        matrix[row, column] = value
        matrix[column, row] = value
      }
    }
    for (own, other) in zip(matrix.eigenvalues(), [0.15992819, 2.0770639, 3.76300791]) {
      expect(own, near: other, within: 1e-7)
    }
  }

  /// -2.62263667 + 2.14027493 x - 6.50269953 y by the maximum of the likelihood.
  @Test("Log odds of a row are those of the regression in its own units")
  func logOdds() throws {
    let fit = try #require(
      LogisticRegression(
        [[0.5, 1], [1.5, 0], [2, 1], [3, 0], [3.5, 1], [4, 0], [5, 1], [1, 0]],
        [false, false, false, true, false, true, true, true], ridge: 0))
    expect(fit.logOdds([3, 1]), near: -2.7045114, within: 1e-4)
    expect(fit.logOdds([1, 0]), near: -0.4823617, within: 1e-4)
  }
}
