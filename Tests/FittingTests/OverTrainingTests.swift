import Fitting
import Formats
import Foundation
import TestSupport
import Testing

/// The predictions of arXiv:2403.08540 from small runs on RedPajama.
@Suite("Over-training", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct OverTrainingTests {
  /// One run with its token multiplier, loss on C4 and mean error of 17 tasks.
  struct Row {
    let size: Double
    let tokens: Double
    let loss: Double
    let error: Double

    var multiplier: Double { tokens / size }
  }

  static func rows() throws -> [Row] {
    let sheet = try Shared.sheet("gadre2024/runs104.csv")
    func column(_ name: String) -> Int { sheet.index(of: name) ?? 0 }
    let (data, n, d) = (column("dataset_name"), column("N"), column("D"))
    let (loss, error) = (column("loss_c4_val"), column("err_avg_subset"))
    return sheet.records.filter { $0[data].text == "rpj" }.compactMap { record in
      guard let size = Double(record[n].text), let tokens = Double(record[d].text),
        let loss = Double(record[loss].text), let error = Double(record[error].text)
      else { return nil }
      return Row(size: size, tokens: tokens, loss: loss, error: error)
    }
  }

  /// Four sizes at 20 tokens per parameter and the smallest at 320.
  static func small(_ rows: [Row]) -> [Row] {
    let sizes = Set(rows.map(\.size)).sorted()
    return rows.filter { row in
      (abs(row.multiplier - 20) < 2 && row.size < 1e9 && sizes.prefix(4).contains(row.size))
        || (abs(row.multiplier - 320) < 30 && row.size == sizes[0])
    }
  }

  @Test("The law and its four predictions have the published digits")
  func predictions() async throws {
    let rows = try Self.rows()
    let small = Self.small(rows)
    try #require(small.count == 5)
    let runs = try #require(
      Runs(
        parameters: small.map(\.size), tokens: small.map(\.tokens), loss: small.map(\.loss)))
    let form = TiedChinchillaForm()
    let problem = try FitProblem(form, runs: runs, objective: .meanSquaredLoss)
    let fit = try await problem.search(.random(count: 30, seed: 1)).best
    expect(fit.values[0], near: 1.83665, within: 1e-4)
    expect(fit.values[1], near: 166.211, within: 0.05)
    expect(fit.values[2] / pow(6, -fit.values[3] / 2), near: 366.687, within: 0.2)
    expect(fit.values[3], near: 0.272851, within: 1e-5)

    let large = try #require(rows.first { $0.size > 1e9 && abs($0.multiplier - 640) < 60 })
    let largest = try #require(rows.first { $0.size > 5e9 && abs($0.multiplier - 20) < 2 })
    let anchor = try #require(
      rows.first { $0.size > 1e9 && $0.size < 3e9 && abs($0.multiplier - 20) < 2 })
    let predicted = try [large, largest].map { row in
      let design = try #require(Runs(parameters: [row.size], tokens: [row.tokens], loss: [1]))
      return form.losses(of: design, at: fit.coordinates)[0]
    }
    expect(abs(predicted[0] / large.loss - 1), near: 0.007103, within: 5e-7)
    expect(abs(predicted[1] / largest.loss - 1), near: 0.007320, within: 5e-7)

    // Err = eps - k exp(-gamma L)
    let points = small + [anchor]
    let end = LeastSquares().minimise(from: [0.85, 2, 0.7]) { c in
      var (values, derivatives): ([Double], [Double]) = ([], [])
      for point in points {
        let decay = exp(-c[2] * point.loss)
        values.append(c[0] - c[1] * decay - point.error)
        derivatives += [1, -decay, c[1] * point.loss * decay]
      }
      return (values, derivatives)
    }
    #expect(end.outcome == .settled)
    expect(end.point[0], near: 0.856992, within: 1e-4)
    let errors = predicted.map { end.point[0] - end.point[1] * exp(-end.point[2] * $0) }
    expect(abs(errors[0] / large.error - 1), near: 0.036365, within: 5e-7)
    expect(abs(errors[1] / largest.error - 1), near: 0.000464, within: 5e-7)
  }
}
