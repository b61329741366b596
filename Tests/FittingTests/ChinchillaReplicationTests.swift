import Fitting
import Foundation
import ScalingLaws
import TestSupport
import Testing
import Units

/// The replication of arXiv:2404.10102 on the points of Chinchilla's figure.
@Suite(
  "The 240 points of the Chinchilla replication",
  .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct ChinchillaReplicationTests {
  let problem: FitProblem

  init() throws {
    problem = try FitProblem(ChinchillaForm(), runs: try Shared.chinchilla())
  }

  /// Hoffmann's constants in the digits of the paper's source.
  static let hoffmann = [
    exp(0.5267228), exp(6.0073404), exp(6.0179186), 0.33917084, 0.2849083,
  ]

  @Test(
    "The objective has the published values",
    arguments: [
      (hoffmann, 0.00123116, 1e-8),
      ([1.69, 406.4, 410.7, 0.34, 0.28], 0.004121009136, 1e-12),
      ([1.81686, 482.00572, 2085.43420, 0.34781, 0.36585], 0.001018745816, 1e-9),
      ([1.8172, 482.01, 2085.43, 0.3478, 0.3658], 0.001022842773, 1e-12),
    ])
  func objective(values: [Double], expected: Double, tolerance: Double) {
    #expect(problem.runs.count == 240)
    expect(problem.objective(at: values), near: expected, within: tolerance)
  }

  @Test("The fit does not stall at Hoffmann's point", arguments: FitProblem.StartUse.allCases)
  func hoffmannsPoint(use: FitProblem.StartUse) {
    let fit = problem.fit(from: Self.hoffmann, use: use)
    #expect(fit.outcome == .settled)
    #expect(fit.objective <= 1.018275e-3)
    expect(fit.objective, near: 0.00101827401780, within: 1e-12)
    expect(fit.values[0], near: 1.817218, within: 1e-5)
    expect(fit.values[1], near: 477.8, within: 0.1)
    expect(fit.values[2], near: 2143.4, within: 0.5)
    expect(fit.values[3], near: 0.34731, within: 1e-5)
    expect(fit.values[4], near: 0.36717, within: 1e-5)
    #expect(fit.relativeGradient < 1e-4)
    #expect(fit.atBounds.isEmpty)
  }

  @Test("A hundred random starts of the usual box all find the minimum")
  func randomStarts() async throws {
    let count = Effort.count(100, brief: 12)
    let search = try await problem.search(.random(count: count, seed: 20))
    #expect(search.objectives.allSatisfy { $0 <= 1.018275e-3 })
    #expect(search.agreeing == count)
    #expect(search.failures == 0)
  }

  @Test("The optimum at 1e24 FLOP spends 17.7 tokens on a parameter")
  func tokensPerParameter() throws {
    let fit = problem.fit(from: Self.hoffmann)
    let best = try #require(ChinchillaForm().surface(fit.values).optimum(flop: 1e24))
    expect(best.tokens / best.size, near: 17.7, within: 0.06)
    expect(best.size, near: 97e9, within: 0.5e9)
  }

  @Test("All 245 points move the floor and the data term")
  func withOutliers() async throws {
    let sheet = try Shared.sheet("epoch_chinchilla/svg_extracted_data.csv")
    let runs = try sheet.runs(
      named: [.parameters: "Model Size", .flop: "Training FLOP"],
      needs: [.parameters, .flop, .loss])
    let all = try FitProblem(ChinchillaForm(), runs: runs)
    let best = try await all.search(.random(count: Effort.count(20, brief: 3), seed: 1)).best
    #expect(runs.count == 245)
    expect(best.values[0], near: 1.8913, within: 1e-3)
    expect(best.values[3], near: 0.3493, within: 1e-3)
    expect(best.values[4], near: 0.4530, within: 1e-3)
  }
}
