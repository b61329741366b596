import Foundation
import ScalingLaws
import Statistics
import TestSupport
import Testing

@testable import Fitting

/// Every figure of parts of a fit, by hand or by NumPy and SciPy on the same designs.
@Suite("Whole figures of fits")
struct WholeFigureTests: FigureTests {
  /// Seven runs about E = 1.55, A = 300, B = 900, α = .33, β = .29.
  private static func seven(_ objective: Objective) throws -> FitProblem {
    let runs = try #require(
      Runs(
        parameters: [1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9, 1.5e8],
        tokens: [2e9, 1e10, 4e9, 3e10, 1.6e10, 1e11, 4e10],
        loss: [3.9, 3.2, 3.3, 2.7, 2.65, 2.35, 3.05]))
    return try FitProblem(form, runs: runs, objective: objective)
  }

  /// √(Σr²/2) of seven runs and five constants is below 1.4826 √3.5 times the median, on losses too; with one run
  /// far off the median is.
  @Test("The noise of a fit is the smaller of two deviations")
  func noise() throws {
    let fit = Self.fit(Self.form, [1.55, 300, 900, 0.33, 0.29])
    check(try Self.seven(.standard).noise(at: fit), 0.0693426924651908, "log")
    check(try Self.seven(.meanSquaredLoss).noise(at: fit), 0.2183024566107563, "loss")
    let problem = try Self.seven(.standard)
    var losses = Self.form.losses(of: problem.runs, at: fit.coordinates)
    for (run, error) in [0.01, -0.02, 0.03, -0.01, 0.02, 0.02, 2].enumerated() {
      losses[run] *= exp(error)
    }
    let moved = try problem.replacingRuns(try #require(problem.runs.replacingLoss(losses)))
    check(moved.noise(at: fit), 1.4826 * 0.02 * 3.5.squareRoot(), "median")
  }

  /// √(t₀.₉₇₅(n - 5)/1.95996) while the noise is below δ; between measured numbers of runs where it is four times δ;
  /// half of each where it is twice.
  @Test(
    "Huber's intervals by runs and noise",
    arguments: [
      (9, 1.1902015186868569, 1.1902015186868569, 1.1902015186868569, 1.7349486674824082),
      (20, 1.0428299194502122, 0.9792072151070528, 0.9155845107638932, 1.1685886123029834),
      (40, 1.0177368933092457, 0.9513684466546228, 0.885, 1.08),
      (100, 1.006430214849335, 0.9734092295240617, 0.9403882441987886, 1.08),
      (240, 1, 1, 1, 1.08),
    ])
  func widening(runs: Int, few: Double, half: Double, far: Double, squares: Double) throws {
    let values = [1.8, 480.0, 2000, 0.35, 0.37]
    let designs = try #require(
      Runs(
        parameters: (0..<runs).map { run -> Double in 1e8 * pow(1.01, Double(run)) },
        tokens: (0..<runs).map { run -> Double in 2e9 * pow(1.02, Double(run * 7 % runs)) },
        loss: [Double](repeating: 3, count: runs)))
    let drawn = try #require(
      Simulation(Self.form, values: values, noise: 0.01).draw(designs, seed: 5))
    let fit = Self.fit(Self.form, values)
    let noise = try FitProblem(Self.form, runs: drawn).noise(at: fit)
    let bootstrap = Bootstrap(
      symbols: [], draws: [values], failures: 0, unit: .runs, weighting: .counts, seed: 1)
    let cases: [(Objective, Double)] = [
      (.huberLog(delta: 1.01 * noise), few), (.huberLog(delta: noise / 2), half),
      (.huberLog(delta: noise / 9), far), (.meanSquaredLog, squares), (.meanSquaredLoss, squares),
      (.absoluteLog, few), (.studentLog(degrees: 4, scale: 0.01), few),
    ]
    for (objective, wanted) in cases {
      let problem = try FitProblem(Self.form, runs: drawn, objective: objective)
      let standing = problem.standing(of: fit, bootstrap, areRowsRuns: true)
      check(standing.widening, wanted, "\(runs) \(objective)")
    }
    // Groups of two count half.
    let paired = try #require(
      Runs(
        parameters: drawn.parameters, tokens: drawn.tokens, loss: drawn.loss,
        groups: (0..<runs).map { $0 / 2 }))
    let grouped = Bootstrap(
      symbols: [], draws: [values], failures: 0, unit: .groups, weighting: .counts, seed: 1)
    let refusal = try FitProblem(Self.form, runs: paired).standing(of: fit, grouped).refusal
    #expect((refusal?.contains("groups of runs for 5 constants") == true) == ((runs + 1) / 2 <= 7))
  }

  /// SciPy's t of nine degrees, (20/9)^(1/4), and 1.15 where experts saturate.
  @Test("Intervals are wider still where experts saturate")
  func saturation() throws {
    let form = JointForm()
    let values = try #require(GradientTests.points.first { $0.id == "joint-moe" }).values
    let steps = (0..<20).map { Double($0) }
    let made = Runs(
      parameters: steps.map { 1e8 * pow(1.3, $0) },
      tokens: (0..<20).map { 1e10 * pow(1.2, Double($0 * 7 % 20)) },
      loss: steps.map { 3 - 0.02 * $0 }, experts: (0..<20).map { [1, 2, 4, 8, 16][$0 % 5] })
    let runs = try #require(made)
    let problem = try FitProblem(form, runs: runs, objective: .meanSquaredLog)
    let bootstrap = Bootstrap(
      symbols: [], draws: [values], failures: 0, unit: .runs, weighting: .counts, seed: 1)
    let standing = problem.standing(of: Self.fit(form, values), bootstrap, areRowsRuns: true)
    check(standing.widening, 1.6205760, within: 1e-6, "widening")
  }

  @Test("Why no resample speaks")
  func refusals() throws {
    let designs = try #require(
      Runs.grid(parameters: [1e8, 3e8, 9e8], tokens: [1e9, 4e9, 2e10, 9e10]))
    let problem = try FitProblem(Self.form, runs: designs)
    let fit = Self.fit(Self.form, [1.8, 480, 2000, 0.35, 0.37])
    func why(
      _ fit: Fit, _ failures: Int = 0, _ units: Int = 12, _ isGrouped: Bool = false
    ) -> String? {
      problem.refusal(fit, failures: failures, of: 20, units: units, isGrouped: isGrouped)
    }
    #expect(why(fit) == nil && why(fit, 2) == nil && why(fit, 0, 8) == nil)
    #expect(why(fit, 3) == "3 of 20 refits did not end in a minimum")
    #expect(why(fit, 0, 7) == "7 runs for 5 constants; it takes 8 at least")
    #expect(why(fit, 0, 7, true) == "7 groups of runs for 5 constants; it takes 8 at least")
    let edge = Fit(
      values: fit.values, coordinates: fit.coordinates, objective: 1, relativeGradient: 0,
      outcome: .settled, evaluations: 1, atBounds: ["alpha"])
    #expect(why(edge) == "alpha ended at the border of what was tried")
    #expect(
      IntervalStanding(refusal: nil, unfixed: ["A", "B"]).reason == "the runs do not fix A, B")
    #expect(!IntervalStanding(refusal: nil, unfixed: ["A"]).isWhole)
    #expect(!IntervalStanding(refusal: "x").isWhole && IntervalStanding(refusal: nil).isWhole)
  }

  /// Of twenty exact runs the two of most FLOP are 2 % above and 5 % below the law: of the 20 - m left out by a fit
  /// to m the mean error is -0.03 and the mean square 0.0029 over their number.
  @Test("What a fit to the smaller runs says of the larger ones", arguments: Rollout.Axis.allCases)
  func rollouts(axis: Rollout.Axis) async throws {
    let sizes = (0..<20).map { 1e8 * pow(1.3, Double($0)) }
    let tokens = (0..<20).map { 2e9 * pow(1.2, Double($0)) * ($0 % 2 == 0 ? 1 : 1.15) }
    let values = [1.8, 480.0, 2000, 0.35, 0.37]
    let designs = try #require(
      Runs(parameters: sizes, tokens: tokens, loss: sizes.map { _ in 3 }))
    var losses = Self.form.losses(of: designs, at: Self.form.coordinates(of: values))
    losses[18] *= exp(0.02)
    losses[19] *= exp(-0.05)
    let problem = try FitProblem(
      Self.form, runs: try #require(designs.replacingLoss(losses)), objective: .meanSquaredLog,
      holding: ["alpha": 0.35, "beta": 0.37])
    let found = try await problem.rollouts(
      by: axis, starts: .random(count: 2, seed: 1), workers: 1)
    let along: [Double] =
      switch axis {
      case .flop: zip(sizes, tokens).map { 6 * $0 * $1 }
      case .parameters: sizes
      case .tokens: tokens
      }
    let sorted = along.sorted()
    #expect(found.map(\.fitted) == [10, 12, 14, 16, 18])
    #expect(found.map(\.heldOut) == [10, 8, 6, 4, 2])
    for rollout in found {
      let left = Double(rollout.heldOut)
      check(rollout.limit, sorted[rollout.fitted - 1], "limit")
      check(rollout.reach, sorted[19] / rollout.limit, "reach")
      check(rollout.meanError, -0.03 / left, within: 1e-3, "mean")
      check(rollout.rootMeanSquare, (0.0029 / left).squareRoot(), within: 1e-3, "root")
      check(rollout.largestError, 0.05, within: 1e-3, "largest")
    }
  }
}

/// What suites of single figures share: a law's form, a fit at stated constants, and a number beside another's.
protocol FigureTests {}

extension FigureTests {
  func check(
    _ found: Double, _ wanted: Double, within error: Double = 1e-8, _ what: String
  ) {
    expect(found, near: wanted, relative: error, "\(what): \(found), not \(wanted)")
  }

  static var form: ChinchillaForm { ChinchillaForm() }

  static func fit(_ form: any LawForm, _ values: [Double]) -> Fit {
    Fit(
      values: values, coordinates: form.coordinates(of: values), objective: 1, relativeGradient: 0,
      outcome: .settled, evaluations: 1, atBounds: [])
  }
}
