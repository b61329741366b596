import Foundation
import TestSupport
import Testing

@testable import Fitting

@Suite("Criteria and soundness by their formulas")
struct ScoreFormulaTests {
  @Test("AICc = 2k - 2 ln L + 2k(k + 1)/(n - k - 1), and nothing for too few runs")
  func criteria() throws {
    func score(_ runs: Int) -> InformationScore {
      InformationScore(form: "f", runs: runs, constants: 6, logLikelihood: 31.5)
    }
    // Hurvich and Tsai 1989: 12 - 63 + 2·6·7/(20 - 7) = -51 + 84/13.
    let ofTwenty: Double = -51 + 84.0 / 13
    let aicc = try #require(score(20).aicc)
    expect(aicc, near: ofTwenty, within: 1e-12)
    // n = 8 leaves one degree of freedom: -51 + 84.
    #expect(score(8).aicc == 33)
    #expect(score(7).aicc == nil)
    // Schwarz 1978: 6 ln 20 - 63.
    let schwarz: Double = 6 * 2.995732273553991 - 63
    expect(score(20).bic, near: schwarz, within: 1e-12)
  }

  /// By scipy.stats at the scale of greatest likelihood, Huber's density by quadrature; weights 1, 2, 1, 1,
  /// 1 and 3 count with a sum of 6.
  @Test(
    "Likelihoods of errors are SciPy's",
    arguments: [
      (Objective.meanSquaredLog, 16.488151708, 17.501911906),
      (.absoluteLog, 16.581618002, 18.119134261),
      (.studentLog(degrees: 4, scale: 0.01), 16.256818952, 17.711656597),
      (.huberLog(delta: 0.001), 16.581910545, 18.113194821),
    ])
  func likelihoods(objective: Objective, even: Double, weighed: Double) {
    func found(_ weights: [Double]) -> Double {
      ErrorModel.logLikelihood(
        of: objective, residuals: [-0.02, 0.01, 0.005, -0.004, 0.03, 0.0006], weights: weights)
    }
    expect(found([1, 1, 1, 1, 1, 1]), near: even, within: 1e-7)
    expect(found([1, 2, 1, 1, 1, 3]), near: weighed, within: 1e-7)
    expect(found([10, 20, 10, 10, 10, 30]), near: weighed, within: 1e-7)
  }

  /// Draws 0, 0, 0 and 4: mean 1, squares 1, 1, 1 and 9, fourth powers over 3² 3 · 1/9 and 9.
  @Test("A standard error over draws, and how far another bootstrap may move it")
  func doubt() throws {
    let bootstrap = Bootstrap(
      symbols: ["E"], draws: [[0], [0], [0], [4]], failures: 0, unit: .runs, weighting: .counts,
      seed: 1)
    #expect(bootstrap.standardError(of: "E") == 2)
    // √((7/3 - 1)/16) with the kurtosis (1/3 + 9)/4.
    let doubt = try #require(bootstrap.standardErrorDoubt(of: "E"))
    expect(doubt, near: (1.0 / 12).squareRoot(), within: 1e-12)
  }

  @Test("Intervals are whole where nothing is refused and every constant is fixed")
  func whole() {
    #expect(IntervalStanding(refusal: nil).isWhole)
    #expect(!IntervalStanding(refusal: "few").isWhole)
    #expect(!IntervalStanding(refusal: nil, unfixed: ["B"]).isWhole)
  }

  @Test("A bootstrap of which more than a quarter failed has no interval")
  func soundness() {
    func bootstrap(_ usable: Int, _ failures: Int) -> Bootstrap {
      Bootstrap(
        symbols: ["E"], draws: (0..<usable).map { [Double($0)] }, failures: failures, unit: .runs,
        weighting: .counts, seed: 1)
    }
    for (usable, failures, isSound) in [
      (75, 25, true), (74, 26, false), (3, 1, true), (2, 1, false),
    ] {
      let found = bootstrap(usable, failures)
      #expect(found.isSound == isSound)
      #expect((found.interval(of: "E") != nil) == isSound)
    }
  }
}
