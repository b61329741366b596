import Diagnostics
import Fitting
import Foundation
import Statistics
import Units

/// Whether 95 % intervals contain the truth in 93 to 97 of a hundred simulated data sets.
struct Coverage {
  /// The 240 runs of the Chinchilla replication.
  let published: FitProblem

  static let truth = [1.8172, 477.8, 2143.4, 0.34731, 0.36717]
  static let dataSets = 1000

  /// Noise of five times Huber's delta, which makes its percentile intervals too wide.
  private let grid = Simulation(ChinchillaForm(), values: truth, noise: 0.005)

  private func designs() throws -> Runs {
    let powers: [Double] = [1, 2, 4, 8, 16, 32, 64, 128]
    guard
      let designs = Runs.grid(parameters: powers.map { $0 * 5e7 }, tokens: powers.map { $0 * 1e9 })
    else { throw FitRefusal.tooFewRuns(0, constants: 5) }
    return designs
  }

  func run(_ report: inout Report) async throws {
    let designs = try designs()
    let squares = try FitProblem(ChinchillaForm(), runs: designs, objective: .meanSquaredLog)
    let huber = try FitProblem(ChinchillaForm(), runs: designs)
    let fit = published.fit(from: Self.truth)
    let own = published.simulation(of: fit)
    let squaresOfOwn = try FitProblem(
      ChinchillaForm(), runs: published.runs, objective: .meanSquaredLog)
    report.note("coverage of 95 % intervals over \(Self.dataSets) simulated data sets")
    let counts = CoverageStudy.Method.bootstrap(replicates: 400)
    let weights = CoverageStudy.Method.bootstrap(replicates: 400, weighting: .exponential)
    for study in [
      Study("published 240, own residuals, Huber, counts", own, published, counts, isChecked: true),
      Study("published 240, own residuals, Huber, weights", own, published, weights),
      Study(
        "published 240, own residuals, squares, counts", own, squaresOfOwn, counts),
      Study("64 runs, normal, squares, asymptotic", grid, squares, .asymptotic, isChecked: true),
      Study("64 runs, normal, squares, counts", grid, squares, counts, isChecked: true),
      Study("64 runs, normal, squares, weights", grid, squares, weights),
      Study("64 runs, normal, Huber, counts", grid, huber, counts),
      Study("64 runs, normal, Huber, weights", grid, huber, weights),
    ] {
      let result = try await study.result
      report.note("  \(study.name): \(shares(result)), \(result.failures) failed")
      if study.isChecked { check(result, &report) }
    }
  }

  /// Intervals at levels that simulations from each data set's own fit gave, where plain ones are
  /// too wide.
  func calibrated(_ report: inout Report) async throws {
    let problem = try FitProblem(ChinchillaForm(), runs: designs())
    let (count, inner, replicates) = (Self.dataSets, 100, 200)
    var hits = problem.free.map { _ in 0 }
    for number in 0..<count {
      guard let drawn = grid.draw(problem.runs, seed: 2, stream: UInt64(number)) else {
        return report.fail("a data set can be drawn")
      }
      let study = try problem.replacingRuns(drawn)
      let fit = study.fit(from: grid.values)
      let seed = UInt64(1000 * number)
      let levels = try await CoverageStudy(
        of: study.simulation(of: fit), in: study, method: .bootstrap(replicates: replicates),
        dataSets: inner, seed: seed
      ).calibratedLevels
      let bootstrap = try await study.bootstrap(around: fit, replicates: 1000, seed: seed)
      for (place, index) in problem.free.enumerated() {
        // Without a level the widest interval is the answer.
        let interval = bootstrap.interval(level: levels[place] ?? 1) { $0[index] }
        let truth = grid.values[index]
        if let interval, interval.low <= truth, truth <= interval.high { hits[place] += 1 }
      }
    }
    let shares = hits.map { Double($0) / Double(count) }
    let words = zip(problem.form.constants, shares).map {
      "\($0.symbol) \(($1 * 100).rounded(toDigits: 3))"
    }
    report.note(
      "coverage over \(count) data sets of 64 runs, Huber, calibrated on \(inner) simulations of "
        + "\(replicates) refits each: \(words.joined(separator: ", "))")
    report.check(shares.allSatisfy { $0 >= 0.93 && $0 <= 0.97 }, "coverage is 93 to 97 %")
  }

  private func shares(_ study: CoverageStudy) -> String {
    zip(study.symbols, study.coverage).map { "\($0) \(($1 * 100).rounded(toDigits: 3))" }
      .joined(separator: ", ")
  }

  private func check(_ study: CoverageStudy, _ report: inout Report) {
    report.check(study.coverage.allSatisfy { $0 >= 0.93 && $0 <= 0.97 }, "coverage is 93 to 97 %")
  }

  /// One way of making intervals on one kind of data.
  private struct Study {
    let name: String
    let simulation: Simulation
    let problem: FitProblem
    let method: CoverageStudy.Method
    let isChecked: Bool

    init(
      _ name: String, _ simulation: Simulation, _ problem: FitProblem,
      _ method: CoverageStudy.Method, isChecked: Bool = false
    ) {
      self.name = name
      self.simulation = simulation
      self.problem = problem
      self.method = method
      self.isChecked = isChecked
    }

    var result: CoverageStudy {
      get async throws {
        try await CoverageStudy(
          of: simulation, in: problem, method: method, dataSets: Coverage.dataSets)
      }
    }
  }
}
