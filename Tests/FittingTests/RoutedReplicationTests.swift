import Fitting
import Foundation
import TestSupport
import Testing

/// The released runs of arXiv:2202.01169, by least squares in log₁₀.
@Suite("Clark's routed runs", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct RoutedReplicationTests {
  @Test(
    "Each router's fit has the constants and the error of a full-precision refit",
    arguments: [
      ("S-Base", [-0.08303, -0.11804, 0.009925, 1.11358, 2.075, 238.7], 0.00323),
      ("RL-R", [-0.08273, -0.12342, 0.011233, 1.10701, 1.722, 470.1], 0.0032),
      ("Hash", [-0.08736, -0.13836, 0.012635, 1.15953, 4.269, 427.3], 0.0030),
    ])
  func routers(router: String, constants: [Double], error: Double) async throws {
    let runs = try Shared.routed(router)
    let problem = try FitProblem(RoutedForm(), runs: runs, objective: .meanSquaredLog)
    let search = try await problem.search(.random(count: Effort.count(40, brief: 8), seed: 1))
    let fit = search.best
    let rms = fit.objective.squareRoot() / log(10)
    #expect(fit.outcome == .settled)
    #expect(rms <= 0.0033)
    expect(rms, near: error, within: 1e-4)
    for (value, expected) in zip(fit.values, constants) {
      expect(value, near: expected, relative: 2e-3, "\(value) for \(expected)")
    }
    #expect(search.agreeing >= search.starts / 4)
  }
}
