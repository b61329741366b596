import Foundation
import ScalingLaws
import Statistics
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

  /// scipy.stats.f_oneway of the three groups of four: F = 170.376, p = 7.0335e-8; the share is the sum of
  /// squares between groups over all, 0.974267.
  @Test("A column that parts the residuals is told by the analysis of variance")
  func labels() throws {
    let residuals = [
      0.021, 0.018, 0.025, 0.019, -0.012, -0.009, -0.014, -0.011, -0.006, -0.010, -0.013, -0.008,
    ]
    let parts = residuals.indices.map { ["a", "b", "c"][$0 / 4] }
    let turns = residuals.indices.map { ["x", "y"][$0 % 2] }
    let problem = try Self.grid(noise: 0.005)
    let effects = problem.labelEffects(of: residuals, [("eval", parts), ("turn", turns)])
    let effect = try #require(effects.first)
    #expect(effects.count == 1 && effect.column == "eval" && effect.texts == ["a", "b", "c"])
    #expect(abs(effect.share - 0.97426746806912123) < 1e-12)
    #expect(abs(effect.probability / 7.0334975674347245e-08 - 1) < 1e-8)
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
            #expect(abs(loss / expected - 1) < 1e-9, "\(form.id) from \(nested.form.id)")
          }
          tried += 1
        }
      }
    }
    #expect(tried >= 4)
  }

  @Test("A clean grid of 25 runs may have intervals")
  func intervals() async throws {
    let problem = try Self.grid(noise: 0.001)
    let fit = problem.fit(from: Self.truth)
    #expect(problem.mayHaveIntervals(fit, unit: .runs))
  }

  /// 1e8 · 1e11 = 1e19 is the most of the four products; 2e9 · 2e9 is 4e18.
  @Test("The largest run is that of the most FLOP, not of the most parameters or tokens each")
  func largest() throws {
    let sizes = [1e9, 1e8, 2e9, 5e7]
    let tokens = [1e9, 1e11, 2e9, 1.2e11]
    let runs = try #require(
      Runs(
        parameters: sizes + sizes, tokens: tokens + tokens, loss: [Double](repeating: 3, count: 8),
        corpora: [0, 0, 0, 0, 1, 1, 1, 1]))
    let problem = try CorpusProblem(runs, corpora: ["a", "b"])
    #expect(problem.largest.size == 1e8 && problem.largest.tokens == 1e11)
    let further = problem.largest.scaled(by: 100)
    #expect(abs(further.size / 1e9 - 1) < 1e-12 && abs(further.tokens / 1e12 - 1) < 1e-12)
  }

  /// NumPy's percentiles of 0, 1, 2, 3, 4: 10 % is 0.4, 90 % 3.6; beside infinite draws an end is infinite.
  @Test("Percentiles of draws are NumPy's, and open where draws are infinite")
  func percentiles() throws {
    let plain = try #require(CorpusFit.percentiles(ofSorted: [0, 1, 2, 3, 4], level: 0.8))
    #expect(abs(plain.low - 0.4) < 1e-12 && abs(plain.high - 3.6) < 1e-12)
    let open = try #require(CorpusFit.percentiles(ofSorted: [0, 1, 2, 3, .infinity], level: 0.8))
    #expect(abs(open.low - 0.4) < 1e-12 && open.high == .infinity)
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

  @Test("What a FLOP column is for stands beside it")
  func compute() throws {
    let both = try RunSheet(text: "N,D,C,loss\n1e9,2e10,1.2e20,2.5\n2e9,2e10,2.4e20,2.4\n").read(
      RunOptions())
    #expect(both.columns.contains { $0.header == "C" && $0.meaning == "C, compared with 6ND" })
    let alone = try RunSheet(text: "N,C,loss\n1e9,1.2e20,2.5\n2e9,2.4e20,2.4\n").read(RunOptions())
    #expect(alone.columns.contains { $0.header == "C" && $0.meaning == "C" })
    #expect(abs(alone.runs.tokens[0] / 2e10 - 1) < 1e-12)
  }
}
