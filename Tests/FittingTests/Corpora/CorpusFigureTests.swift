import Foundation
import Statistics
import TestSupport
import Testing

@testable import Fitting

/// Two corpora of 12 runs each, the second worth 1.7 times its tokens, against SciPy 1.17.
///
///     L = (1.8 + 480 N^-0.35 + 2000 (q D)^-0.37) exp(0.004 sin 7i)
///     least_squares(log(L / model)) with E, A and B as logarithms; n = 24
///     log likelihood -n/2 (ln(2π RSS/n) + 1), BIC (p + 1) ln n - 2 ln L
///     chi2.sf of twice the difference; delta method with J by differences, s² = RSS/(n - p)
@Suite("Corpora as SciPy fits them")
struct CorpusFigureTests {
  /// The runs, by how a size on so many tokens comes out.
  private static func problem(
    _ link: CorpusLink = .loss, _ measured: (Double, Double, Double) -> Double
  ) throws -> CorpusProblem {
    var (n, d, loss, corpus): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for number in 0...1 {
      for size in [1e8, 4e8, 1.6e9] {
        for tokens in [2e9, 1e10, 5e10, 2.5e11] {
          let wave = 0.004 * sin(7 * Double(n.count))
          n.append(size)
          d.append(tokens)
          corpus.append(number)
          loss.append(measured(size, number == 0 ? tokens : 1.7 * tokens, wave))
        }
      }
    }
    let runs = try #require(Runs(parameters: n, tokens: d, loss: loss, corpora: corpus))
    return try CorpusProblem(runs, corpora: ["old", "new"], link: link)
  }

  private static func losses() throws -> CorpusProblem {
    try problem { size, tokens, wave in
      (1.8 + 480 * pow(size, -0.35) + 2000 * pow(tokens, -0.37)) * exp(wave)
    }
  }

  @Test("Scatter, BIC, likelihood ratios and what is decided")
  func scores() throws {
    let comparison = try CorpusComparison(
      Self.losses(), effects: [.none, .tokens, .coefficient, .floor, .floorAndTokens],
      replicates: 8, starts: 3, workers: 1)
    for (effect, rms, bic) in [
      (CorpusEffect.none, 0.013757559, -118.558637), (.tokens, 0.002549740, -196.289242),
      (.floor, 0.007230127, -146.260509), (.floorAndTokens, 0.002461944, -194.793111),
    ] {
      let fit = try #require(comparison.fit(effect))
      expect(fit.rootMeanSquare, near: rms, within: 1e-8, "\(effect)")
      expect(fit.score.bic, near: bic, within: 1e-4, "\(effect)")
    }
    let floor = try #require(comparison.fit(.floor))
    let ratio = try #require(comparison.likelihoodRatio(of: floor))
    expect(ratio.value, near: 30.879926, within: 1e-4)
    expect(ratio.probability, near: 2.744965e-8, relative: 1e-4)
    let tokens = try #require(comparison.fit(.tokens))
    #expect(try #require(comparison.likelihoodRatio(of: tokens)).probability < 1e-17)
    #expect(comparison.likelihoodRatio(of: try #require(comparison.fit(.none))) == nil)
    let gain = try #require(comparison.advantage(of: .tokens, over: .floor, level: 0.9))
    expect(gain.value, near: 196.289242 - 146.260509, within: 2e-4)
    let interval = try #require(gain.interval)
    #expect(interval.low > 0 && interval.low < interval.high)
    // A fifth form within 6 of the best stands; token multiplier and coefficient are one fit.
    expect(
      comparison.difference(of: try #require(comparison.fit(.floorAndTokens))), near: 1.496131,
      within: 2e-4)
    #expect(comparison.standing().map(\.effect) == [.tokens, .coefficient, .floorAndTokens])
    #expect(comparison.conclusion() == .decided([.tokens]))
    let shares = try comparison.fits.map { try #require(comparison.shareBest(of: $0)) }
    let sum = shares.reduce(0, +)
    expect(sum, near: 1, within: 1e-12)
    #expect(shares[1] == shares[2] && shares[1] > 0 && shares[0] == 0)
  }

  @Test("Standard errors from the curvature, by the delta method")
  func curvature() throws {
    let problem = try Self.losses()
    let start = [1.8, 480, 2000, 2000 * pow(1.7, -0.37), 0.35, 0.37]
    let fit = try problem.refit(.tokens, from: start)
    let place = problem.largest
    let found = try #require(
      problem.curvedEstimate(of: .tokenMultiplier, 1, in: fit, at: place))
    // ln q = ln(B/B')/β.
    expect(found.centre, near: 0.52893475, within: 1e-5)
    expect(found.standardError, near: 0.0245119515, within: 1e-6)
    #expect(found.degrees == 18 && found.isRatio)
    let range = found.interval(level: 0.95)
    expect(range.low, near: 1.61193778, within: 1e-4)
    expect(range.high, near: 1.78681096, within: 1e-4)
    // A known deviation of 0.01 takes the place of s.
    let known = try #require(
      problem.curvedEstimate(of: .tokenMultiplier, 1, in: fit, at: place, noise: 0.01))
    expect(known.standardError, near: 0.0832554435, within: 1e-6)

    let shifted = try problem.refit(.floor, from: [1.8, 1.75, 480, 2000, 0.35, 0.37])
    let shift = try #require(problem.curvedEstimate(of: .floorShift, 1, in: shifted, at: place))
    expect(shift.centre, near: -0.0607449, within: 1e-6)
    #expect(!shift.isRatio)
    expect(shift.standardError, near: 0.008845184, within: 1e-7)
    let ends = shift.interval(level: 0.9)
    expect(ends.low, near: -0.07608301, within: 1e-6)
    expect(ends.high, near: -0.04540679, within: 1e-6)
  }

  /// error = 0.2 + 0.7 (1 - exp(-s)) + 0.004 sin 7i, s = 0.5 (N/4e8)^-0.35 + 0.4 (q D/1e10)^-0.37.
  @Test("Error rates are fitted by their own squares")
  func errors() throws {
    let problem = try Self.problem(.error) { size, tokens, wave in
      let sum = 0.5 * pow(size / 4e8, -0.35) + 0.4 * pow(tokens / 1e10, -0.37)
      return 0.2 - 0.7 * expm1(-sum) + wave
    }
    let b = 0.4 * pow(1e10, 0.37)
    let fit = try problem.refit(
      .tokens,
      from: [0.2, 0.7, 0.5 * pow(4e8, 0.35), b, b * pow(1.7, -0.37), 0.35, 0.37])
    expect(fit.rootMeanSquare, near: 0.002548838, within: 1e-8)
    // 1.4826 times the median of |r| by √(24/17) is above √(RSS/17).
    let noise = try problem.problem(.tokens).noise(at: fit.fit)
    expect(noise, near: 0.002548838 * (24.0 / 17).squareRoot(), within: 1e-7)
    let place = problem.largest
    expect(fit.value(.tokenMultiplier, of: 1, at: place), near: 1.693394, within: 1e-3)
    let law = fit.form.law(of: 0, fit.fit.values)
    expect(law.floor, near: 0.2270028, within: 1e-4)
    expect(law.height ?? 0, near: 0.6821888, within: 1e-4)
  }

  /// Of 24 residuals every one is drawn some 170 times of 4,000, so that the ends at 98 % are the
  /// least and the largest, grown by √(24/(24 - 6)).
  @Test("A new run scatters as residuals do, grown by the constants that were fitted")
  func prediction() throws {
    let problem = try Self.losses()
    var fit = try problem.refit(
      .tokens, from: [1.8, 480, 2000, 2000 * pow(1.7, -0.37), 0.35, 0.37])
    fit.draws = [[Double]](repeating: fit.fit.values, count: 4000)
    let place = CorpusPlace(size: 4e8, tokens: 1e10)
    let loss = fit.form.law(of: 1, fit.fit.values).loss(size: 4e8, tokens: 1e10)
    let range = try #require(fit.prediction(of: 1, at: place, level: 0.98, seed: 3))
    let growth = (24.0 / 18).squareRoot()
    // SciPy's residuals run from -0.004282279 to 0.005151532.
    #expect(abs(log(range.low / loss) + growth * 0.004282279) < 1e-5)
    expect(log(range.high / loss), near: growth * 0.005151532, within: 1e-5)
  }

  @Test("Percentiles lie between neighbours, and an end among infinite ones is infinite")
  func percentiles() throws {
    let eleven = (0...10).map { Double($0) }
    for (level, low, high) in [(0.8, 1.0, 9.0), (0.75, 1.25, 8.75), (0, 5, 5)] {
      let found = try #require(CorpusFit.percentiles(ofSorted: eleven, level: level))
      expect(found.low, near: low, within: 1e-12)
      expect(found.high, near: high, within: 1e-12)
    }
    let open = try #require(
      CorpusFit.percentiles(ofSorted: [1, 2, 3, 4, .infinity], level: 0.9))
    #expect(open.low == 1.2 && open.high == .infinity)
    #expect(CorpusFit.percentiles(ofSorted: [1], level: 0.9) == nil)
  }

  /// By hand: A/N^α + B/D^β = 1.2 + 0.3 and 1 - exp(-ln 2) = 1/2.
  @Test("A corpus's law gives losses and errors, and the tokens for them")
  func laws() throws {
    let loss = CorpusLaw(floor: 1.5, a: 120, b: 30, alpha: 0.25, beta: 0.2)
    expect(loss.loss(size: 1e8, tokens: 1e10), near: 1.5 + 1.2 + 0.3, within: 1e-12)
    expect(loss.tokens(forLoss: 3, size: 1e8), near: 1e10, relative: 1e-9)
    #expect(loss.tokens(forLoss: 2.69, size: 1e8) == .infinity)
    let half: Double = 0.5 * log(2.0)
    let error = CorpusLaw(
      floor: 0.2, height: 0.5, a: 100 * half, b: 10 * half, alpha: 0.25, beta: 0.1)
    expect(error.loss(size: 1e8, tokens: 1e10), near: 0.45, within: 1e-12)
    expect(error.tokens(forLoss: 0.45, size: 1e8), near: 1e10, relative: 1e-9)
    // Beyond the floor and the height no tokens are few enough.
    #expect(error.tokens(forLoss: 0.71, size: 1e8) == 0)
    // Half the B at β = 0.1 is 2^10 times the tokens.
    let better = CorpusLaw(
      floor: 0.2, height: 0.5, a: 100 * half, b: 5 * half, alpha: 0.25, beta: 0.1)
    let worth = better.tokenMultiplier(over: error, size: 1e8, tokens: 1e10)
    expect(worth, near: 1024, relative: 1e-9)
  }
}
