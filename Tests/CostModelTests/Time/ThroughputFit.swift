import Foundation
import Statistics

@testable import CostModel

/// One measured training step.
struct MeasuredStep: Hashable, Sendable {
  /// The model, all of whose rows are left out together.
  let model: String
  let conditions: StepConditions
  /// The share of the sixteen-bit peak.
  let share: Double
}

/// The recipe of the bundled laws: least squares on the logarithm of the share, judged on models
/// that were left out.
enum ThroughputFit {
  /// The levels whose coverage is reported.
  static let levels = [0.5, 0.8, 0.9]

  /// Fits a law to measured steps.
  ///
  /// Each model in turn is left out, the rest refitted and its rows predicted; the root mean
  /// square of those errors is the law's spread. For the coverage the spread itself comes from the
  /// remaining models alone, so that a left-out row has no part in its own range.
  ///
  /// - Parameters:
  ///   - form: the terms.
  ///   - rows: the measured steps.
  ///   - source: where they were read.
  /// - Returns: the law, or `nil` where the rows do not settle every term, also without any one
  ///   model.
  static func fit(
    _ form: ThroughputForm, rows: [MeasuredStep], source: String
  ) -> ThroughputLaw? {
    let design = Design(form: form, rows: rows)
    guard let whole = LeastSquares(design.x, design.y), let out = leftOut(design) else {
      return nil
    }
    let errors = zip(design.y, out).map { $0 - $1.prediction }
    return ThroughputLaw(
      form: form, source: source, coefficients: whole.coefficients, covariance: whole.covariance,
      spread: rootMeanSquare(errors), heldOut: report(rows, errors, out.map(\.deviation)),
      measured: axes(rows))
  }

  /// Every row as predicted without its model, in the order of the rows.
  ///
  /// - Parameters:
  ///   - form: the terms.
  ///   - rows: the measured steps.
  /// - Returns: a prediction for each row, with the deviation that the other models give it, or
  ///   `nil` where the rows do not settle every term.
  static func leftOut(
    _ form: ThroughputForm, rows: [MeasuredStep]
  ) -> [SharePrediction]? {
    leftOut(Design(form: form, rows: rows))?.map {
      SharePrediction(share: exp($0.prediction), deviation: $0.deviation, outside: [])
    }
  }

  /// The numbers of a fit.
  private struct Design {
    let models: [String]
    let x: [[Double]]
    let y: [Double]

    init(form: ThroughputForm, rows: [MeasuredStep]) {
      models = rows.map(\.model)
      x = rows.map { form.values($0.conditions) }
      y = rows.map { log($0.share) }
    }

    init(_ whole: Design, where isKept: (String) -> Bool) {
      let kept = whole.models.indices.filter { isKept(whole.models[$0]) }
      models = kept.map { whole.models[$0] }
      x = kept.map { whole.x[$0] }
      y = kept.map { whole.y[$0] }
    }

    var names: [String] { Set(models).sorted() }
  }

  /// The prediction of every row without its model, and the deviation that goes with it.
  private static func leftOut(
    _ design: Design
  ) -> [(prediction: Double, deviation: Double)]? {
    var found = [(prediction: Double, deviation: Double)](
      repeating: (0, 0), count: design.y.count)
    for model in design.names {
      let rest = Design(design) { $0 != model }
      guard let fit = LeastSquares(rest.x, rest.y), let spread = spread(rest) else { return nil }
      for row in design.y.indices where design.models[row] == model {
        let variance =
          spread * spread + LeastSquares.variance(fit.covariance, at: design.x[row])
        found[row] = (
          LeastSquares.dot(design.x[row], fit.coefficients), variance.squareRoot()
        )
      }
    }
    return found
  }

  /// The root mean square error on models left out; terms that only two models settle are taken
  /// at their smallest values.
  private static func spread(_ design: Design) -> Double? {
    var errors: [Double] = []
    for model in design.names {
      let rest = Design(design) { $0 != model }
      guard let fit = LeastSquares(rest.x, rest.y, toleratesDependence: true) else { return nil }
      for row in design.y.indices where design.models[row] == model {
        errors.append(design.y[row] - LeastSquares.dot(design.x[row], fit.coefficients))
      }
    }
    return rootMeanSquare(errors)
  }

  private static func rootMeanSquare(_ numbers: [Double]) -> Double {
    (numbers.map { $0 * $0 }.reduce(0, +) / Double(numbers.count)).squareRoot()
  }

  /// What the left-out rows missed by; an error e of the logarithm is e⁻ᵉ - 1 of the rate.
  private static func report(
    _ rows: [MeasuredStep], _ errors: [Double], _ deviations: [Double]
  ) -> HeldOutReport {
    let relative = errors.map { abs(exp(-$0) - 1) }
    func median(where isKept: (MeasuredStep) -> Bool) -> Double? {
      Quantiles.median(zip(rows, relative).filter { isKept($0.0) }.map(\.1))
    }
    let models = Set(rows.map(\.model)).sorted().map { name in
      let own = rows.filter { $0.model == name }
      return HeldOutReport.Model(
        name, isRouted: own.contains { $0.conditions.isRouted }, rows: own.count,
        medianError: median { $0.model == name } ?? 0)
    }
    let coverage = levels.map { level in
      let width = Normal.quantile((1 + level) / 2)
      let held = zip(errors, deviations).filter { abs($0) <= width * $1 }.count
      return HeldOutReport.Coverage(level: level, found: Double(held) / Double(rows.count))
    }
    return HeldOutReport(
      models: models, denseMedian: median { !$0.conditions.isRouted },
      routedMedian: median { $0.conditions.isRouted }, coverage: coverage)
  }

  private static func axes(_ rows: [MeasuredStep]) -> [MeasuredAxis] {
    func axis(_ name: String, _ value: (StepConditions) -> Int) -> MeasuredAxis {
      let values = rows.map { Double(value($0.conditions)) }
      return MeasuredAxis(name, Extent(low: values.min(), high: values.max()))
    }
    return [
      axis("d") { $0.hiddenSize }, axis("f") { $0.feedForwardWidth },
      axis("context") { $0.context }, axis("devices") { $0.devices },
    ]
  }
}
