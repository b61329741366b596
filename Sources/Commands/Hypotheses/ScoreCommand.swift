import Diagnostics
import Foundation
import Hypotheses
import ReportWriter
import Statistics
import Tabular
import Units

/// `moesim score`: forecasts against what was measured later.
enum ScoreCommand: Command {
  static let name = "score"
  static let summary = "Compare forecast files with later measurements: errors, hits, calibration."
  static let operands = "FORECAST… MEASURED.csv"
  static let options = [
    OptionSpec("--out", "FILE", "Write the scores to this CSV too."), SavedFile.force,
    OptionSpec.json,
  ]
  static let examples = [
    "moesim score plan.forecast.json measured.csv",
    "moesim score a.forecast.json b.forecast.json measured.csv --out scores.csv",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard call.operands.count >= 2, let last = call.operands.last else {
      throw call.wrong(
        "forecasts and measurements are needed",
        "write for example 'moesim score plan.forecast.json measured.csv'")
    }
    var files: [ForecastFile] = []
    for path in call.operands.dropLast() { files.append(try ForecastFile(try InputFile(path))) }
    let measurements = try MeasurementTable.measurements(last)
    let forecasts = files.flatMap(\.forecasts)
    let ids = forecasts.map(\.id)
    let strays = measurements.filter { !ids.contains($0.id) }
    if let stray = strays.first {
      throw .faults(
        FaultList([
          Fault(
            file: last, position: nil,
            problem: "\(Fault.quoted(stray.id)) was not forecast"
              + (strays.count > 1 ? ", nor were \(strays.count - 1) others" : ""),
            hint: Suggestion.hint(for: stray.id, among: ids))
        ]))
    }
    try check(forecasts, measurements, last, call)
    let scored = forecasts.flatMap { forecast in
      measurements.filter { $0.id == forecast.id }.map { ScoredForecast(forecast, $0) }
    }
    let table = table(scored)
    let sections = [
      ReportSection(
        table: table,
        notes: files.map { "\($0.scenario), made \($0.made): \($0.title)" }
          + ["\(ids.count - scored.count) of \(ids.count) forecasts have no measurement yet."],
        hiddenColumns: ["interval_score", "measured_sd"]),
      calibration(scored),
    ]
    if let path = call["--out"] {
      try SavedFile.write(
        try table.csv(), to: path, keeping: call.operands, replacing: call.replacing)
    }
    try sections.show(call)
    return .done
  }

  /// Names forecasts that are given twice, and measurements that cannot be of theirs.
  private static func check(
    _ forecasts: [Forecast], _ measurements: [Hypotheses.Measurement], _ file: String,
    _ call: Call
  ) throws(CommandFailure) {
    let twice = Dictionary(grouping: forecasts, by: \.id).filter { $0.value.count > 1 }
    if let id = twice.keys.min() {
      throw call.wrong("\(Fault.quoted(id)) is forecast twice", "name each forecast file once")
    }
    let ratios = Set(forecasts.filter(\.isRatio).map(\.id))
    let faults = measurements.filter { ratios.contains($0.id) && !($0.value > 0) }.map {
      Fault(
        file: file, position: nil,
        problem: "\(Fault.quoted($0.id)) is a ratio, and \(plainText(of: $0.value)) is none",
        hint: "write a value above 0")
    }
    if !faults.isEmpty { throw .faults(FaultList(faults)) }
  }

  private static func table(_ scored: [ScoredForecast]) -> Table {
    Table(
      "scores", "Forecasts against measurements.", of: scored,
      [
        .text("id", "The forecast.") { $0.forecast.id },
        .number("forecast", "What was predicted.") { $0.forecast.value },
        .number("low", "Low end of its interval.") { $0.forecast.interval?.low },
        .number("high", "High end; empty where it is open.") { $0.forecast.interval?.high },
        .number("measured", "What was measured.") { $0.measurement.value },
        .number("measured_sd", "Its own deviation, where it is known.") {
          $0.measurement.deviation
        },
        .number("error", "Measured less forecast; of logarithms for ratios.") { $0.error },
        .number("error_share", "Measured over forecast less 1.") { row in
          row.forecast.value.map { row.measurement.value / $0 - 1 }
        },
        .boolean("hit", "Whether the interval holds the measurement.") { $0.isHit },
        .number(
          "interval_score",
          "Width and penalty for a miss (Gneiting and Raftery 2007); less is better."
        ) { $0.intervalScore },
      ] as [Filling<ScoredForecast>])
  }

  private static func calibration(_ scored: [ScoredForecast]) -> ReportSection {
    let rows = Calibration.all(scored)
    let table = Table(
      "calibration", "How often intervals held, by their level.", of: rows,
      [
        .number("level", "The share that the intervals promise.") { $0.level },
        .integer("forecasts", "Measured forecasts of that level.") { $0.count },
        .integer("hits", "Measurements within their interval.") { $0.hits },
        .number("hit_rate", "Share of hits.") { Double($0.hits) / Double(max($0.count, 1)) },
        .number(
          "hit_rate_low", "Low end of the rates that fit the count (Wilson, 95 %)."
        ) { $0.rate.lowerBound },
        .number("hit_rate_high", "High end.") { $0.rate.upperBound },
        .number("median_error", "Median error; empty where ratios and others are mixed.") {
          $0.medianError
        },
        .number("rms_error", "Root mean square error; empty likewise.") {
          $0.rootMeanSquareError
        },
        .boolean("calibrated", "Whether the level fits; empty for fewer than 10.") {
          $0.isCalibrated
        },
      ] as [Filling<Calibration>])
    return ReportSection(
      table: table,
      notes: rows.allSatisfy { $0.isCalibrated == nil }
        ? ["Fewer than \(Calibration.least) forecasts of a level say nothing of its calibration."]
        : [])
  }
}
