import Foundation
import ScalingLaws
import Statistics
import TestSupport
import Testing
import Units

@testable import Fitting

/// Small figures that can be had by hand or from SciPy.
@Suite("Figures of fits by hand")
struct HandFigureTests {
  private static let truth = [1.8172, 477.8, 2143.4, 0.34731, 0.36717]

  private static func grid(noise: Double, seed: UInt64 = 3) throws -> FitProblem {
    let powers = (0..<5).map { pow(2, Double($0)) }
    let designs = try #require(
      Runs.grid(parameters: powers.map { $0 * 5e7 }, tokens: powers.map { $0 * 1e9 }))
    let runs = try #require(
      Simulation(ChinchillaForm(), values: truth, noise: noise).draw(designs, seed: seed))
    return try FitProblem(ChinchillaForm(), runs: runs)
  }

  /// On tokens that are seen once and enough for the parameters.
  @Test("Each form gives the losses of the simpler forms that it contains")
  func nested() throws {
    let runs = try #require(
      Runs(
        parameters: [1e8, 4e8, 1.6e9], tokens: [4e11, 2e12, 3e13], loss: [3, 3, 3],
        experts: [1, 1, 1], granularity: [1, 1, 1], unique: [4e11, 2e12, 3e13], density: [1, 1, 1]))
    var tried = 0
    for form in FormLibrary.all {
      for nested in form.nested {
        let simple = Array((Self.truth + [1]).prefix(nested.form.constants.count))
        let known = nested.form.losses(of: runs, at: nested.form.coordinates(of: simple))
        for values in nested.values(simple) {
          let losses = form.losses(of: runs, at: form.coordinates(of: values))
          for (loss, expected) in zip(losses, known) {
            expect(loss, near: expected, relative: 1e-9, "\(form.id) from \(nested.form.id)")
          }
          tried += 1
        }
      }
    }
    #expect(tried >= 4)
  }

  /// NumPy's percentiles of 0, 1, 2, 3, 4: 10 % is 0.4, 90 % 3.6; beside infinite draws an end is infinite.
  @Test("Percentiles of draws are NumPy's, and open where draws are infinite")
  func percentiles() throws {
    let plain = try #require(CorpusFit.percentiles(ofSorted: [0, 1, 2, 3, 4], level: 0.8))
    expect(plain.low, near: 0.4, within: 1e-12)
    expect(plain.high, near: 3.6, within: 1e-12)
    let open = try #require(CorpusFit.percentiles(ofSorted: [0, 1, 2, 3, .infinity], level: 0.8))
    expect(open.low, near: 0.4, within: 1e-12)
    #expect(open.high == .infinity)
    #expect(CorpusFit.percentiles(ofSorted: [1], level: 0.8) == nil)
  }

  /// Errors that are alike up and down leave an interval that is about alike to both sides.
  @Test("The interval of approach 2's exponent lies around it")
  func exponent() throws {
    let budgets = (0..<8).map { 1e18 * pow(3, Double($0)) }
    var generator = SplitMix64(seed: 11)
    var (n, d, loss): ([Double], [Double], [Double]) = ([], [], [])
    for flop in budgets {
      let best = 0.1 * (flop / 6).squareRoot() * exp(0.05 * generator.normal())
      for step in -3...3 {
        let size = best * pow(1.4, Double(step))
        n.append(size)
        d.append(flop / 6 / size)
        loss.append(2.5 + 0.03 * pow(log(size / best), 2))
      }
    }
    let fit = try IsoFLOP(try #require(Runs(parameters: n, tokens: d, loss: loss)))
    let interval = try #require(fit.exponentInterval)
    let (below, above) = (fit.sizeExponent - interval.low, interval.high - fit.sizeExponent)
    #expect(below > 0 && above > 0 && (0.3...3).contains(above / below))
    // The standard error of a slope through eight points 1.0986 apart that err by 0.05 is 0.05/7.12 = 0.0070.
    #expect((0.02...0.08).contains(above + below))
  }

  /// A law whose A and B are those of the reference over n^α and q^β, or whose terms are of twice the compute, is
  /// worth n parameters, q tokens or 2 FLOP; a loss below the reference's floor is worth any number of them.
  @Test("Worth in parameters, tokens and FLOP follows from losses")
  func worth() {
    let place = CorpusPlace(size: 1e9, tokens: 2e10)
    func law(_ a: Double = 1, _ b: Double = 1, floor: Double = 1.8) -> CorpusLaw {
      CorpusLaw(floor: floor, a: 480 * a, b: 2000 * b, alpha: 0.35, beta: 0.37)
    }
    func value(_ quantity: CorpusQuantity, _ own: CorpusLaw) -> Double {
      quantity.value(of: own, over: law(), at: place)
    }
    expect(value(.sizeWorth, law(pow(1.5, -0.35))), near: 1.5, within: 1e-9)
    expect(value(.tokenMultiplier, law(1, pow(1.5, -0.37))), near: 1.5, within: 1e-9)
    let twice = law(pow(2, -0.35 / 2), pow(2, -0.37 / 2))
    expect(value(.computeWorth, twice), near: 2, within: 1e-9)
    expect(value(.computeWorth, law()), near: 1, within: 1e-12)
    let below = law(1e-3, 1e-3, floor: 1.7)
    for quantity in [CorpusQuantity.sizeWorth, .computeWorth, .tokenMultiplier] {
      #expect(value(quantity, below) == .infinity)
      #expect(value(quantity, law(1.2, 1.2)) < 1)
    }
  }
}
