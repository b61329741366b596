import Foundation
import JSON5
import Quantities
import ReportWriter
import ScalingLaws
import ScenarioEngine

/// `moesim run`: a scenario file in, a folder of tables and pictures and a summary out.
enum RunCommand: Command {
  static let name = "run"
  static let summary = "Run a scenario: tables, plot scripts and verdicts."
  static let operands = "FILE"
  static let options = [
    OptionSpec("--out", "DIR", "Folder for results; they go to DIR/SCENARIO (default: plots)."),
    OptionSpec("--render", nil, "Draw the pictures with gnuplot, where it is installed."),
    OptionSpec("--check", nil, "Let the verdicts set the exit status: 1 refuted, 2 inconclusive."),
    OptionSpec("--strict-range", nil, "Refuse answers outside a law's fitted range."),
    OptionSpec("--quiet", nil, "Print nothing when all goes well."),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim run scenarios/dbrx.json5",
    "moesim run scenarios/dbrx.json5 --render --out /tmp/results",
    "moesim run my-claim.json5 --check",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let started = Date()
    let (file, scenario) = try scenario(of: call, command: name)
    let outcome = try evaluated(scenario)
    if call.has("--strict-range") { try refuseExtrapolations(outcome, file) }

    let result = ResultBuilder(outcome: outcome, file: file, call: call, started: started)
    var folder = try result.folder()
    var notices: [String] = []
    if call.has("--render") { notices += try Rendering.addPictures(to: &folder, outcome.charts) }
    let target = (call["--out"] ?? "plots") + "/" + scenario.name
    let count = folder.files.count
    try result.write(folder, to: target)

    for notice in notices { try Program.show("moesim: \(notice)\n", on: .error) }
    if call.has("--json") {
      try Program.show(OutcomeJSON.text(of: outcome))
    } else if !call.has("--quiet") {
      let width = StandardStream.output.terminalWidth
      try Program.show(
        OutcomeReport(outcome: outcome, width: width).text
          + "\nWrote \(count) files to \(target)\n")
    }
    return call.has("--check") ? status(of: outcome.judgements) : .done
  }

  /// Reads the one scenario that a call names.
  static func scenario(
    of call: Call, command: String
  ) throws(CommandFailure) -> (InputFile, Scenario) {
    guard let path = call.operands.first, call.operands.count == 1 else {
      throw .call(
        problem: call.operands.isEmpty ? "no scenario is named" : "more than one scenario is named",
        hint: "write for example 'moesim \(command) scenarios/dbrx.json5'", command: command)
    }
    let file = try InputFile(path)
    do throws(FaultList) {
      return (file, try Scenario(bytes: file.bytes, file: path, name: file.stem))
    } catch {
      throw .faults(error)
    }
  }

  static func evaluated(_ scenario: Scenario) throws(CommandFailure) -> Outcome {
    let progress = Progress(unit: "cases")
    defer { progress.finish() }
    do throws(FaultList) {
      return try scenario.evaluate { progress.update($0, of: $1) }
    } catch {
      throw .faults(error)
    }
  }

  private static func refuseExtrapolations(
    _ outcome: Outcome, _ file: InputFile
  ) throws(CommandFailure) {
    let faults = outcome.extrapolations.map { result in
      Fault(
        file: file.path, position: nil,
        problem: "\(result.law.id) is asked about '\(result.run.name)' outside its fitted range: "
          + (result.distance ?? ""),
        hint: "leave out that law, or --strict-range")
    }
    if !faults.isEmpty { throw .faults(FaultList(faults)) }
  }

  /// Refuted weighs more than inconclusive, and a claim without a verdict is inconclusive.
  private static func status(of judgements: [Judgement]) -> ExitStatus {
    if judgements.contains(where: { $0.verdict == .refuted }) { return .refuted }
    if judgements.contains(where: { $0.verdict != .supported }) { return .inconclusive }
    return .done
  }
}
