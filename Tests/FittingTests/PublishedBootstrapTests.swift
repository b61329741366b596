import Fitting
import Statistics
import TestSupport
import Testing

/// The resamples of the replication's own notebook (arXiv:2404.10102, data_analysis.ipynb):
/// `np.random.seed(42)` and 4,000 times `np.random.choice(indices, 240, replace=True)`.
@Suite("The resamples of the Chinchilla replication")
struct PublishedBootstrapTests {
  /// What the notebook printed: standard error, and the ends of the 95 % interval.
  static let published: [(symbol: String, error: Double, low: Double, high: Double)] = [
    ("A", 124.522, 285.214, 743.626), ("B", 1293.284, 1042.357, 5810.344),
    ("E", 0.02566, 1.769, 1.871), ("alpha", 0.01540, 0.317, 0.373),
    ("beta", 0.02060, 0.331, 0.415),
  ]

  @Test(
    "The notebook's resamples give the notebook's standard errors and intervals",
    .enabled(if: Shared.isPresent, "\(Shared.absence)"))
  func published() async throws {
    let problem = try FitProblem(ChinchillaForm(), runs: try Shared.chinchilla())
    let fit = problem.fit(from: ChinchillaReplicationTests.hoffmann)
    let bootstrap = try await problem.bootstrap(
      around: fit, replicates: Effort.count(4000, brief: 100), seed: 42)
    #expect(bootstrap.failures == 0)
    // A hundred resamples show only that nothing is wrong by a large factor.
    let slack = Effort.isFull ? 0.005 : 0.35
    for (symbol, error, low, high) in Self.published {
      let found = try #require(bootstrap.standardError(of: symbol))
      let interval = try #require(bootstrap.interval(of: symbol))
      expect(found, near: error, relative: slack, "\(symbol): \(found)")
      expect(interval.low, near: low, relative: slack, "\(symbol): \(interval)")
      expect(interval.high, near: high, relative: slack, "\(symbol): \(interval)")
    }
    // Other draws move the standard error of B by some percent, those of the exponents by one.
    let doubt = try #require(bootstrap.standardErrorDoubt(of: "B"))
    if Effort.isFull {
      #expect(doubt > 0.03 && doubt < 0.1)
      #expect(try #require(bootstrap.standardErrorDoubt(of: "alpha")) < 0.02)
    }
  }
}
