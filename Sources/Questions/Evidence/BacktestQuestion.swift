import Evidence
import Foundation
import ScalingLaws
import Spec
import Tabular
import Units

/// How well rules and laws predict measured dense equivalents, each set left out in turn.
public struct BacktestQuestion: CallableQuestion {
  public static let section = Section(
    "backtest", .one, definition: "backtest",
    "How well rules and laws predict measured dense equivalents")
  public static let call = QuestionCall(
    "backtest", "Test the predictive model, every rule and every law on measured equivalents.",
    examples: [
      "moesim backtest", "moesim backtest --out plots --render",
      "moesim backtest --rows my-set.csv",
    ])

  private let table: MatchedPairs

  public init(_ ask: inout Asking) throws(Unsettled) {
    let own = ask.matchedPairs()
    try ask.settle()
    table = own ?? .bundled
  }

  public func found(in world: World, _ others: Findings, progress: (Int, Int) -> Void) -> Backtest {
    Backtest.run(on: table)
  }

  public static func answer(_ asked: [Resolved<BacktestQuestion>], in world: World) -> Answer {
    guard let test = asked.first?.found else { return Answer() }
    let scores = test.rules + test.laws
    let tested = scores.filter { $0.errors != nil }.sorted {
      ($0.errors?.rms ?? .infinity, $0.id) < ($1.errors?.rms ?? .infinity, $1.id)
    }
    let untested = scores.filter { $0.errors == nil }
    return Answer(
      headline: headline(test),
      shown: [
        ShownTable(
          Table(
            "coverage", "How often intervals hold the readings of a set left out.",
            of: test.coverage, BacktestTables.coverage)),
        ShownTable(
          Table(
            "rules_and_laws", "Rules and laws against what was measured, the best first.",
            of: tested, BacktestTables.scores),
          notes: ["Each stands on the sets that it can answer: compare those of equal sets."],
          hiding: ["kind", "title", "readings"]),
        ShownTable(
          title: "Laws on losses that they were not fitted to",
          Table(
            "losses_held_out", "Laws against losses of runs held out, each in its own text.",
            of: LossBacktest.bundled.rows, HeldOutTables.errors),
          notes: [
            "Published points only. Spreads of laws weigh those by 1/counted² that answer inside their fit; "
              + "FLAME-MoE publishes no loss beside its predictions."
          ], hiding: ["source"]),
        ShownTable(
          Table(
            "richer_models",
            "Richer models by the log score of sets left out, against the simple one.",
            of: [test.simple] + test.richer, BacktestTables.models),
          notes: [
            test.earned.isEmpty
              ? "No richer model gains more than 3.09 times its error, as eight were tried: none has earned its place."
              : "Earned a place: \(test.earned.map(\.title).joined(separator: ", "))."
          ], hiding: ["id"]),
        ShownTable(
          Table(
            "untestable", "Laws that the table cannot test.", of: untested,
            BacktestTables.untested)),
      ],
      more: [
        Table(
          "points", "Observed against predicted, each set left out in turn.", of: test.points,
          BacktestTables.points),
        Table(
          "loss_points", "Losses of runs held out, beside the laws' own.", of: HeldOutTables.runs,
          HeldOutTables.runColumns),
      ],
      charts: [BacktestPicture.chart(of: test), HeldOutPicture.drawing.chart(HeldOutPicture.kind)])
  }

  /// What the test comes to, in a sentence or two.
  static func headline(_ test: Backtest) -> [String] {
    guard let rule = test.rules.first?.errors else { return [] }
    let held = test.coverage.map { coverage in
      "\((coverage.byReading * 100).fixed(0)) % at \((coverage.level * 100).fixed(0)) %"
    }
    let sets = test.coverage.first?.sets ?? 0
    return [
      "√(active · total) is ×\(rule.bias.rounded(toDigits: 3)) of what \(sets) sets measured, with a "
        + "root mean square error of ×\(rule.rms.rounded(toDigits: 3)); its intervals held "
        + held.joined(separator: ", ") + " of the readings on sets left out."
    ]
  }
}

/// The columns of the test's tables.
enum BacktestTables {
  static let coverage: [Filling<MeasuredCoverage>] = [
    .number("level", "The level that the intervals were made for.") { $0.level },
    .number("held_by_reading", "Share of readings held.") { $0.byReading },
    .number("held_by_set", "Mean share held, sets weighing equally.") { $0.bySet },
    .integer("readings", "Readings.") { $0.readings },
    .integer("sets", "Sets left out in turn.") { $0.sets },
  ]

  static let scores: [Filling<RuleScore>] = [
    .text("id", "Id of the rule or law.") { $0.id },
    .text("title", "What it is.") { $0.title },
    .text("kind", "rule or law.") { $0.kind.rawValue },
    .number("bias", "Observed over predicted, mean in logarithms, sets weighing equally.") {
      $0.errors?.bias
    },
    .number("rms", "Root mean square of ln(observed/predicted), as a factor.") { $0.errors?.rms },
    .number("within_factor_1_5", "Share of readings within a factor of 1.5.") {
      $0.errors?.withinHalf
    },
    .number("within_factor_2", "Share of readings within a factor of 2.") {
      $0.errors?.withinDouble
    },
    .integer("sets", "Sets on which it answers.") { $0.sets.count },
    .integer("readings", "Readings on which it answers.") { $0.readings },
    .integer("above_total", "Answers above the total size, which cannot be.") { $0.aboveTotal },
    .integer("refused", "MoE on which it does not answer.") { $0.refusals.count },
  ]

  static let untested: [Filling<RuleScore>] = [
    .text("id", "Id of the rule or law.") { $0.id },
    .integer("sets", "Sets on which it answers.") { $0.sets.count },
    .text("reason", "Why the table cannot tell.") { $0.untestable },
  ]

  static let models: [Filling<ModelScore>] = [
    .text("id", "Id of the model.") { $0.id },
    .text("model", "What it adds to √(active · total).") { $0.title },
    .number("log_score", "Mean log density of readings of sets left out.") { $0.logScore },
    .number("gain", "Log score above the simple model's.") { $0.gain },
    .number("gain_error", "Standard error of the gain over sets.") { $0.gainError },
    .number("rms", "Root mean square error of its centre, as a factor.") { $0.rms },
    .boolean("earned", "Whether the gain is more than 3.09 times its error, as eight are tried.") {
      $0.isEarned
    },
  ]

  static let points: [Filling<Backtest.Point>] = [
    .text("set", "Id of the set.") { $0.reading.model.set },
    .text("model", "The MoE.") { $0.reading.model.name },
    .text("axis", "What the scores are about.") { $0.reading.axis.rawValue },
    .number("active_parameters", unit: "parameters", "Active parameters.") {
      $0.reading.model.active.value
    },
    .number("total_parameters", unit: "parameters", "Total parameters.") {
      $0.reading.model.total.value
    },
    .number("observed_parameters", unit: "parameters", "Measured dense equivalent.") {
      $0.observed.value
    },
    .number("predicted_parameters", unit: "parameters", "√(active · total).") {
      $0.predicted.value
    },
    .number("low", unit: "parameters", "Low end of the 80 % interval from the other sets.") {
      $0.interval.low.value
    },
    .number("high", unit: "parameters", "High end.") { $0.interval.high.value },
    .boolean("held", "Whether the interval holds what was measured.") { $0.isHeld },
  ]
}
