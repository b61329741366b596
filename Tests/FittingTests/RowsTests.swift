import Foundation
import Statistics
import TestSupport
import Testing

@testable import Fitting

/// Rows whose runs nothing names, in whatever order a table lists them.
@Suite("Rows that may be checkpoints")
struct RowsTests {
  private static let truth = [1.8172, 477.8, 2143.4, 0.34731, 0.36717]

  private struct Row {
    let size: Double
    let tokens: Double
    /// The error that rows of a run share.
    var off = 0.0
  }

  /// Losses with errors of each row's own besides those it shares.
  private func refusal(_ rows: [Row], _ error: Double, seed: UInt64) throws -> String? {
    var generator = SplitMix64(seed: seed)
    let loss = rows.map { row in
      let exact =
        Self.truth[0] + Self.truth[1] * pow(row.size, -Self.truth[3])
        + Self.truth[2] * pow(row.tokens, -Self.truth[4])
      return exact * exp(row.off + error * generator.normal())
    }
    let runs = try #require(
      Runs(parameters: rows.map(\.size), tokens: rows.map(\.tokens), loss: loss))
    let problem = try FitProblem(ChinchillaForm(), runs: runs)
    return problem.refusalOfRows(problem.fit(from: Self.truth, use: .asGiven))
  }

  /// Three runs a size, of 1B, 2B and 4B tokens, with 20 checkpoints each at even steps; in half of the
  /// tables .005 is shared by the rows of a run, and without it the steps alone tell.
  @Test("Checkpoints at even steps have no intervals in whatever order they stand")
  func evenSteps() throws {
    for shared in [0.005, 0] {
      var generator = SplitMix64(seed: 2)
      var rows: [Row] = []
      for size in [5e7, 1e8, 2e8, 4e8] {
        for tokens in [1e9, 2e9, 4e9] {
          let off = shared * generator.normal()
          rows += (1...20).map { Row(size: size, tokens: tokens * Double($0) / 20, off: off) }
        }
      }
      let sorted = rows.sorted { ($0.size, $0.tokens) < ($1.size, $1.tokens) }
      let keys = rows.map { _ in generator.uniform() }
      let mixed = rows.indices.sorted { keys[$0] < keys[$1] }.map { rows[$0] }
      for listed in [rows, sorted, Array(sorted.reversed()), mixed] {
        #expect(
          try refusal(listed, 0.001, seed: 3)?.contains("checkpoints of one run do") == true)
      }
    }
  }

  /// In 4,000 tables of residuals projected in NumPy 2.5 % were told when sorted and 3.6 % seed after seed.
  @Test("Designs of three seeds keep their intervals, sorted or seed after seed")
  func seeds() throws {
    let designs = [5e7, 1e8, 2e8, 4e8, 8e8].flatMap { size in
      [1e9, 2e9, 4e9, 8e9, 1.6e10].map { Row(size: size, tokens: $0) }
    }
    let listed = designs + designs + designs
    let sorted = listed.sorted { ($0.size, $0.tokens) < ($1.size, $1.tokens) }
    for rows in [listed, sorted] {
      let mistaken = try (0..<20).count { try refusal(rows, 0.005, seed: $0) != nil }
      #expect(mistaken <= 3)
    }
  }

  /// ln L of 0.1 and 0.3 about 0.2, and twice 0.5: squares of 0.02 with 5 - 3 degrees of freedom.
  @Test("The pure error is that within designs")
  func pureError() throws {
    let runs = try #require(
      Runs(
        parameters: [1e8, 1e8, 2e8, 2e8, 4e8], tokens: [1e9, 1e9, 1e9, 1e9, 1e9],
        loss: [0.1, 0.3, 0.5, 0.5, 0.9].map(exp)))
    let repeats = try #require(
      RepeatedRuns(runs, cells: RepeatedRuns.cells(of: runs), columns: [], .all))
    expect(repeats.pureError, near: 0.1, within: 1e-12)
    #expect(repeats.pureDegrees == 2)
  }
}
