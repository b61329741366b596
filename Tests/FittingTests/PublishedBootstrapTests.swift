import Fitting
import Quantities
import TestSupport
import Testing

/// The resamples of the replication's own notebook (arXiv:2404.10102, data_analysis.ipynb):
/// `np.random.seed(42)` and 4,000 times `np.random.choice(indices, 240, replace=True)`.
@Suite("The resamples of the Chinchilla replication")
struct PublishedBootstrapTests {
  @Test("The generator is NumPy's")
  func generator() {
    // The authors' test vector of seed 5489: first words, and the 10,000th (C++ [rand.predef]).
    var standard = MersenneTwister(seed: 5489)
    #expect((0..<3).map { _ in standard.word() } == [3_499_211_612, 581_869_302, 3_890_346_734])
    for _ in 3..<9999 { _ = standard.word() }
    #expect(standard.word() == 4_123_659_995)
    // NumPy 2.4: np.random.seed(42); np.random.choice(np.arange(240), 240).
    var seeded = MersenneTwister(seed: 42)
    let first = (0..<240).map { _ in seeded.index(below: 240) }
    #expect(first.prefix(10) == [102, 179, 92, 14, 106, 71, 188, 20, 102, 121])
    #expect(first.suffix(3) == [136, 61, 164])
  }

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
    var generator = MersenneTwister(seed: 42)
    let resamples = (0..<4000).map { _ in (0..<240).map { _ in generator.index(below: 240) } }
    // NumPy's sum of all 960,000 positions, and the last five.
    #expect(resamples.reduce(0) { $0 + $1.reduce(0, +) } == 114_796_807)
    #expect(resamples[3999].suffix(5) == [183, 49, 20, 142, 164])
    let problem = try FitProblem(ChinchillaForm(), runs: try Shared.chinchilla())
    let fit = problem.fit(from: ChinchillaReplicationTests.hoffmann)
    let bootstrap = try await problem.bootstrap(
      around: fit, resamples: Array(resamples.prefix(Effort.count(4000, brief: 40))))
    #expect(bootstrap.failures == 0)
    #expect(bootstrap.seed == nil)
    guard Effort.isFull else { return }
    for (symbol, error, low, high) in Self.published {
      let found = try #require(bootstrap.standardError(of: symbol))
      let interval = try #require(bootstrap.interval(of: symbol))
      #expect(abs(found / error - 1) < 0.005, "\(symbol): \(found)")
      #expect(abs(interval.low / low - 1) < 0.005, "\(symbol): \(interval)")
      #expect(abs(interval.high / high - 1) < 0.005, "\(symbol): \(interval)")
    }
  }
}
