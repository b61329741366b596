import Diagnostics
import Formats
import Foundation
import ReportWriter
import ScenarioEngine
import Spec

/// `moesim forecast`: what a scenario predicts, written down before anything is measured.
enum ForecastCommand: Command {
  static let name = "forecast"
  static let summary = "Write a scenario's predictions to a file with a hash, before measuring."
  static let operands = "FILE"
  static let operandWords = Words.files(["json5"])
  static let options =
    [
      OptionSpec("--out", "FILE", "The forecast file (default: SCENARIO.forecast.json)."),
      OptionSpec("--date", "DATE", "The date to write down, YYYY-MM-DD (default: today)."),
      OptionSpec("--force", nil, "Write over a forecast file that is there."),
    ] + ScenarioOperands.options
  static let examples = [
    "moesim forecast scenarios/corpora.json5",
    "moesim forecast my-plan.json5 --out registered.json --date 2026-03-01",
    "moesim score my-plan.forecast.json measured.csv",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let operands = try ScenarioOperands(call)
    guard operands.isSingle, let item = operands.items.first else {
      throw call.wrong("a forecast is of one scenario", "name one file")
    }
    let made = try date(call)
    let path = call["--out"] ?? item.scenario.name + ".forecast.json"
    if !call.has("--force"), FileKind(of: path) != nil {
      throw .file(
        path: path, problem: "there is such a file already",
        hint: "a forecast is made once; give --out, or --force to write over it",
        isCreation: true)
    }
    let outcome = try RunCommand.evaluated(item.scenario)
    let forecasts = outcome.forecasts
    guard !forecasts.isEmpty else {
      throw call.wrong(
        "the scenario predicts nothing",
        "give it hypotheses, comparisons or dataForms with a value")
    }
    let file = ForecastFile(
      scenario: item.scenario.name, title: item.scenario.title, made: made,
      inputs: item.inputs.map {
        Manifest.File(path: $0.path, sha256: $0.digest.sha256)
      }, forecasts: forecasts)
    try SavedFile.write(
      try file.text(), to: path, keeping: item.inputs.map(\.path),
      replacing: call.has("--force") ? .anything : .nothing)
    try Console.show(
      "Wrote \(forecasts.count) forecasts to \(Fault.visible(path))\nsha256 \(try file.hash())\n"
        + "Keep the hash where its date can be shown. Later: moesim score \(Fault.visible(path)) measured.csv\n"
        + "where measured.csv has the columns id and value, and sd where it is known.\n")
    return .done
  }

  /// The day that is written down; the only thing in the file that the clock decides.
  private static func date(_ call: Call) throws(CommandFailure) -> String {
    let style = Date.ISO8601FormatStyle().year().month().day()
    guard let text = call["--date"] else { return Date().formatted(style) }
    // 30 February is read as a day in March.
    guard (try? Date(text, strategy: style))?.formatted(style) == text,
      text.utf8.count == 10, text >= "1900"
    else {
      throw call.wrong(
        "--date \(Fault.quoted(text)) is no day from 1900 to 9999", "write for example 2026-03-01")
    }
    return text
  }
}
