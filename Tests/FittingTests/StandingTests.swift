import Foundation
import ScalingLaws
import Statistics
import TestSupport
import Testing

@testable import Fitting

/// What follows from a fit, where the answer is known without fitting.
@Suite("Standing of a fit")
struct StandingTests {
  private static func problem(noise: Double) throws -> FitProblem {
    let designs = try #require(
      Runs.grid(
        parameters: [5e7, 1e8, 3e8, 1e9, 3e9], tokens: [1e9, 3e9, 1e10, 3e10, 1e11]))
    let runs = try #require(
      Simulation(ChinchillaForm(), values: BootstrapTests.truth, noise: noise).draw(
        designs, seed: 3))
    return try FitProblem(ChinchillaForm(), runs: runs, objective: .huberLog(delta: 1e-3))
  }

  /// SciPy: √(t₀.₉₇₅(20)/1.95996) = 1.03164 for 25 runs and 5 constants while the noise is below δ; 0.86 for
  /// 25 runs, as simulated, where it is four times δ and more.
  @Test(
    "Huber's intervals widen for few runs, and narrow where all runs are far",
    arguments: [
      (1e-4, 1.0316426810906887), (0.01, 0.86),
    ])
  func widening(noise: Double, factor: Double) async throws {
    let problem = try Self.problem(noise: noise)
    let fit = problem.fit(from: BootstrapTests.truth)
    let bootstrap = try await problem.bootstrap(around: fit, replicates: 2, workers: 1)
    let standing = problem.standing(of: fit, bootstrap, areRowsRuns: true)
    expect(standing.widening, near: factor, relative: 1e-9)
    #expect(problem.mayHaveIntervals(fit, unit: .runs))
  }

  /// SciPy's `f_oneway` of the three groups: F = 76, p = 5.476240216291201e-05; 0.0152 of the squares of
  /// 0.0158 lie between them.
  @Test("A column that parts the residuals is named by Fisher's F")
  func labels() throws {
    let problem = try Self.problem(noise: 0.01)
    let residuals = [0.01, 0.02, 0.03, 0.05, 0.06, 0.07, -0.04, -0.05, -0.03]
    let texts = ["a", "a", "a", "b", "b", "b", "c", "c", "c"]
    let mixed = ["a", "b", "c", "a", "b", "c", "a", "b", "c"]
    let effects = problem.labelEffects(of: residuals, [("data", texts), ("seed", mixed)])
    try #require(effects.map(\.column) == ["data"])
    expect(effects[0].share, near: 0.0152 / 0.0158, within: 1e-12)
    expect(effects[0].probability, near: 5.476240216291201e-05, relative: 1e-9)
    #expect(effects[0].texts == ["a", "b", "c"])
  }

  /// Wilks: squares that rise as by the curvature at the minimum end where ±1.96 deviations do, near it.
  @Test("A profile ends about where the curvature says, and costs nothing at the fit")
  func profile() async throws {
    let problem = try BootstrapTests.problem(objective: .meanSquaredLog)
    let fit = problem.fit(from: BootstrapTests.truth)
    let alpha = fit.values[3]
    let curved = try #require(problem.asymptoticIntervals(of: fit, level: 0.95)?["alpha"])
    let profile = try await problem.profile(
      of: "alpha",
      over: [-3.0, -2, -1, 1, 2, 3].map { alpha + 0.5 * $0 * (curved.upperBound - alpha) },
      around: fit, starts: .random(count: 1, seed: 1), workers: 1)
    #expect(profile.points.map(\.value) == profile.points.map(\.value).sorted())
    #expect(profile.points.first { $0.value == alpha }?.deviance == 0)
    let (low, high) = (try #require(profile.low), try #require(profile.high))
    expect(alpha - low, near: alpha - curved.lowerBound, relative: 0.25)
    expect(high - alpha, near: curved.upperBound - alpha, relative: 0.25)
  }

  /// By hand: 1e9·2e10 are more FLOP than 4e9·2e9, though of fewer parameters.
  @Test("Corpora are compared at the run of the most FLOP")
  func largest() throws {
    let sizes = [1e8, 2e8, 4e8, 5e8, 1e9, 4e9, 1e8, 2e8, 4e8, 5e8, 1e9, 4e9]
    let tokens = [1e9, 1e9, 2e9, 2e9, 2e10, 2e9, 1e9, 1e9, 2e9, 2e9, 1e10, 1e9]
    let runs = try #require(
      Runs(
        parameters: sizes, tokens: tokens,
        loss: zip(sizes, tokens).map { 1.8 + 480 / pow($0, 0.35) + 2000 / pow($1, 0.37) },
        corpora: sizes.indices.map { $0 / 6 }))
    let largest = try CorpusProblem(runs, corpora: ["old", "new"]).largest
    #expect(largest == CorpusPlace(size: 1e9, tokens: 2e10))
  }

  /// Exact parabolas in ln N around 0.1·√C: every budget says the same, and no resample another.
  @Test("Budgets that agree leave the exponent no interval to speak of")
  func agreeing() throws {
    var (n, d, loss): ([Double], [Double], [Double]) = ([], [], [])
    for budget in [1e18, 4e18, 1.6e19, 6.4e19, 2.56e20, 1.024e21] {
      let best = 0.1 * budget.squareRoot()
      for step in -3...3 {
        let size = best * exp2(Double(step) / 2)
        n.append(size)
        d.append(budget / (6 * size))
        loss.append(2 + 0.05 * pow(log(size / best), 2))
      }
    }
    let fit = try IsoFLOP(try #require(Runs(parameters: n, tokens: d, loss: loss)))
    let interval = try #require(fit.exponentInterval)
    expect(fit.sizeExponent, near: 0.5, within: 1e-6)
    expect(interval.low, near: 0.5, within: 1e-5)
    expect(interval.high, near: 0.5, within: 1e-5)
  }

  @Test(
    "FLOP are said to be compared with 6ND where the table has both",
    arguments: [
      ("N,D,train_flop,loss\n1B,20B,1.2e20,2.5\n", "C, compared with 6ND"),
      ("N,train_flop,loss\n1B,1.2e20,2.5\n", "C"),
    ])
  func compared(text: String, meaning: String) throws {
    let read = try RunSheet(text: text).read(RunOptions())
    #expect(read.columns.first { $0.header == "train_flop" }?.meaning == meaning)
  }

  @Test("Lines beyond the eighth are counted, not listed")
  func manyLines() throws {
    let rows = (0..<12).map { "\($0 + 1)B,20B,2.5,\($0 < 10 ? "failed" : "finished")\n" }.joined()
    let read = try RunSheet(text: "N,D,loss,state\n" + rows).read(RunOptions())
    #expect(read.warnings.contains { $0.contains("lines 2, 3, 4, 5, 6, 7, 8, 9 and 2 more") })
  }
}
