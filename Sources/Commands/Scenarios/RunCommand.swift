import Diagnostics
import Foundation
import Hypotheses
import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Tabular

/// `moesim run`: a scenario file in, a folder of tables and pictures and a summary out.
enum RunCommand: Command {
  static let name = "run"
  static let summary = "Run a scenario: tables, plot scripts and verdicts."
  static let operands = "FILE|FOLDER…"
  static let operandWords = Words.files(["json5"])
  static let options =
    [
      OptionSpec(
        "--out", "DIR", "Folder for results; they go to DIR/SCENARIO (default: plots).",
        words: .folders),
      OptionSpec("--render", nil, "Draw the pictures with gnuplot, where it is installed."),
      PictureFormat.option,
      OptionSpec("--html", nil, "Write report.html too: question, verdicts, pictures, tables."),
      OptionSpec("--show", nil, "Draw the pictures in the terminal too, with gnuplot."),
      OptionSpec(
        "--check", nil,
        "Let the verdicts set the exit status: 1 refuted, 2 inconclusive or no evidence."),
      OptionSpec("--strict-range", nil, "Refuse answers outside a law's fitted range."),
      Shard.option, SweepWriting.workersOption,
      OptionSpec("--quiet", nil, "Print nothing when all goes well."),
      OptionSpec.json,
    ] + ScenarioOperands.options
  static let examples = [
    "moesim run scenarios/dbrx.json5",
    "moesim run scenarios/dbrx.json5 --render --out /tmp/results",
    "moesim run scenarios/dbrx.json5 --set runs.dbrx.tokens=2T --set laws=null",
    "moesim run scenarios/tokens.json5 --sweep runs.dbrx.tokens='log 1T..20T x9' --out /tmp/nine",
    "moesim run my-sweep.json5 --shard 2/8 --out results",
    "moesim run my-claim.json5 --check",
    "moesim run scenarios/dbrx.json5 --html --render --format svg,pdf",
    "moesim run scenarios --render --quiet",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    if call.has("--show"), let other = ["--json", "--quiet"].first(where: call.has) {
      throw call.wrong(
        "--show draws for people, and \(other) prints nothing for them",
        "leave out one of the two")
    }
    _ = try PictureFormat.formats(call)
    _ = try SweepWriting.workers(call)
    let operands = try ScenarioOperands(call)
    var worst = ExitStatus.done
    var failures: [CommandFailure] = []
    var answers: [JSONValue] = []
    for (index, item) in operands.items.enumerated() {
      do throws(CommandFailure) {
        let outcome = try run(item, call, isFirst: index == 0)
        if call.has("--check") {
          worst = max(worst, status(of: outcome.answers.flatMap(\.verdicts)))
        }
        if call.has("--json") { answers.append(OutcomeJSON.value(of: outcome)) }
      } catch {
        // Nobody reads any more.
        if case .stream = error { throw error }
        failures.append(error)
      }
    }
    if call.has("--json"), failures.isEmpty || !operands.isSingle {
      try Console.show(
        operands.isSingle ? answers[0].printed() : JSONValue.array(answers).printed())
    }
    if !failures.isEmpty {
      throw .several(failures, written: operands.items.count - failures.count)
    }
    return worst
  }

  /// Computes one scenario, writes its folder, and says what came out.
  private static func run(
    _ item: ScenarioOperands.Item, _ call: Call, isFirst: Bool
  ) throws(CommandFailure) -> Outcome {
    let started = Date()
    // Cases are held where something shows them; the rows of a long sweep need none.
    let showsCases =
      !item.scenario.blocksSweep || item.scenario.drawsSweep
      || ["--json", "--html", "--strict-range"].contains(where: call.has)
    let shard = try Shard.of(call)
    let target =
      (call["--out"] ?? "plots") + "/"
      + (shard?.folder(of: item.scenario.name) ?? item.scenario.name)
    try ResultBuilder(item, call: call, started: started).check(target)
    let outcome = try evaluated(item.scenario, includingSweep: showsCases)
    if call.has("--strict-range") {
      try refuseExtrapolations(outcome, file: item.composition.file)
    }
    let source = try sweepSource(item, call, isForced: shard != nil)
    var result = ResultBuilder(
      outcome: outcome, composition: item.composition, call: call, started: started,
      holdsSweepAlone: shard != nil, isInBlocks: source != nil)
    var folder = try result.folder()
    if let source {
      let request = try SweepWriting.request(
        of: item.composition, isStrict: call.has("--strict-range"), shard: shard)
      result.longTables = source.tables.map(\.head)
      if shard != nil { result.part = request }
      try SweepWriting(
        source: source, request: request,
        author: Author.place(
          of: item.composition.file, in: FileManager.default.currentDirectoryPath),
        target: target, workers: SweepWriting.workers(call),
        isQuiet: call.has("--quiet")
      ).add(to: &folder, shard: shard)
    }
    var notices: [String] = []
    let charts = result.charts
    notices += try Rendering.addPictures(
      to: &folder, charts, try PictureFormat.formats(call))
    if call.has("--html") {
      let pictures = try Rendering.svgs(of: charts)
      if pictures == nil, !notices.contains(Rendering.missing) { notices.append(Rendering.missing) }
      var page = ReportPage(
        outcome: outcome, composition: item.composition, pictures: pictures)
      let isLong = item.scenario.streamsSweep || shard != nil
      page.warnings += (isLong ? source?.tables ?? [] : []).map {
        "\($0.head.name).csv is too long for this page"
      }
      folder.add(name: ReportPage.fileName, text: page.text())
    }
    var drawings = ""
    if call.has("--show") {
      let width = StandardStream.output.terminalWidth
      drawings = charts.map { LetterPicture.text(of: $0, width: width) }.joined(separator: "\n")
    }
    let count = folder.facts.count
    try result.write(folder, to: target)

    for notice in notices { try Console.show("moesim: \(notice)\n", on: .error) }
    if !call.has("--json"), !call.has("--quiet") {
      let uncertainty = try CommandFailure.ofInput { () throws(FaultList) in
        try source?.shownUncertainty()
      }
      let width = StandardStream.output.terminalWidth
      try Console.show(
        (isFirst ? "" : "\n")
          + OutcomeReport(
            outcome: outcome, width: width, style: .of(.output), uncertainty: uncertainty
          ).text
          + (drawings.isEmpty ? "" : "\n" + drawings)
          + "\nWrote \(count) \(count == 1 ? "file" : "files") to \(Fault.visible(target))\n")
    }
    return outcome
  }

  static func evaluated(
    _ scenario: Scenario, includingSweep: Bool = true
  ) throws(CommandFailure) -> Outcome {
    let progress = Progress(unit: "cases")
    let refits = Progress(unit: "refits")
    defer {
      progress.finish()
      refits.finish()
    }
    return try CommandFailure.ofInput { () throws(FaultList) in
      try scenario.evaluate(
        includingSweep: includingSweep, refits: { refits.update($0, of: $1) }
      ) { progress.update($0, of: $1) }
    }
  }

  /// The sweep where it is not part of the outcome.
  private static func sweepSource(
    _ item: ScenarioOperands.Item, _ call: Call, isForced: Bool
  ) throws(CommandFailure) -> SweepSource? {
    if isForced, item.scenario.sweepsQuestions {
      throw call.wrong(
        "\(item.composition.file) varies questions, which are not shared out",
        "leave out --shard")
    }
    let source = try CommandFailure.ofInput { () throws(FaultList) in
      try item.scenario.sweepSource(isStrict: call.has("--strict-range"), isForced: isForced)
    }
    guard !isForced || source != nil else {
      throw call.wrong(
        "\(item.composition.file) has no sweep to share out",
        "leave out --shard, or add a sweep")
    }
    return source
  }

  private static func refuseExtrapolations(
    _ outcome: Outcome, file: String
  ) throws(CommandFailure) {
    let compared = outcome.extrapolations.map {
      Answer.Extrapolated(by: $0.law.id, of: $0.run.name, distance: $0.distance ?? "")
    }
    let faults = (compared + outcome.answers.flatMap(\.extrapolated)).map { one in
      Fault(
        file: file, position: nil,
        problem:
          "\(one.by) is asked about \(Fault.quoted(one.of)) outside its fitted range: \(one.distance)",
        hint: "leave out that law, or --strict-range")
    }
    if !faults.isEmpty { throw .faults(FaultList(faults)) }
  }

  /// Refuted weighs more than inconclusive, and no evidence counts as inconclusive.
  private static func status(of verdicts: [ShownVerdict]) -> ExitStatus {
    if verdicts.contains(where: { $0.verdict == .refuted }) { return .refuted }
    if verdicts.contains(where: { $0.verdict != .supported }) { return .inconclusive }
    return .done
  }
}
