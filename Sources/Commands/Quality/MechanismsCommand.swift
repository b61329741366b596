import Diagnostics
import Foundation
import QualityAxes
import ReportWriter
import Statistics
import Tabular

/// `moesim mechanisms`: early and late sites of hallucinations from effects of activation patching.
enum MechanismsCommand: Command {
  static let name = "mechanisms"
  static let summary = "Early or late? Sites of hallucinations from a CSV of patching effects."
  static let operands = "EFFECTS.csv"
  static let operandWords = Words.files(["csv"])
  static let options =
    [
      OptionSpec(
        "--component", "NAME", "attention or mlp (default: both together).",
        words: .list(PatchingEffect.Component.allCases.map(\.rawValue))),
      OptionSpec(
        "--upper-from", "LAYER", "The first upper layer, from 0 (default: half of the layers)."),
      OptionSpec("--level", "SHARE", "Level of Wilson's intervals (default: 0.95)."),
    ] + QualityResult.options
  static let examples = [
    "moesim mechanisms effects.csv",
    "moesim mechanisms effects.csv --component mlp --upper-from 24",
    "moesim mechanisms effects.csv --out /tmp/results --render",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let started = Date()
    guard let path = call.operands.first, call.operands.count == 1 else {
      throw call.wrong(
        call.operands.isEmpty ? "no file of effects is named" : "more than one file is named",
        "its header is case,component,layer,position,effect")
    }
    let component = try call.choice("--component", PatchingEffect.Component.self)
    let level = try call.number("--level", in: 0.5...0.999, example: "0.95") ?? 0.95
    let border = try NumberOption(call: call, command: name).whole(
      "--upper-from", in: 1...PatchingEffect.layerLimit, example: "24")
    let input = try InputTable(path, columns: PatchingEffect.columns)
    let effects = try input.values(PatchingEffect.reading)
    let report: SiteReport
    do throws(InputFaults) {
      report = try SiteReport(of: effects, component: component, boundary: border)
    } catch {
      let border = error.faults.filter { $0.field == "boundary" }
      if !border.isEmpty { throw call.wrong(InputFaults(border), ["boundary": "--upper-from"]) }
      throw .faults(FaultList(error, file: path))
    }
    let borders = SiteTables.boundaries(effects, component: component, level: level)
    return try QualityResult(
      name: "mechanisms-" + InputFile.stem(of: path),
      title: "Where \(report.rows.count) hallucinations in \(path) are made",
      head: [
        .init("component", component.map { .string($0.rawValue) } ?? .null),
        .init("first_upper_layer", .integer(report.boundary)),
      ],
      sections: [
        ReportSection(
          table: SiteTables.sites(report, level: level),
          notes: [
            "Relative indirect effect: mean effect of upper layers (from \(report.boundary) on) at "
              + "the last relation token less that of lower layers at the first subject token. "
              + "Above 0 the answer is made late (stored, not selected), below 0 early (not stored); "
              + "arXiv:2403.18167.",
            "Intervals (Wilson) take cases as independent. Shares that the paper found were not "
              + "read, and none is assumed.",
          ], hiddenColumns: ["interval_level"]),
        ReportSection(
          table: shortened(borders),
          notes: [
            "Where lower layers end is a choice; what was read of the paper does not tell it."
          ], hiddenColumns: ["early_low", "early_high"]),
      ],
      more: [SiteTables.cases(report), borders].filter { !$0.rows.isEmpty },
      charts: SiteTables.charts(report, boundaries: borders), files: [input.file]
    ).publish(call, started: started)
  }

  /// At most eight borders for people.
  private static func shortened(_ table: Table) -> Table {
    var short = Table(
      name: "border_choice", summary: table.summary, columns: table.columns)
    let step = max(1, (table.rows.count + 7) / 8)
    for index in stride(from: step / 2, to: table.rows.count, by: step) {
      short.append(table.rows[index])
    }
    return short
  }

}
