import Foundation
import Statistics
import TestSupport
import Testing

@testable import Fitting

/// What a corpus is worth against another, and what a new run may come to, by hand and by SciPy.
@Suite("Corpora by hand")
struct WholeCorpusTests {
  private func check(_ found: Double, _ wanted: Double, _ what: String) {
    expect(found, near: wanted, relative: 1e-8, "\(what): \(found), not \(wanted)")
  }

  /// Reference tokens, parameters and FLOP by SciPy's `brentq`; of errors through -ln(1 - (e - E)/H).
  @Test("What a corpus is worth, by losses and by errors")
  func worth() {
    let place = CorpusPlace(size: 1e9, tokens: 3e10)
    let reference = CorpusLaw(floor: 1.8, a: 400, b: 1500, alpha: 0.34, beta: 0.36)
    let law = CorpusLaw(floor: 1.75, a: 500, b: 1200, alpha: 0.33, beta: 0.35)
    let errors = CorpusLaw(floor: 0.2, height: 0.6, a: 400, b: 1500, alpha: 0.34, beta: 0.36)
    let own = CorpusLaw(floor: 0.19, height: 0.58, a: 500, b: 1200, alpha: 0.33, beta: 0.35)
    let kinds: [CorpusQuantity] = [
      .tokenMultiplier, .levelMultiplier, .parameterMultiplier, .sizeWorth, .computeWorth,
      .coefficientRatio, .exponentShift, .floorShift, .lossGap,
    ]
    let cases: [(CorpusLaw, CorpusLaw, [Double])] = [
      (
        law, reference,
        [
          0.2909001376782579, 1.8918458709511667, 0.5085495729048883, 0.36583015865318624,
          0.2965759959016277, 1.25, -0.01, -0.05, 0.14200835124672917,
        ]
      ),
      (
        own, errors,
        [
          0.34727769831080607, 1.8918458709511667, 0.5085495729048883, 0.4252072463180781,
          0.35925530659568783, 1.25, -0.01, -0.01, 0.03644613666003382,
        ]
      ),
      (
        reference, law,
        [
          9.772195345288369, 0.5380287949207809, 1.927655625372299, 2.5427108502185742,
          3.2255102777846383, 0.8, 0.01, 0.05, -0.14200835124672917,
        ]
      ),
    ]
    for (law, reference, wanted) in cases {
      for (kind, value) in zip(kinds, wanted) {
        check(kind.value(of: law, over: reference, at: place), value, kind.rawValue)
      }
    }
    // A loss below the reference's floor takes no end of it; an error beyond floor and height takes none.
    let high = CorpusLaw(floor: 2.6, a: 400, b: 1500, alpha: 0.34, beta: 0.36)
    #expect(law.sizeWorth(over: high, at: place) == .infinity)
    #expect(law.computeWorth(over: high, at: place) == .infinity)
    let far = CorpusLaw(floor: 0.9, height: 0.1, a: 400, b: 1500, alpha: 0.34, beta: 0.36)
    #expect(far.sizeWorth(over: errors, at: place) == 0)
    #expect(far.computeWorth(over: errors, at: place) == 0)
    #expect(errors.tokens(forLoss: 0.81, size: 1e9) == 0)
  }

  /// Forty residuals of 0.01, grown by √(40/(40 - p)), are put on errors, and as factors on losses.
  @Test("A new run's loss or error, and floors that may be alike", arguments: [false, true])
  func newRun(isError: Bool) throws {
    let form = CorporaForm(.floor, corpora: ["a", "b"], link: isError ? .error : .loss)
    func values(_ shift: Double) -> [Double] {
      form.constants.map { constant in
        switch constant.symbol.prefix(while: { $0 != "[" }) {
        case "E": constant.symbol.contains("b") ? 0.2 + shift : 0.2
        case "H": 0.6
        case "A": 400
        case "B": 1500
        default: 0.35
        }
      }
    }
    func fit(_ draws: [[Double]]) -> CorpusFit {
      let own = Fit(
        values: values(0), coordinates: form.coordinates(of: values(0)), objective: 1,
        relativeGradient: 0, outcome: .settled, evaluations: 1, atBounds: [])
      var fit = CorpusFit(
        effect: .floor, form: form, fit: own, starts: 1, agreeing: 1,
        score: InformationScore(form: "", runs: 40, constants: 7, logLikelihood: 0),
        residuals: [Double](repeating: 0.01, count: 40))
      fit.draws = draws
      return fit
    }
    let place = CorpusPlace(size: 1e9, tokens: 3e10)
    let range = try #require(
      fit([values(0), values(0), values(0)]).prediction(of: 0, at: place, level: 0.8, seed: 2))
    let loss = form.law(of: 0, values(0)).loss(size: 1e9, tokens: 3e10)
    let growth: Double = 0.01 * (40 / (40 - Double(form.constants.count))).squareRoot()
    check(range.low, isError ? loss + growth : loss * exp(growth), "new run")
    check(range.high, range.low, "new run")
    let cases: [([Double], Bool)] = [
      ([-0.01, 0.01, 0.02], true), ([0.01, 0.02, 0.03], false), ([-0.03, -0.02, -0.01], false),
      ([0, 0.01, 0.02], true), ([-0.02, -0.01, 0], true),
    ]
    for (shifts, isAlike) in cases {
      #expect(fit(shifts.map(values)).hasFloorsAlike(1, 0, level: 1) == isAlike, "\(shifts)")
    }
  }
}
