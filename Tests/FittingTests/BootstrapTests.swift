import Diagnostics
import Fitting
import Foundation
import ScalingLaws
import Statistics
import TestSupport
import Testing

@Suite("Bootstrap and searches")
struct BootstrapTests {
  static let truth = [1.8, 480, 2000, 0.35, 0.37]

  static func problem(objective: Objective = .standard) throws -> FitProblem {
    let designs = try #require(
      Runs.grid(
        parameters: [5e7, 1e8, 3e8, 1e9, 3e9], tokens: [1e9, 3e9, 1e10, 3e10, 1e11]))
    let runs = try #require(
      Simulation(ChinchillaForm(), values: truth, noise: 0.005).draw(designs, seed: 3))
    return try FitProblem(ChinchillaForm(), runs: runs, objective: objective)
  }

  @Test("One, two and seven workers give the same bytes")
  func workers() async throws {
    let problem = try Self.problem()
    var searches: [Search] = []
    var bootstraps: [Bootstrap] = []
    for workers in [1, 2, 7] {
      let search = try await problem.search(.random(count: 9, seed: 4), workers: workers)
      searches.append(search)
      bootstraps.append(
        try await problem.bootstrap(around: search.best, replicates: 15, workers: workers))
    }
    for other in 1...2 {
      #expect(searches[other].best == searches[0].best)
      #expect(searches[other].objectives == searches[0].objectives)
      #expect(bootstraps[other].draws == bootstraps[0].draws)
    }
  }

  /// By hand: 25 runs and 5 constants widen squares by 25/20.
  @Test("What a fit leaves over is widened for the constants that it fitted")
  func leftOver() throws {
    let problem = try Self.problem(objective: .meanSquaredLog)
    let fit = problem.fit(from: Self.truth)
    let v = fit.values
    let squares = problem.runs.loss.indices.map { run in
      let (n, d) = (problem.runs.parameters[run], problem.runs.tokens[run])
      return pow(
        log(problem.runs.loss[run] / (v[0] + v[1] / pow(n, v[3]) + v[2] / pow(d, v[4]))), 2)
    }
    guard case .residuals(let groups) = problem.simulation(of: fit).noise else {
      Issue.record("residuals are what is left over")
      return
    }
    let drawn = groups.joined().reduce(0) { $0 + $1 * $1 }
    expect(drawn / squares.reduce(0, +), near: 25.0 / 20, within: 1e-9)
  }

  @Test("Another seed gives other draws, and the same seed the same")
  func seeds() async throws {
    let problem = try Self.problem()
    let fit = problem.fit(from: Self.truth)
    let first = try await problem.bootstrap(around: fit, replicates: 5, seed: 1)
    let again = try await problem.bootstrap(around: fit, replicates: 5, seed: 1)
    let other = try await problem.bootstrap(around: fit, replicates: 5, seed: 2)
    #expect(first.draws == again.draws)
    #expect(first.draws != other.draws)
  }

  @Test("Intervals of derived quantities come from joint draws")
  func derived() async throws {
    let problem = try Self.problem(objective: .meanSquaredLog)
    let fit = problem.fit(from: Self.truth)
    let bootstrap = try await problem.bootstrap(
      around: fit, replicates: Effort.count(300, brief: 80))
    let form = ChinchillaForm()
    // A/N^alpha at a size in the middle of the data is known far better than A and alpha are.
    let term = try #require(bootstrap.interval { $0[1] * pow(3e8, -$0[3]) })
    let coefficient = try #require(bootstrap.interval(of: "A"))
    #expect(term.high / term.low < 0.7 * coefficient.high / coefficient.low)
    let ratio = try #require(
      bootstrap.interval { values in
        form.surface(values).optimum(flop: 1e21).map { $0.tokens / $0.size }
      })
    let exact = try #require(form.surface(Self.truth).optimum(flop: 1e21))
    #expect(ratio.low < exact.tokens / exact.size && exact.tokens / exact.size < ratio.high)
    #expect(bootstrap.interval { _ in nil } == nil)
    #expect(bootstrap.interval(of: "Z") == nil)
  }

  @Test("Exponential weights spread the constants as counts do, and weigh groups whole")
  func weights() async throws {
    let count = Effort.count(1000, brief: 60)
    let problem = try Self.problem(objective: .meanSquaredLog)
    let fit = problem.fit(from: Self.truth)
    let counts = try await problem.bootstrap(around: fit, replicates: count)
    let weights = try await problem.bootstrap(
      around: fit, replicates: count, weighting: .exponential)
    #expect(weights.failures == 0)
    #expect(weights.weighting == .exponential)
    // Both have the same limit; these are few runs, and few draws without optimisation.
    for symbol in ["E", "alpha", "beta"] {
      let first = try #require(counts.standardError(of: symbol))
      let second = try #require(weights.standardError(of: symbol))
      expect(second, near: first, relative: Effort.isFull ? 0.2 : 0.5, "\(symbol)")
    }
    let runs = problem.runs
    let group = try #require(
      Runs(
        parameters: runs.parameters, tokens: runs.tokens, loss: runs.loss,
        groups: runs.loss.map { _ in 0 }))
    let whole = try await problem.replacingRuns(group).bootstrap(
      around: fit, replicates: 3, unit: .groups, weighting: .exponential)
    for draw in whole.draws { expect(draw[3], near: fit.values[3], relative: 1e-4) }
  }

  @Test("Groups are drawn whole")
  func groups() async throws {
    let count = Effort.count(400, brief: 60)
    let problem = try Self.problem(objective: .meanSquaredLog)
    let runs = problem.runs
    let doubled = runs.selecting(Array(0..<runs.count) + Array(0..<runs.count))
    let grouped = try #require(
      Runs(
        parameters: doubled.parameters, tokens: doubled.tokens, loss: doubled.loss,
        groups: Array(0..<runs.count) + Array(0..<runs.count)))
    let twice = try problem.replacingRuns(grouped)
    let fit = problem.fit(from: Self.truth)
    let single = try await problem.bootstrap(around: fit, replicates: count)
    let whole = try await twice.bootstrap(around: fit, replicates: count, unit: .groups)
    let split = try await twice.bootstrap(around: fit, replicates: count, unit: .runs)
    let errors = [single, whole, split].compactMap { $0.standardError(of: "alpha") }
    // Drawing groups of two copies is drawing the runs themselves; drawing the copies apart
    // pretends that there are twice as many.
    expect(errors[1], near: errors[0], relative: 0.02)
    // The ratio of many runs would be 1/√2; these are few.
    #expect(errors[2] / errors[0] > 0.45 && errors[2] / errors[0] < 0.9)
  }

  @Test(
    "Row order and doubled rows leave the optimum where it is",
    arguments: [
      Objective.standard, .meanSquaredLog, .meanSquaredLoss, .absoluteLog,
      .studentLog(degrees: 4, scale: 0.005),
    ])
  func invariance(objective: Objective) throws {
    let problem = try Self.problem(objective: objective)
    let fit = problem.fit(from: Self.truth)
    #expect(fit.outcome == .settled)
    let count = problem.runs.count
    let changed = try problem.replacingRuns(
      problem.runs.selecting((0..<count).reversed() + (0..<count)))
    let again = changed.fit(from: Self.truth)
    for (value, other) in zip(fit.values, again.values) {
      expect(other, near: value, relative: 2e-3)
    }
  }

  @Test("A weight of two counts as two runs")
  func doubleWeight() throws {
    let problem = try Self.problem(objective: .meanSquaredLog)
    let runs = problem.runs
    let weighted = try #require(
      Runs(
        parameters: runs.parameters, tokens: runs.tokens, loss: runs.loss,
        weights: [2, 3] + [Double](repeating: 1, count: runs.count - 2)))
    let repeated = runs.selecting([0, 1, 1] + Array(0..<runs.count))
    let first = try problem.replacingRuns(weighted).fit(from: Self.truth)
    let second = try problem.replacingRuns(repeated).fit(from: Self.truth)
    for (value, other) in zip(first.values, second.values) {
      expect(other, near: value, relative: 1e-5)
    }
  }

  @Test("Only weights beside each other count, not their common scale")
  func weightScale() throws {
    for objective in [Objective.standard, .meanSquaredLog, .absoluteLog] {
      let problem = try Self.problem(objective: objective)
      let runs = problem.runs
      let scores = try [1e-3, 1, 1e3].map { (scale: Double) throws -> Double in
        let weights = (0..<runs.count).map { (run: Int) -> Double in scale * (1 + Double(run % 3)) }
        let weighted = try problem.replacingRuns(
          try #require(
            Runs(
              parameters: runs.parameters, tokens: runs.tokens, loss: runs.loss,
              weights: weights)))
        return weighted.score(of: weighted.fit(from: Self.truth)).logLikelihood
      }
      #expect(abs(scores[0] - scores[1]) < 1e-3 && abs(scores[2] - scores[1]) < 1e-3, "\(scores)")
    }
  }

  @Test("A limit of experts is held only beside the start that it lies above")
  func heldAlone() throws {
    let steps = (1...12).map(Double.init)
    let sizes = steps.map { 1e7 * $0 }
    let losses = steps.map { 4 - 0.1 * $0 }
    let made = Runs(
      parameters: sizes, tokens: steps.map { _ in 1e10 }, loss: losses, experts: steps)
    let designs = try #require(made)
    #expect(throws: FitRefusal.heldAlone("E_max", above: "E_start")) {
      try FitProblem(RoutedForm(), runs: designs, holding: ["E_max": 30])
    }
    let both = try FitProblem(RoutedForm(), runs: designs, holding: ["E_max": 30, "E_start": 2])
    let fit = both.fit(from: [-0.08, -0.1, 0.01, 1, 2, 30])
    expect(fit.values[5], near: 30, within: 1e-9)
    expect(fit.values[4], near: 2, within: 1e-9)
  }

  @Test(
    "A fit of exact losses finds the constants",
    arguments: GradientTests.points.filter { Effort.isFull || $0.id != "sparse-repeated" })
  func exact(id: String, values: [Double]) async throws {
    let form = try #require(FormLibrary.form(id))
    var generator = SplitMix64(seed: 8)
    var columns = (0..<4).map { _ in [Double]() }
    for _ in 0..<120 {
      columns[0].append(exp(17 + 6 * generator.uniform()))
      columns[1].append(exp(21 + 6 * generator.uniform()))
      columns[2].append(pow(2, Double(generator.index(below: 8))))
      columns[3].append(columns[1].last.map { $0 / exp(4 * generator.uniform()) } ?? 1)
    }
    let designs = try #require(
      Runs(
        parameters: columns[0], tokens: columns[1], loss: columns[0].map { _ in 1 },
        experts: columns[2], granularity: columns[2], unique: columns[3],
        density: columns[2].map { 1 / $0 }))
    let runs = try #require(Simulation(form, values: values, noise: 0).draw(designs, seed: 1))
    let problem = try FitProblem(form, runs: runs, objective: .meanSquaredLog)
    let best = try await problem.search(
      .random(count: Effort.count(24, brief: id == "joint-moe" ? 2 : 3), seed: 1)
    ).best
    #expect(best.objective < 1e-12, "\(best)")
    let tolerance = id == "joint-moe" || id == "sparse-repeated" ? 0.05 : 1e-3
    for (value, exact) in zip(best.values, values) {
      expect(value, near: exact, relative: tolerance, "\(value) for \(exact)")
    }
  }
}
