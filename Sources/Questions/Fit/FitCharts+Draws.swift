import Fitting
import Statistics
import Tabular
import Units

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
      body: .ridges(
        RidgePlot(
          axis: Axis("constant of a refit over that of the fit", isLogarithmic: true), rows: rows)),
      footer: footer + [
        "\(bootstrap.draws.count) refits on resampled \(bootstrap.unit.rawValue). Bars: their middle "
          + "95 %. Constants move together, so that ranges of single ones say nothing of a loss."
      ])
  }
}
