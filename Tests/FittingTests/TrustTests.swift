import Diagnostics
import Fitting
import Foundation
import ScalingLaws
import Statistics
import TestSupport
import Testing

/// Runs whose best law has no floor, so that E ends at its border.
@Suite("Fits at a border")
struct BorderTests {
  @Test("Every refit from a fit at a border ends in a minimum")
  func refits() async throws {
    let designs = try #require(
      Runs.grid(
        parameters: [1e8, 2e8, 4e8, 8e8, 1.6e9], tokens: [2e9, 4e9, 8e9, 1.6e10, 3.2e10]))
    var generator = SplitMix64(seed: 4)
    let loss = zip(designs.parameters, designs.tokens).map { n, d in
      (477.8 / pow(n, 0.34731) + 2143.4 / pow(d, 0.36717) - 0.15)
        * exp(0.005 * generator.normal())
    }
    let problem = try FitProblem(
      ChinchillaForm(), runs: try #require(designs.replacingLoss(loss)))
    let fit = problem.fit(from: [0.1, 477.8, 2143.4, 0.34731, 0.36717])
    try #require(fit.atBounds.contains("E"))
    let without = try await problem.leavingOutEach(from: fit)
    #expect(without.allSatisfy { $0 != nil })
    #expect(!problem.mayHaveIntervals(fit, unit: .runs))
  }
}

@Suite("What a reader must know of a fit")
struct TrustTests {
  static let truth = BootstrapTests.truth

  @Test("Runs of one ratio of tokens to parameters cannot tell the exponents apart")
  func inseparable() async throws {
    let sizes = (0..<12).map { 1e8 * pow(2, Double($0) / 2) }
    let designs = try #require(
      Runs(
        parameters: sizes, tokens: sizes.map { 100 * $0 }, loss: sizes.map { _ in 1 }))
    let runs = try #require(
      Simulation(ChinchillaForm(), values: Self.truth, noise: 0.002).draw(designs, seed: 1))
    let problem = try FitProblem(ChinchillaForm(), runs: runs, objective: .meanSquaredLog)
    let starts = Effort.count(10, brief: 4)
    let trust = problem.trust(in: try await problem.search(.random(count: starts, seed: 1)))
    #expect(trust.separateShare < 1e-6)
    #expect(trust.warnings.contains { $0.contains("cannot be told apart") })
    let sound = try BootstrapTests.problem()
    let other = sound.trust(in: try await sound.search(.random(count: starts, seed: 1)))
    #expect(other.separateShare > 0.99)
    #expect(other.warnings.isEmpty)
    #expect(other.conditionNumber < trust.conditionNumber)
    #expect(other.agreeing == starts)
  }

  /// Five runs without noise fix five constants: every start that reaches them agrees, however it ended.
  @Test("No start is counted twice by the audit", arguments: [5, 25])
  func counts(runs count: Int) async throws {
    let all = [
      (5e7, 1e9), (5e7, 1e10), (2e8, 4e9), (2e8, 4e10), (8e8, 1e10),
    ]
    let designs = try #require(
      Runs(
        parameters: (0..<count).map { all[$0 % 5].0 * pow(1.3, Double($0 / 5)) },
        tokens: (0..<count).map { all[$0 % 5].1 }, loss: (0..<count).map { _ in 1 }))
    let runs = try #require(
      Simulation(ChinchillaForm(), values: Self.truth, noise: 0).draw(designs, seed: 1))
    let search = try await FitProblem(ChinchillaForm(), runs: runs)
      .search(.random(count: 40, seed: 42))
    #expect(search.agreeing + search.failures <= search.starts)
    #expect(search.ends.reduce(0) { $0 + $1.starts } == search.starts)
  }

  @Test("Leverages add up to the number of constants, and residuals to the objective")
  func leverages() async throws {
    let problem = try BootstrapTests.problem(objective: .meanSquaredLog)
    let search = try await problem.search(.random(count: 3, seed: 1))
    let trust = problem.trust(in: search)
    let leverage = trust.leverages.reduce(0, +)
    expect(leverage, near: 5, within: 1e-6)
    let mean = trust.residuals.reduce(0) { $0 + $1 * $1 } / Double(problem.runs.count)
    expect(mean, near: search.best.objective, relative: 1e-6)
    let pair = try #require(
      trust.correlations.first { $0.first == "A" && $0.second == "alpha" })
    #expect(pair.value > 0.9)
  }

  @Test("Leaving out a wrong run moves the fit most")
  func influence() async throws {
    let problem = try BootstrapTests.problem(objective: .meanSquaredLog)
    var losses = problem.runs.loss
    losses[7] *= 1.1
    let wrong = try problem.replacingRuns(try #require(problem.runs.replacingLoss(losses)))
    let fit = wrong.fit(from: Self.truth)
    let without = try await wrong.leavingOutEach(from: fit)
    let moves = without.map { values in values.map { abs($0[0] - fit.values[0]) } ?? 0 }
    #expect(moves.indices.max { moves[$0] < moves[$1] } == 7)
  }

  @Test("The form that made the data has the better score")
  func comparison() async throws {
    let problem = try BootstrapTests.problem(objective: .meanSquaredLog)
    let tied = try FitProblem(
      TiedChinchillaForm(), runs: problem.runs, objective: .meanSquaredLog)
    let values = [1.5, 150.0, 9000, 0.28, 0.42]
    let runs = try #require(
      Simulation(ChinchillaForm(), values: values, noise: 0.005).draw(problem.runs, seed: 2))
    let (untiedFit, tiedFit) = (
      try problem.replacingRuns(runs), try tied.replacingRuns(runs)
    )
    let comparison = ModelComparison([
      tiedFit.score(of: try await tiedFit.search(.random(count: 10, seed: 1)).best),
      untiedFit.score(of: try await untiedFit.search(.random(count: 10, seed: 1)).best),
    ])
    #expect(comparison.scores.map(\.form) == ["chinchilla", "chinchilla-tied"])
    #expect((comparison.aiccDifferences[1] ?? 0) > 10)
    #expect(comparison.bicDifferences[0] == 0)
    #expect(comparison.scores.map(\.constants) == [6, 5])
  }

  @Test("A normal likelihood is the textbook's")
  func likelihood() throws {
    let problem = try BootstrapTests.problem(objective: .meanSquaredLog)
    let fit = problem.fit(from: Self.truth)
    let n = Double(problem.runs.count)
    let expected = -n / 2 * (log(2 * Double.pi * fit.objective) + 1)
    expect(problem.score(of: fit).logLikelihood, near: expected, within: 1e-6)
  }

  @Test("A rollout foretells the larger runs within the noise")
  func rollout() async throws {
    let problem = try BootstrapTests.problem(objective: .meanSquaredLog)
    let rollouts = try await problem.rollouts(shares: [0.6, 0.8])
    #expect(rollouts.count == 2)
    for rollout in rollouts {
      #expect(rollout.fitted + rollout.heldOut == 25)
      #expect(rollout.rootMeanSquare < 0.02)
      #expect(rollout.reach > 1)
    }
  }

  @Test("A profile agrees with the asymptotic interval where both hold")
  func profile() async throws {
    let problem = try BootstrapTests.problem(objective: .meanSquaredLog)
    let fit = problem.fit(from: Self.truth)
    let interval = try #require(problem.asymptoticIntervals(of: fit)?["alpha"])
    let values = (-8...8).map { fit.values[3] * (1 + 0.02 * Double($0)) }
    let profile = try await problem.profile(
      of: "alpha", over: values, starts: .random(count: 4, seed: 1))
    let (low, high) = (try #require(profile.low), try #require(profile.high))
    let width = interval.upperBound - interval.lowerBound
    expect(low, near: interval.lowerBound, within: 0.15 * width)
    expect(high, near: interval.upperBound, within: 0.15 * width)
    // A grid that steps over the minimum keeps it, and finds the same ends about.
    let coarse = try await problem.profile(
      of: "alpha", over: [0.6, 0.9, 1.3, 1.6].map { $0 * fit.values[3] }, around: fit,
      starts: .random(count: 4, seed: 1))
    let ends = (try #require(coarse.low), try #require(coarse.high))
    #expect(ends.0 < fit.values[3] && ends.1 > fit.values[3])
    expect(ends.1 - ends.0, near: width, relative: 0.4)
  }

  @Test("A problem that cannot be posed says why")
  func refusals() throws {
    let runs = try BootstrapTests.problem().runs
    #expect(throws: FitRefusal.missingColumns([.experts], form: "routed")) {
      try FitProblem(RoutedForm(), runs: runs)
    }
    #expect(throws: FitRefusal.tooFewRuns(4, constants: 5)) {
      try FitProblem(ChinchillaForm(), runs: runs.selecting([0, 1, 2, 3]))
    }
    #expect(throws: FitRefusal.impossibleValue(-1, symbol: "E")) {
      try FitProblem(ChinchillaForm(), runs: runs, holding: ["E": -1])
    }
    #expect(throws: FitRefusal.self) {
      try FitProblem(ChinchillaForm(), runs: runs, holding: ["F": 1])
    }
  }
}
