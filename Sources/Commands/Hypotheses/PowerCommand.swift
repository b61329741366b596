import Diagnostics
import Fitting
import Hypotheses
import QualityAxes
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Tabular
import Units

/// `moesim power`: what an experiment has to cost to settle a claim.
enum PowerCommand: Command {
  static let name = "power"
  static let summary = "Plan an experiment: runs, seeds, prompts and dollars that settle a claim."
  static let operands = "scores|ladder"
  static let operandWords = Words.list(["scores", "ladder"])
  static let options = [
    OptionSpec("--difference", "POINTS", "scores: the difference to be seen."),
    OptionSpec("--run-sd", "POINTS", "scores: deviation between runs of one recipe; no default."),
    OptionSpec("--prompt-sd", "POINTS", "scores: deviation of the difference on one prompt."),
    OptionSpec("--run-cost", "DOLLARS", "scores: one training run, such as 50K."),
    OptionSpec("--response-cost", "DOLLARS", "scores: one rated response, such as 0.19."),
    OptionSpec("--budget", "LIST", "scores: budgets whose best split is asked for, such as 1M,5M."),
    OptionSpec("--looks", "COUNT", "scores: looks of designs that may stop early (default: 1)."),
    OptionSpec("--significance", "SHARE", "scores: chance of seeing nothing (default: 0.05)."),
    OptionSpec("--at-least", "FACTOR", "ladder: what is claimed of the data multiplier."),
    OptionSpec("--truths", "LIST", "ladder: multipliers that may really be there."),
    OptionSpec(
      "--law", "ID", "ladder: the reference's law (default: chinchilla-replication-2024)."),
    OptionSpec("--n", "LIST", "ladder: sizes, such as 100M,300M,1B."),
    OptionSpec("--d", "LIST", "ladder: tokens of every size, such as 2B,8B,32B."),
    OptionSpec("--noise", "SIZE", "ladder: run-to-run deviation of log loss; no default."),
    OptionSpec("--exaflop-price", "DOLLARS", "ladder: dollars for 1e18 training FLOP."),
    OptionSpec("--confidence", "SHARE", "ladder: level of the interval (default: 0.95)."),
    OptionSpec("--power", "SHARE", "Chance of seeing what is there (default: 0.8)."),
    OptionSpec("--experiments", "COUNT", "Simulated experiments (default: 2000)."),
    OptionSpec("--seed", "NUMBER", "Seed of the simulations (default: 1)."),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim power scores --difference 0.02 --run-sd 0.01 --prompt-sd 0.15 --run-cost 20K \\",
    "    --response-cost 0.19 --budget 1M,5M --looks 3",
    "moesim power ladder --at-least 1.2 --truths 1.5,2 --n 100M,300M,1B --d 2B,8B,32B \\",
    "    --noise 0.005",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard call.operands.count == 1 else {
      throw call.wrong("one kind of plan is needed", "write 'power scores' or 'power ladder'")
    }
    let question: PowerPlan.Question
    switch call.operands[0] {
    case "scores": question = .scores(try PowerQuery(call).scores())
    case "ladder": question = .ladder(try PowerQuery(call).ladder())
    case let other:
      throw call.wrong(
        "\(Fault.quoted(other)) is no kind of plan",
        Suggestion.hint(for: other, among: ["scores", "ladder"]))
    }
    let plan = PowerPlan(name: call.operands[0], question: question)
    let section = PowerReport.section([(plan.name, plan.designs())])
    if call.has("--json") {
      try Program.show(try JSONValue([section], head: []).printed())
    } else {
      try Program.show(PowerReport.text(of: section, width: StandardStream.output.terminalWidth))
    }
    return .done
  }
}

/// The designs of plans for people.
enum PowerReport {
  static func section(_ plans: [(name: String, designs: [PlannedDesign])]) -> ReportSection {
    ReportSection(
      table: PowerPlan.table(plans),
      hiddenColumns: ["plan", "train_cost_dollars", "rating_cost_dollars", "remark"])
  }

  /// The table without the columns that no row fills, and the remarks under it.
  static func text(of section: ReportSection, width: Int?) -> String {
    var section = section
    let table = section.table
    for (index, column) in table.columns.enumerated()
    where table.rows.allSatisfy({ $0[index] == .empty }) {
      section.hiddenColumns.insert(column.name)
    }
    if let design = table.index(of: "design"), let remark = table.index(of: "remark") {
      // What several rows rest on is said once.
      var notes: [(words: String, names: [String])] = []
      for row in table.rows {
        guard case .text(let name) = row[design], case .text(let words) = row[remark] else {
          continue
        }
        if let known = notes.firstIndex(where: { $0.words == words }) {
          notes[known].names.append(name)
        } else {
          notes.append((words, [name]))
        }
      }
      section.notes += notes.map { "\($0.names.joined(separator: ", ")): \($0.words)." }
    }
    return section.text(width: width)
  }
}
