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
    OptionSpec("--out", "FILE", "Write the scores to this CSV too."),
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
    try check(forecasts, measurements, last)
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
      let text: String
      do throws(WriterFault) {
        text = try CSV.text(of: table)
      } catch {
        throw .ours("\(error)")
      }
      try SavedFile.write(text, to: path, keeping: call.operands)
    }
    if call.has("--json") {
      try Program.show(try JSONValue(sections, head: []).printed())
    } else {
      let width = StandardStream.output.terminalWidth
      try Program.show(sections.map { $0.text(width: width) }.joined(separator: "\n"))
    }
    return .done
  }

  /// Names forecasts that are given twice, and measurements that cannot be of theirs.
  private static func check(
    _ forecasts: [Forecast], _ measurements: [Hypotheses.Measurement], _ file: String
  ) throws(CommandFailure) {
    let twice = Dictionary(grouping: forecasts, by: \.id).filter { $0.value.count > 1 }
    if let id = twice.keys.min() {
      throw .call(
        problem: "\(Fault.quoted(id)) is forecast twice", hint: "name each forecast file once",
        command: name)
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
    var table = Table(
      name: "scores", summary: "Forecasts against measurements.",
      columns: [
        Column("id", .text, "The forecast."),
        Column("forecast", .number, "What was foretold."),
        Column("low", .number, "Low end of its interval."),
        Column("high", .number, "High end; empty where it is open."),
        Column("measured", .number, "What was measured."),
        Column("measured_sd", .number, "Its own deviation, where it is known."),
        Column("error", .number, "Measured less forecast; of logarithms for ratios."),
        Column("error_share", .number, "Measured over forecast less 1."),
        Column("hit", .boolean, "Whether the interval holds the measurement."),
        Column(
          "interval_score", .number,
          "Width and penalty for a miss (Gneiting and Raftery 2007); less is better."),
      ])
    for row in scored {
      func closed(_ end: Double?) -> Cell { Cell(end.flatMap { $0.isFinite ? $0 : nil }) }
      table.append([
        .text(row.forecast.id), Cell(row.forecast.value), closed(row.forecast.interval?.low),
        closed(row.forecast.interval?.high), .number(row.measurement.value),
        Cell(row.measurement.deviation), closed(row.error),
        closed(row.forecast.value.map { row.measurement.value / $0 - 1 }),
        row.isHit.map { .boolean($0) } ?? .empty, closed(row.intervalScore),
      ])
    }
    return table
  }

  private static func calibration(_ scored: [ScoredForecast]) -> ReportSection {
    var table = Table(
      name: "calibration", summary: "How often intervals held, by their level.",
      columns: [
        Column("level", .number, "The share that the intervals promise."),
        Column("forecasts", .integer, "Measured forecasts of that level."),
        Column("hits", .integer, "Measurements within their interval."),
        Column("hit_rate", .number, "Share of hits."),
        Column("hit_rate_low", .number, "Low end of the rates that fit the count (Wilson, 95 %)."),
        Column("hit_rate_high", .number, "High end."),
        Column("median_error", .number, "Median error; empty where ratios and others are mixed."),
        Column("rms_error", .number, "Root mean square error; empty likewise."),
        Column("calibrated", .boolean, "Whether the level fits; empty for fewer than 10."),
      ])
    for row in Calibration.all(scored) {
      table.append([
        .number(row.level), .integer(row.count), .integer(row.hits),
        .number(Double(row.hits) / Double(max(row.count, 1))), .number(row.rate.lowerBound),
        .number(row.rate.upperBound), Cell(row.medianError), Cell(row.rootMeanSquareError),
        row.isCalibrated.map { .boolean($0) } ?? .empty,
      ])
    }
    let few = Calibration.all(scored).allSatisfy { $0.isCalibrated == nil }
    return ReportSection(
      table: table,
      notes: few
        ? ["Fewer than \(Calibration.least) forecasts of a level say nothing of its calibration."]
        : [])
  }
}
