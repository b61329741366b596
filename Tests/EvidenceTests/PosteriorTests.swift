import Foundation
import TestSupport
import Testing
import Units

@testable import Evidence

/// What the rooms' small models conclude, against the same models in NumPy and SciPy.
struct PosteriorTests {
  private func check(_ own: Double, _ expected: Double, within share: Double = 1e-8) {
    expect(own, near: expected, relative: share, "\(own) is not \(expected)")
  }

  /// The rows as one multivariate normal, its covariance of mean, kind, paper, row and noise, over the same grid
  /// of spreads; quantiles of the mixture by `brentq`, widened by t of two degrees.
  @Test func `five rows of three papers say of a kind what a multivariate normal does`() throws {
    let csv = """
      id,paper,kind,from,to,metric,side,q,ln_q,ln_q_sd
      a,A,dedup,x,y,M,score,2.0138,0.7,0.1
      b,A,dedup,x,y,M,score,1.4918,0.4,0.2
      c,B,dedup,x,y,M,score,1.2214,0.2,0.15
      d,B,model_filter,x,y,M,score,3.0042,1.1,0.3
      e,C,model_filter,x,y,M,score,1.3499,0.3,0.25

      """
    let rows = Array(try Intervention.adding(csv: Array(csv.utf8), file: "t").suffix(5))
    let model = InterventionModel(rows, recipes: false)
    #expect(model.rows == 5 && model.papers == 3)
    check(model.spreads.kind, 0.22133708, within: 5e-4)
    check(model.spreads.paper, 0.28049497, within: 5e-4)
    check(model.spreads.row, 0.25227406, within: 5e-4)
    for (kind, centre, deviation, noisy, low, high) in [
      (
        "dedup", 0.4682658313075882, 0.5319512575665744, 0.5683063790128173, 0.669939988183877,
        3.7906139992029204
      ),
      (
        nil, 0.4829259660641452, 0.6347449200336764, 0.66550816186472, 0.5696718075590663,
        4.569363217289626
      ),
    ] {
      let worth = model.prediction(of: kind, on: .tasks)
      check(worth.centre, centre, within: 5e-4)
      check(worth.deviation, deviation, within: 5e-4)
      check(model.prediction(of: kind, on: .tasks, noise: 0.2).deviation, noisy, within: 5e-4)
      check(worth.interval(level: 0.8).lowerBound, low, within: 2e-3)
      check(worth.interval(level: 0.8).upperBound, high, within: 2e-3)
    }
  }

  /// By SciPy's minimiser of Σ w (ln s + e²/2s²).
  @Test func `the line of errors is the likeliest`() {
    let line = WidthLine([
      (0.5, 0.3, 1), (1, -0.2, 2), (1.5, 0.5, 1), (2, 0.9, 0.5), (2.5, -0.7, 1), (3, 0.4, 2),
      (1, 0.6, 1), (2, -0.1, 1),
    ])
    check(line.start, 0.3018727569, within: 1e-6)
    check(line.slope, 0.0893226599, within: 1e-6)
  }

  @Test func `factors measured together in two groups are a normal that is conditioned twice`() {
    var ledger = GainLedger(
      [("a", 0.3, 0.2), ("b", 0.5, 0.3), ("c", -0.2, 0.5)].map {
        GainLedger.Factor($0.0, mean: $0.1, deviation: $0.2, basis: "")
      }, total: (1.5, 0.15))
    ledger.condition([0, 1], on: 1.2, deviation: 0.1)
    ledger.condition([1, 2], on: 0.4, deviation: 0.2)
    for (index, (mean, deviation)) in [
      (0.4268292682926829, 0.16284608379280077), (0.7414634146341463, 0.17010496303134007),
      (-0.32195121951219513, 0.2366150803110374),
    ].enumerated() {
      check(ledger.factor(index).mean, mean)
      check(ledger.factor(index).deviation, deviation)
    }
    check(ledger.residual.mean, 0.653658536585366)
    check(ledger.residual.deviation, 0.27868673652959636)
    // 2 · 1.2815516 · 0.27 = 0.69204 < ln 2 = 0.69315 < 2 · 1.2815516 · 0.271.
    #expect(GainLedger.isTold(deviation: 0.27) && !GainLedger.isTold(deviation: 0.271))
  }

  /// β B D^-β/(α A N^-α) with the constants of arXiv:2203.15556's source and of arXiv:2404.10102.
  @Test func `what tokens are worth in size follows from two laws`() {
    let large = TokenExchange.between(size: Parameters(7e9), tokens: Tokens(2e12))
    check(large.exponent, 0.48114688321855575, within: 1e-6)
    #expect(large.deviation == 0.1)
    let small = TokenExchange.between(size: Parameters(1e9), tokens: Tokens(2e10))
    check(small.exponent, 1.0803243219805374, within: 1e-6)
    #expect(small.deviation == 0.1)
    // 2.6136264 and 3.1336731: half their difference is more than the least error.
    let few = TokenExchange.between(size: Parameters(1e9), tokens: Tokens(1e9))
    check(few.exponent, 2.873649758366741, within: 1e-6)
    check(few.deviation, 0.2600233583366278, within: 1e-6)
  }

  /// Precisions 1/0.3² and 1/s², s from the prediction's own 80 % range.
  @Test func `a measurement and a prediction weigh by their precision`() throws {
    let predicted = try MatchedPairs.bundled.model.predict(
      active: Parameters(12.9e9), total: Parameters(46.7e9))
    let measured = MeasuredEquivalent(
      logSize: log(50e9), deviation: 0.3, readings: [], unread: [], exchange: nil,
      hasUnknownTokens: false)
    let joined = try #require(CombinedEquivalent(measured, predicted))
    let width = log(try #require(predicted.factor(level: 0.8))) / 1.2815515655446004
    let (own, other, centre) = (1 / 0.09, 1 / pow(width, 2), log((12.9e9 * 46.7e9).squareRoot()))
    check(joined.logSize, (own * log(50e9) + other * centre) / (own + other))
    check(joined.deviation, pow(own + other, -0.5))
    check(joined.measuredShare, own / (own + other))
    check(joined.tension, (log(50e9) - centre) / (0.09 + width * width).squareRoot())
    #expect(!joined.isContradicted)
  }
}
