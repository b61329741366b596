import Diagnostics
import Foundation
import QualityAxes
import ReportWriter
import Statistics
import Tabular
import Units

/// `moesim factuality`: F1@K of long answers, from counts, from a spread, or as published.
enum FactualityCommand: Command {
  static let name = "factuality"
  static let summary = "F1@K of long answers: from rated responses, a spread, or LongFact."
  static let operands = "COUNTS.csv|longfact-2024"
  static let operandWords = Words.files(["csv"])
  static let options =
    [
      OptionSpec("--k", "LIST", "Values of K (default: 1,48,64,84,178, as in the paper)."),
      OptionSpec("--precision", "SHARE", "Without a file: mean share of supported facts."),
      OptionSpec("--supported", "COUNT", "Without a file: mean supported facts in a response."),
      OptionSpec("--deviation", "COUNT", "Without a file: their standard deviation."),
      OptionSpec("--empty", "SHARE", "Without a file: responses that support nothing (0)."),
      OptionSpec("--bootstraps", "COUNT", "Resamples of the prompts (default: 2000)."),
      OptionSpec("--level", "SHARE", "Share of resamples in an interval (default: 0.95)."),
      OptionSpec("--seed", "NUMBER", "Seed of the resamples (default: 1)."),
    ] + QualityResult.options
  static let examples = [
    "moesim factuality counts.csv",
    "moesim factuality counts.csv --k 32,64 --out /tmp/results --render",
    "moesim factuality longfact-2024",
    "moesim factuality --precision 0.894 --supported 59.1 --deviation 12 --k 64",
  ]

  private static let shape = ["--precision", "--supported", "--deviation", "--empty"]
  private static let drawing = ["--bootstraps", "--level", "--seed"]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let started = Date()
    let goals = try goals(call)
    guard call.operands.count <= 1 else {
      throw call.wrong("more than one file is named", "name one")
    }
    let result: QualityResult
    switch call.operands.first {
    case nil:
      try refuse(drawing, call, why: "a stated spread has no prompts to draw again")
      result = report(
        "stated", "F1@K integrated over a stated spread", [try stated(call, goals)], goals)
    case "longfact-2024":
      try refuse(shape + drawing, call, why: "the published means have their own")
      do throws(InputFaults) {
        var answers: [FactualityAnswer] = []
        for model in LongFactModel.all.value {
          answers.append(try FactualityAnswer(of: model, at: goals))
        }
        result = report(
          "longfact-2024", "F1@K of LongFact's 13 models, integrated and as published", answers,
          goals)
      } catch {
        throw .ours("\(error)")
      }
    case .some(let path):
      try refuse(shape, call, why: "the file tells them")
      result = try counted(path, call, goals)
    }
    return try result.publish(call, started: started)
  }

  private static func refuse(
    _ options: [String], _ call: Call, why: String
  ) throws(CommandFailure) {
    if let option = options.first(where: call.has) {
      throw call.wrong("\(option) has no place here: \(why)", "leave it out")
    }
  }

  private static func goals(_ call: Call) throws(CommandFailure) -> [FactGoal] {
    guard let list = call["--k"] else { return FactGoal.published }
    var goals: Set<FactGoal> = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(part), let goal = try? FactGoal(number) else {
        throw call.wrong(
          "--k: \(Fault.quoted(String(part))) is no whole number from 1 to 1000000",
          "write for example 1,64,178")
      }
      goals.insert(goal)
    }
    return goals.sorted()
  }

  private static func stated(
    _ call: Call, _ goals: [FactGoal]
  ) throws(CommandFailure) -> FactualityAnswer {
    let precision = try call.number("--precision", in: 0...1, example: "0.9")
    let mean = try call.number("--supported", in: 1e-6...1e6, example: "60")
    let deviation = try call.number("--deviation", in: 0...1e6, example: "12")
    let empty = try call.number("--empty", in: 0...0.999999, example: "0.02") ?? 0
    guard let precision, let mean, let deviation else {
      throw call.wrong(
        "no file of counts is named, and the spread is not stated whole",
        "name a file, or give --precision, --supported and --deviation")
    }
    do throws(InputFaults) {
      let support = try SupportDistribution(
        mean: mean / (1 - empty), deviation: deviation, emptyShare: empty)
      return FactualityAnswer(
        named: "stated", try FactualityProfile(precision: precision, support: support), at: goals)
    } catch {
      throw call.wrong(
        error,
        [
          "mean": "--supported", "deviation": "--deviation", "precision": "--precision",
          "emptyShare": "--empty",
        ])
    }
  }

  private static func counted(
    _ path: String, _ call: Call, _ goals: [FactGoal]
  ) throws(CommandFailure) -> QualityResult {
    let resampling = try call.resampling()
    let input = try InputTable(path, columns: ResponseSet.columns)
    let sets = try input.values(ResponseSet.reading)
    let answers = sets.map { FactualityAnswer(of: $0, at: goals, resampling: resampling) }
    let count = sets.reduce(0) { $0 + $1.responses.count }
    var result = report(
      "factuality-" + InputFile.stem(of: path), "F1@K of \(count) rated responses in \(path)",
      answers, goals,
      pairs: pairs(sets, goals, resampling))
    result.files = [input.file]
    result.seed = resampling.seed
    return result
  }

  private static func pairs(
    _ sets: [ResponseSet], _ goals: [FactGoal], _ resampling: Resampling
  ) -> ReportSection? {
    guard let assurance = try? Assurance() else { return nil }
    let table = FactualityTables.pairs(
      sets, goals: goals, resampling: resampling, assurance: assurance)
    guard !table.rows.isEmpty else { return nil }
    return ReportSection(
      table: table,
      notes: [
        "Prompts are the sample, not facts. 'resolvable' is for a risk of 5 % and a power of 80 %; "
          + "another training run would differ too, which no number of prompts shows."
      ])
  }

  private static func report(
    _ name: String, _ title: String, _ answers: [FactualityAnswer], _ goals: [FactGoal],
    pairs: ReportSection? = nil
  ) -> QualityResult {
    let isCounted = answers.contains { $0.origin == .counts }
    var scoreNotes = ["A response scores 2PR/(P + R) with R = min(S/K, 1), and 0 where S is 0."]
    if isCounted {
      scoreNotes.append(
        "Intervals: prompts drawn again; neither the rater's errors nor another training run.")
    }
    let hidden: Set<String> = [
      "interval_level", "origin",
      answers.contains { $0.origin == .published } ? "" : "published_f1",
    ]
    let worst = answers.map(\.worstShortcut).max { abs($0) < abs($1) } ?? 0
    let warnings =
      abs(worst) < 0.01
      ? []
      : [
        "F1@K of mean counts is up to \((100 * abs(worst)).fixed(1)) points off; average over "
          + "responses, or give their spread"
      ]
    let sections = [
      ReportSection(
        table: FactualityTables.models(answers),
        hiddenColumns: isCounted
          ? ["chance_sd"]
          : [
            "responses", "precision_low", "precision_high", "precision_sd", "chance_sd", "icc",
            "design_effect",
          ]),
      ReportSection(
        table: FactualityTables.scores(answers), notes: scoreNotes,
        hiddenColumns: isCounted ? hidden : hidden.union(["low", "high"])),
    ]
    let overview = ReportSection(
      table: FactualityTables.overview(answers), notes: scoreNotes)
    let charts =
      [FactualityCharts.goals(answers), FactualityCharts.shortcut(answers)]
      + (name == "longfact-2024" && goals.contains(.median)
        ? [FactualityCharts.compute(answers, goal: .median)] : [])
    return QualityResult(
      name: name.hasPrefix("factuality") ? name : "factuality-" + name, title: title,
      head: [.init("goals", .array(goals.map { .integer($0.facts) }))],
      sections: (answers.count > 4 ? [overview] : sections) + [pairs].compactMap { $0 },
      more: answers.count > 4 ? sections.map(\.table) : [], charts: charts, warnings: warnings)
  }
}
