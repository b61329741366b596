import Diagnostics
import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Units

/// `moesim plan`: what a scenario was understood to say and what it would write; nothing is written.
enum PlanCommand: Command {
  static let name = "plan"
  static let summary = "Check a scenario and show what would run; nothing is written."
  static let operands = "FILE|FOLDER…"
  static let operandWords = Words.files(["json5"])
  static let options =
    ScenarioOperands.options + [
      OptionSpec("--explain", nil, "Say of each value where it comes from and what it replaced."),
      OptionSpec(
        "--out", "DIR", "Folder that results would go to (default: plots).", words: .folders),
    ]
  static let examples = [
    "moesim plan scenarios/dbrx.json5",
    "moesim plan scenarios/dbrx.json5 --set runs.dbrx.tokens=2T --explain",
    "moesim plan scenarios",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let items = try ScenarioOperands(call).items
    for (index, item) in items.enumerated() {
      let outcome = try RunCommand.evaluated(item.scenario, includingSweep: false)
      let target = (call["--out"] ?? "plots") + "/" + item.scenario.name
      var text = try (index == 0 ? "" : "\n") + text(outcome, target: target)
      if call.has("--explain") {
        text += "\n" + OriginReport(item.composition, StandardStream.output.terminalWidth).text
      }
      try Console.show(text)
    }
    return .done
  }

  private static func text(
    _ outcome: Outcome, target: String
  ) throws(CommandFailure) -> String {
    let tables = try CommandFailure.ofInput { () throws(FaultList) in try outcome.plannedTables() }
    let scenario = outcome.scenario
    let width = StandardStream.output.terminalWidth
    var text = Paragraph.text(scenario.title, width: width, indent: 0) + "\nUnderstood\n"
    text += TerminalTable.text(
      of: [
        .init("run"), .init("model"), .init("active parameters", .right), .init("tokens", .right),
        .init("tokens are"), .init("context", .right), .init("data"),
      ],
      rows: scenario.runs.map(row), width: width)
    let laws = scenario.laws.map(\.card.id).joined(separator: ", ")
    text += "\n" + Paragraph.text("Laws: \(laws)", width: width)
    text += "Comparisons: \(outcome.results.count) answers\n"
    if let sweep = scenario.sweep {
      let places =
        sweep.axes.map { "\($0.path) (\($0.values.count))" }
        + sweep.uncertain.map { "\($0.path) (\(sweep.draws) draws)" }
      text += Paragraph.text(
        "Sweep: \(sweep.count) cases over \(places.joined(separator: ", "))", width: width)
    }
    text +=
      "Hypotheses: \(scenario.questions.of(Hypothesis.self).count)\n\nWould write to \(target)\n"
    for table in tables { text += "  \(table.name).csv  \(table.rows) rows\n" }
    for plot in scenario.plots { text += "  \(plot.name).gp\n" }
    return text + "  \(DataPackage.fileName)\n  \(Manifest.fileName)\n"
  }

  private static func row(_ run: Run) -> [String] {
    let source =
      switch run.tokenSource {
      case .stated: "stated"
      case .published(let source): "published: \(source)"
      case .impliedByFLOP where run.tokens == nil: "allocated by each law"
      case .impliedByFLOP: "implied by FLOP"
      case .impliedByDevices: "implied by the devices' budget"
      case .summedOverPhases: "summed over phases"
      }
    return [
      run.name, run.model.name, run.activeSize.map { $0.description } ?? "by law",
      run.tokens?.rounded(to: 6) ?? run.flop.map { "\($0) FLOP" } ?? "", source,
      String(run.context), run.corpus?.name ?? "",
    ]
  }
}
