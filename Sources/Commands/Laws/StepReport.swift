import CostModel
import ModelConfigs
import Tabular
import Units

/// The step model beside what was published of it: rows that a refit leaves out, and whole runs.
enum StepReport {
  /// The words that `verify` takes beside laws.
  static let subjects = ["steps", "runs", "serving"]

  /// The tables of a subject, and whether they hold.
  static func sections(of subject: String) -> (sections: [ReportSection], holds: Bool) {
    switch subject {
    case "runs": runs()
    case "serving": ServingReport.sections()
    default: steps()
    }
  }

  /// Refits the constants from the bundled rows, then each row from the others.
  private static func steps() -> ([ReportSection], Bool) {
    let rows = MeasuredStep.bundled
    guard let fit = StepFit(rows) else { return ([], false) }
    let constants = StepConstant.allCases.map { constant in
      (
        name: "\(constant)", value: fit.constants[constant], factor: fit.factors[constant.rawValue],
        bundled: StepConstants.fitted[constant]
      )
    }
    let holds = constants.allSatisfy { abs($0.value / $0.bundled - 1) < 1e-3 }
    let offsets = fit.offsets
    let summaries = LeftOut.Kind.allCases.flatMap { LeftOut($0, of: rows).summaries }
    let sections = [
      ReportSection(
        table: Table(
          "constants", "Constants of a training step, refitted to \(rows.count) measured rows",
          of: constants,
          [
            .text("constant", "What is fitted.") { $0.name },
            .number("value", "Refitted.") { $0.value },
            .number("factor", "A deviation, as a factor.") { $0.factor },
            .number("bundled", "What predictions use.") { $0.bundled },
          ])),
      ReportSection(
        table: Table(
          "offsets", "What devices, codes and models do besides, in the logarithm of a rate",
          of: offsets,
          [
            .text("kind", "A device, a code or a model.") { $0.kind },
            .text("name", "Which.") { $0.name },
            .number("offset", "ln(measured / predicted).") { $0.offset },
          ])),
      ReportSection(
        table: Table(
          "left_out", "What rows are missed by where a fit has not seen their group", of: summaries,
          [
            .text("left_out", "What is left out together.") { $0.leftOut },
            .text("group", "Which rows.") { $0.group },
            .integer("rows", "How many.") { $0.rows },
            .number("median_error", "Median of |ln(measured / predicted)|.") { $0.median },
            .number("median_with", "The same where the fit has seen them.") { $0.seenMedian },
            .number("bias", "Mean of ln(measured / predicted).") { $0.bias },
            .number("root_mean_square", "Of the same.") { $0.rootMeanSquare },
            .number("held_50", "Share inside ranges of 50 %.") { $0.half },
            .number("held_80", "Share inside ranges of 80 %.") { $0.eighty },
          ]),
        notes: [
          holds
            ? "The bundled constants are those of the refit."
            : "The bundled constants are not those of the refit.",
          "Of the 31 published rows of gpt-oss-120b 29 are here: the two of release 26.06.01 are marked by "
            + "their maker as a regression (20,288 tokens a second on GB300 and 18,304 on GB200, where the "
            + "releases before and after reach 33,166 and 28,947).",
        ]),
    ]
    return (sections, holds)
  }

  /// Whole published runs, which no constant was fitted to; goodput was chosen on them.
  private static func runs() -> ([ReportSection], Bool) {
    struct Row {
      let run: PublishedRun
      let found: WholeRun?

      var range: ClosedRange<Double>? {
        found.map {
          let range = $0.range()
          return (range.lowerBound.value / 3600)...(range.upperBound.value / 3600)
        }
      }
      var holds: Bool { range?.contains(run.hours) ?? false }
      /// Published model FLOP over peak FLOP.
      var utilisation: Double? {
        found.map {
          $0.step.flopPerToken.value * run.tokens.value
            / (run.hours * 3600 * $0.step.sixteenBitPeak.value)
        }
      }
    }
    let rows = PublishedRun.bundled.map { Row(run: $0, found: try? $0.predicted()) }
    let held = rows.count { $0.holds }
    let table = Table(
      "published_runs", "Hours of whole runs as published, and moesim's own", of: rows,
      [
        .boolean("holds", "Whether the published hours lie in the range.") { $0.holds },
        .text("model", "The model.") { $0.run.model },
        .text("device", "What it was trained on.") { $0.run.device.id },
        .integer("devices", "How many.") { $0.run.devices },
        .number("published", unit: "h", "Published hours of all devices.") { $0.run.hours },
        .number("moesim", unit: "h", "Steps and goodput.") {
          $0.found.map { $0.expected.value / 3600 }
        },
        .number("low", unit: "h", "Low end of the range of 80 %.") { $0.range?.lowerBound },
        .number("high", unit: "h", "High end.") { $0.range?.upperBound },
        .number("published_mfu", "Utilisation of the 16-bit peak by the published hours.") {
          $0.utilisation
        },
        .number("step_mfu", "Utilisation in moesim's steps.") { $0.found?.step.utilisation },
        .text("layout", "The layout: published, or the fastest.") {
          $0.run.layout == nil ? "searched" : "published"
        },
        .number("memory_bytes", unit: "bytes", "Of the fullest device, where it was published.") {
          $0.run.memory?.total.value
        },
        .text("source", "Where it is published.") { $0.run.source },
      ])
    return (
      [
        ReportSection(
          table: table,
          notes: ["\(held) of \(rows.count) published runs lie in their ranges of 80 %."],
          hiddenColumns: ["source"])
      ], Double(held) >= 0.7 * Double(rows.count)
    )
  }
}
