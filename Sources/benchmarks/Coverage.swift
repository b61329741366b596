import Fitting
import Foundation
import Quantities

/// Whether 95 % intervals contain the truth in 93 to 97 of a hundred simulated data sets.
struct Coverage {
  static let truth = [1.8172, 477.8, 2143.4, 0.34731, 0.36717]
  static let dataSets = 1000

  func run(_ report: inout Report) async throws {
    let powers: [Double] = [1, 2, 4, 8, 16, 32, 64, 128]
    guard
      let designs = Runs.grid(parameters: powers.map { $0 * 5e7 }, tokens: powers.map { $0 * 1e9 })
    else { return report.fail("the designs are positive") }
    let simulation = Simulation(ChinchillaForm(), values: Self.truth, noise: 0.005)
    report.note(
      "coverage of 95 % intervals over \(Self.dataSets) data sets of \(designs.count) runs")
    let methods: [(String, Objective, CoverageStudy.Method)] = [
      ("asymptotic, squared log", .meanSquaredLog, .asymptotic),
      ("bootstrap of 400, squared log", .meanSquaredLog, .bootstrap(replicates: 400)),
      ("bootstrap of 400, Huber", .standard, .bootstrap(replicates: 400)),
      (
        "exponential weights, 400, Huber", .standard,
        .bootstrap(replicates: 400, weighting: .exponential)
      ),
    ]
    for (name, objective, method) in methods {
      let study = try await CoverageStudy(
        of: simulation, designs: designs, objective: objective, method: method,
        dataSets: Self.dataSets)
      let shares = zip(study.symbols, study.coverage).map {
        "\($0) \(($1 * 100).rounded(toDigits: 3))"
      }
      report.note("  \(name): \(shares.joined(separator: ", ")), \(study.failures) failed")
      if method != .bootstrap(replicates: 400) || objective != .standard {
        report.check(
          study.coverage.allSatisfy { $0 >= 0.93 && $0 <= 0.97 }, "coverage is 93 to 97 %")
      }
    }
  }
}
