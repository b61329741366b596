import Foundation
import Testing

@testable import Fitting

@Suite("Criteria and soundness by their formulas")
struct ScoreFormulaTests {
  @Test("AICc = 2k - 2 ln L + 2k(k + 1)/(n - k - 1), and nothing for too few runs")
  func criteria() {
    func score(_ runs: Int) -> InformationScore {
      InformationScore(form: "f", runs: runs, constants: 6, logLikelihood: 31.5)
    }
    // Hurvich and Tsai 1989: 12 - 63 + 2·6·7/(20 - 7) = -51 + 84/13.
    #expect(abs((score(20).aicc ?? .nan) - (-51 + 84.0 / 13)) < 1e-12)
    // n = 8 leaves one degree of freedom: -51 + 84.
    #expect(score(8).aicc == 33)
    #expect(score(7).aicc == nil)
    // Schwarz 1978: 6 ln 20 - 63.
    #expect(abs(score(20).bic - (6 * 2.995732273553991 - 63)) < 1e-12)
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
