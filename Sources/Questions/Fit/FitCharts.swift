import Fitting
import Foundation
import Statistics
import Tabular
import Units

/// The pictures of a fit.
struct FitCharts {
  let query: LawFit
  let findings: FitFindings
  let derived: [DerivedValue]

  var all: [Chart] { [fit, residuals] + [isoFLOP, frontier, ridges].compactMap { $0 } }

  var footer: [String] {
    [
      "\(query.form.formula), fitted to \(query.runs.count) runs by "
        + "\(query.problem.objective.summary)"
    ]
  }

  /// Predicted against measured loss.
  private var fit: Chart {
    let measured = query.runs.loss
    let predicted = zip(measured, findings.trust.residuals).map { $0 * exp(-$1) }
    let all: [Double] = measured + predicted
    let ends: [Double] = [all.min(), all.max()].compactMap { $0 }
    let squares = findings.trust.residuals.reduce(0) { $0 + $1 * $1 }
    let error: Double = 100 * (squares / Double(max(1, measured.count))).squareRoot()
    let panel = Panel(
      title: "", x: Axis("predicted loss (\(query.lossUnit))"),
      y: Axis("measured loss (\(query.lossUnit))"),
      curves: [
        Curve(
          name: "equal", style: 1,
          points: ends.map { Curve.Point(x: $0, y: $0, isExtrapolated: false) }),
        .dots("runs", style: 0, zip(predicted, measured).map { ($0, $1) }),
      ])
    return Chart(
      name: "fit",
      title: "The fit is off by \(error.rounded(toDigits: 2)) % of the loss, root mean square",
      subtitle: "Measured against predicted loss, a point for each run", body: .curves([panel]),
      footer: footer)
  }

  private var residuals: Chart {
    let flops = query.form.needs.contains(.tokens) ? query.flops : nil
    let x = flops ?? query.runs.parameters
    let ends = [x.min(), x.max()].compactMap { $0 }
    let panel = Panel(
      title: "", x: Axis(flops != nil ? "training FLOP" : "parameters", isLogarithmic: true),
      y: Axis("residual of log loss"),
      curves: [
        Curve(
          name: "no error", style: 1,
          points: ends.map { Curve.Point(x: $0, y: 0, isExtrapolated: false) }),
        .dots("runs", style: 0, zip(x, findings.trust.residuals).map { ($0, $1) }),
      ])
    return Chart(
      name: "residuals", title: "What the fit leaves of each run",
      subtitle: "Log of measured less log of predicted loss", body: .curves([panel]), footer: footer
    )
  }
}

extension Curve {
  /// Measured points.
  static func dots(_ name: String, style: Int, _ points: [(x: Double, y: Double)]) -> Curve {
    Curve(
      name: name, style: style,
      points: points.map { Point(x: $0.x, y: $0.y, isExtrapolated: false) }, form: .points)
  }
}

extension FitCharts {
  /// How far the refits scatter each constant, as a factor on its fitted value.
  ///
  /// `nil` without a bootstrap, and where no constant is positive throughout.
  var ridges: Chart? {
    guard let bootstrap = findings.bootstrap, bootstrap.draws.count > 1 else { return nil }
    let rows = query.problem.free.compactMap { index -> RidgePlot.Row? in
      let best = findings.best.values[index]
      let symbol = query.form.constants[index].symbol
      let draws = bootstrap.draws.map { $0[index] / best }
      guard best.isFinite, best != 0, draws.allSatisfy({ $0.isFinite && $0 > 0 }) else {
        return nil
      }
      let interval = bootstrap.interval(of: symbol)
      let digits = interval.map { ShownNumber.digits(best, within: $0) } ?? 3
      return RidgePlot.Row(
        label: "\(symbol) = \(best.rounded(toDigits: digits))", draws: draws, value: 1,
        range: interval.map {
          min($0.low / best, $0.high / best)...max($0.low / best, $0.high / best)
        })
    }
    guard !rows.isEmpty else { return nil }
    return Chart(
      name: "draws", title: "How well the runs fix each constant",
      subtitle: "Constants of refits on resampled runs over those of the fit",
      body: .ridges(
        RidgePlot(
          axis: .ratio("constant of a refit over that of the fit"), rows: rows)),
      footer: footer + [
        "\(bootstrap.draws.count) refits on resampled \(bootstrap.unit.rawValue). Bars: their middle "
          + "95 %. Constants move together, so that ranges of single ones say nothing of a loss."
      ])
  }
}
