import Foundation
import QualityAxes
import TestSupport
import Testing
import Units

@Suite("Recall by total parameters, arXiv:2604.24827")
struct RecallLineTests {
  let line = RecallLine.ikp2026.value

  @Test(
    "Predictions by hand",
    arguments: [(1e9, 0.2423), (10e9, 0.4011), (132e9, 0.579), (36e9, 0.489)])
  func accuracy(total: Double, accuracy: Double) {
    let found = line.accuracy(total: Parameters(total))
    expect(found.value, near: accuracy, within: 0.0005)
    #expect(!found.isExtrapolated && !found.isClamped)
  }

  @Test("The band is a factor of three in size either way")
  func band() {
    let accuracies = line.accuracyBand(total: Parameters(1e9))
    expect(accuracies.upperBound, near: 0.2423 + 0.1588 * 0.47712, within: 1e-5)
  }

  @Test("Beyond what is possible the answer is held and flagged")
  func clamped() {
    let none = line.accuracy(total: Parameters(1e6))
    #expect(none.value == 0 && none.isClamped && none.isExtrapolated)
    let all = line.accuracy(total: Parameters(1e15))
    #expect(all.value == 1 && all.isClamped)
    #expect(line.accuracy(total: .zero).value == 0)
  }
}

/// The table of 100 open models beside the paper; its line is fitted on 93 models of it or others.
@Suite(
  "The panel of 100 open models", .enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct RecallPanelTests {
  private struct Model {
    let vendor: String
    let isMoE: Bool
    let total: Double
    let active: Double
    let accuracy: Double
  }

  private let models: [Model]

  init() throws {
    models = try Shared.rows("data/ikp/densing_analysis_data.csv").compactMap { row in
      guard let total = Double(row["params_B"] ?? ""), let active = Double(row["active_B"] ?? ""),
        let accuracy = Double(row["pen_acc"] ?? "")
      else { return nil }
      return Model(
        vendor: row["vendor"] ?? "", isMoE: row["arch"] == "moe", total: log10(total),
        active: log10(active), accuracy: accuracy)
    }
  }

  private func fit(_ points: [(x: Double, y: Double)]) -> (intercept: Double, slope: Double) {
    let n = Double(points.count)
    let (x, y) = (points.reduce(0) { $0 + $1.x } / n, points.reduce(0) { $0 + $1.y } / n)
    let slope =
      points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
      / points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    return (y - slope * x, slope)
  }

  private func explained(
    _ points: [(x: Double, y: Double)], by line: (intercept: Double, slope: Double)
  ) -> Double {
    let mean = points.reduce(0) { $0 + $1.y } / Double(points.count)
    let left = points.reduce(0) { $0 + pow($1.y - line.intercept - line.slope * $1.x, 2) }
    return 1 - left / points.reduce(0) { $0 + pow($1.y - mean, 2) }
  }

  @Test("The published line explains 0.81 of the panel, not the 0.91 of the paper's 93 models")
  func published() {
    #expect(models.count == 100)
    let points = models.map { (x: $0.total, y: $0.accuracy) }
    let line = RecallLine.ikp2026.value
    expect(explained(points, by: (line.intercept, line.perDecade)), near: 0.806, within: 0.005)
    let own = fit(points)
    expect(own.intercept, near: 0.2464, within: 0.001)
    expect(own.slope, near: 0.1494, within: 0.001)
    expect(explained(points, by: own), near: 0.815, within: 0.005)
    expect(own.intercept, near: line.intercept, within: 0.01)
    expect(own.slope, near: line.perDecade, within: 0.01)
  }

  @Test("84 of 100 models lie within the factor of three that the paper gives to 90 percent")
  func band() {
    let line = RecallLine.ikp2026.value
    let within = models.filter { model in
      line.accuracyBand(total: Parameters(pow(10, model.total) * 1e9)).contains(model.accuracy)
    }
    #expect(within.count == 84)
  }

  /// The root mean square error on vendors that were left out of the fit.
  private func leftOut(_ models: [Model], by size: (Model) -> Double) -> Double {
    var squares = 0.0
    for vendor in Set(models.map(\.vendor)) {
      let line = fit(models.filter { $0.vendor != vendor }.map { (x: size($0), y: $0.accuracy) })
      for model in models where model.vendor == vendor {
        squares += pow(model.accuracy - line.intercept - line.slope * size(model), 2)
      }
    }
    return (squares / Double(models.count)).squareRoot()
  }

  @Test(
    "With a vendor left out total predicts better than geometric mean, and that than active",
    arguments: [(false, 0.071, 0.086, 0.124), (true, 0.089, 0.096, 0.107)])
  func vendors(onlyMoE: Bool, total: Double, geometric: Double, active: Double) {
    let chosen = models.filter { $0.isMoE || !onlyMoE }
    #expect(Set(chosen.map(\.vendor)).count == (onlyMoE ? 17 : 23))
    let byTotal = leftOut(chosen) { $0.total }
    let byMean = leftOut(chosen) { ($0.total + $0.active) / 2 }
    let byActive = leftOut(chosen) { $0.active }
    #expect(byTotal < byMean && byMean < byActive)
    expect(byTotal, near: total, within: 0.001)
    expect(byMean, near: geometric, within: 0.001)
    expect(byActive, near: active, within: 0.001)
  }
}
