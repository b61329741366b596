import Diagnostics
import Fitting
import Foundation
import ReportWriter
import ScenarioEngine
import Tabular
import Units

/// `moesim fit`: the constants of a law from a table of runs, and how far they can be trusted.
enum FitCommand: Command {
  static let name = "fit"
  static let summary = "Fit a scaling law to a CSV of training runs, with a report of trust."
  static let operands = "FILE.csv"
  static let options = [
    OptionSpec(
      "--law", "FORM", "The formula, such as chinchilla, joint-moe or data-constrained.",
      words: .list(FormLibrary.words)),
    OptionSpec("--n", "COLUMN", "Column of the parameters (default: found by its usual names)."),
    OptionSpec("--d", "COLUMN", "Column of the tokens."),
    OptionSpec("--flop", "COLUMN", "Column of the training FLOP; D = C/(6N) without tokens."),
    OptionSpec("--loss", "COLUMN", "Column of the loss in nats per token."),
    OptionSpec("--experts", "COLUMN", "Column of the routed experts in a layer, 1 for dense."),
    OptionSpec("--granularity", "COLUMN", "Column of the granularity of the experts."),
    OptionSpec("--unique", "COLUMN", "Column of the unique tokens."),
    OptionSpec("--weight", "COLUMN", "Column of how much a run counts."),
    OptionSpec("--group", "COLUMN", "Column of runs that belong together, for resampling."),
    OptionSpec("--hold", "LIST", "Constants that are not fitted, such as E=1.69,alpha=0.34."),
    OptionSpec("--objective", "NAME", "huber, squares-log, squares, absolute or student."),
    OptionSpec("--delta", "SIZE", "Where Huber's function turns linear (default: 0.001)."),
    OptionSpec("--degrees", "COUNT", "Degrees of freedom of student (default: 4)."),
    OptionSpec("--scale", "SIZE", "Scale of student, in log loss; needed with it."),
    OptionSpec("--starts", "COUNT", "Searches, each from a start of its own (default: 100)."),
    OptionSpec("--bootstraps", "COUNT", "Refits on resampled runs (default: 4000; 0 for none)."),
    OptionSpec(
      "--resampling", "KIND",
      "How runs are redrawn: counts or exponential weights (default: counts).",
      words: .list(["counts", "weights"])),
    OptionSpec(
      "--coverage", "COUNT", "Simulated data sets on which intervals are tried (default: none)."),
    OptionSpec("--seed", "NUMBER", "Seed of starts and resamples (default: 42, as published)."),
    OptionSpec("--workers", "COUNT", "Threads; no answer depends on it (default: all)."),
    OptionSpec("--held-out", "SHARE", "Foretell this share, the largest runs; or 'rollout'."),
    OptionSpec("--budgets", "LIST", "FLOP at which optima are given, such as 1e21,5.76e23."),
    OptionSpec(
      "--budget-tolerance", "FACTOR",
      "Runs this close in FLOP share a budget (default: what stands out)."),
    OptionSpec(
      "--expansion", "RATIO",
      "Total over active feed-forward, for the FLOP of fine-grained."),
    OptionSpec("--save", "FILE", "Write the fitted law to this JSON5 file, for scenarios."),
    OptionSpec("--out", "DIR", "Folder for results; they go to DIR/fit-NAME (default: plots)."),
    OptionSpec("--render", nil, "Draw the pictures with gnuplot, where it is installed."),
    PictureFormat.option,
    OptionSpec("--quiet", nil, "Print nothing when all goes well."),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim fit runs.csv --law chinchilla --save my-fit.json5",
    "moesim fit runs.csv --law joint-moe --n active --loss final_loss --held-out rollout",
    "moesim fit runs.csv --law chinchilla --group run_id --bootstraps 1000 --seed 7 --json",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let started = Date()
    let formats = try PictureFormat.formats(call, command: name)
    if let path = call["--save"] { try SavedFile.check(path, keeping: call.operands) }
    let query = try FitQuery(call)
    let findings = try FitFindings.found(query)
    guard findings.best.values.allSatisfy(\.isFinite), findings.best.objective.isFinite else {
      throw .faults(
        FaultList([
          Fault(
            file: query.file.path, position: nil,
            problem: "no search found finite constants of \(query.form.id)",
            hint: "check the units of the columns, or hold some constants")
        ]))
    }
    let report = FitReport(query: query, findings: findings)
    let charts = FitCharts(query: query, findings: findings, derived: report.derived).all

    let result = ResultBuilder(
      name: "fit-" + InputFile.stem(of: query.file.path), title: report.title,
      tables: report.tables, charts: charts,
      request: query.understood, seed: query.seed,
      inputs: [query.file],
      laws: [.init(id: query.form.id, source: query.form.formula)], warnings: report.warnings,
      call: call, started: started)
    var folder = try result.folder()
    var notices: [String] = []
    notices += try Rendering.addPictures(to: &folder, charts, formats)
    let target = (call["--out"] ?? "plots") + "/" + result.name
    let count = folder.files.count
    try result.write(folder, to: target)
    let saved = try save(query.saved(findings), to: call["--save"], &notices)
    for notice in notices { try Program.show("moesim: \(notice)\n", on: .error) }
    if call.has("--json") {
      try Program.show(try JSONValue(report.sections, head: report.head).printed())
    } else if !call.has("--quiet") {
      let width = StandardStream.output.terminalWidth
      try Program.show(
        "\(TerminalText.cleaned(report.title))\n\n"
          + report.sections.map { $0.text(width: width) }.joined(separator: "\n")
          + "\nWrote \(count) \(count == 1 ? "file" : "files") to \(Fault.visible(target))\n"
          + (saved.map { "Wrote the fitted law to \(Fault.visible($0))\n" } ?? ""))
    }
    return .done
  }

  /// Writes the fitted law, unless no scenario could use it; returns where it was written.
  private static func save(
    _ law: FittedLawFile?, to path: String?, _ notices: inout [String]
  ) throws(CommandFailure) -> String? {
    guard let path else { return nil }
    guard let law else { throw .ours("the form has no file") }
    if let problem = law.problemInRange {
      notices.append("the fitted law was not saved: \(problem)")
      return nil
    }
    try SavedFile.write(law.text, to: path)
    return path
  }
}
