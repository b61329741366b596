import CostModel
import Diagnostics
import QualityAxes
import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Units

/// `moesim equivalent`: what dense model a model is worth, a row for each law.
enum EquivalentCommand: Command {
  static let name = "equivalent"
  static let summary = "The dense model that a model is worth, under every law."
  static let operands = "MODEL|CONFIG.json"
  static let operandWords = Words.list(ModelLibrary.ids)
  static let options =
    [
      OptionSpec("--tokens", "COUNT", "Tokens of the training run (default: as published)."),
      OptionSpec(
        "--mode", "MODE",
        "What is held equal: sameTokens (default), bothOptimal, lifetime, …",
        words: .list(ComparisonMode.allCases.map(\.rawValue))),
      OptionSpec(
        "--laws", "LIST", "Ids of laws, separated by commas (default: the usual ones).",
        words: .commaList(LawLibrary.words)),
      OptionSpec("--reasoning-gamma", "RANGE", "Your range of γ for reasoning, such as 0..0.5."),
    ] + TermOptions.all + [OptionSpec.json]
  static let examples = [
    "moesim equivalent dbrx --tokens 12T",
    "moesim equivalent mixtral-8x7b --tokens 2T --laws ludziejewski-2025,tian-2025",
    "moesim equivalent dbrx --mode lifetime --inference-tokens 10T",
    "moesim equivalent dbrx --mode fixedMemory --bytes-per-parameter 2",
    "moesim equivalent dbrx --mode bothOptimal --json",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let model = try ModelOperand(call, command: name)
    guard let tokens = try model.tokens(call, command: name) else {
      throw .call(
        problem: "no tokens are published for \(model.name)",
        hint: "give them, for example --tokens 2T", command: name)
    }
    let mode = try call.choice("--mode", ComparisonMode.self) ?? .sameTokens
    let laws = try call.laws("--laws") ?? LawLibrary.standard
    let reasoning = try call.gammaRange("--reasoning-gamma")
    let scenario = Scenario.asking(
      about: model.shape, named: model.id, tokens: tokens, mode: mode,
      terms: try call.terms(for: model, mode: mode), laws: laws,
      axisRanges: reasoning.map { [.reasoning: $0] } ?? [:])
    let outcome = try RunCommand.evaluated(scenario)
    if call.has("--json") {
      try Program.show(OutcomeJSON.text(of: outcome))
      return .done
    }
    let width = StandardStream.output.terminalWidth
    var text =
      TermOptions.missing(in: mode, call).map { Paragraph.text($0, width: width, indent: 0) + "\n" }
      ?? ""
    for request in scenario.comparisons {
      text +=
        ComparisonReport(
          request: request, modes: [mode], outcome: outcome, width: width,
          style: .of(.output)
        ).text
    }
    for shown in outcome.answers.flatMap(\.shown) {
      text += "\n" + ReportSection(shown).text(width: width)
    }
    try Program.show("\(model.name) on \(tokens) tokens\n\n" + text)
    return .done
  }
}

extension Call {
  /// A range of γ such as `0.86..1`, or one number; `nil` where the option is not given.
  func gammaRange(_ option: String) throws(CommandFailure) -> ClosedRange<Double>? {
    guard let text = self[option] else { return nil }
    let ends = text.replacing("..", with: " ").split(separator: " ").map { Double($0) }
    guard ends.count == 1 || ends.count == 2, let low = ends.first ?? nil,
      let high = ends.last ?? nil, low <= high, (-1...2).contains(low), (-1...2).contains(high)
    else {
      throw wrong(
        "\(option) \(Fault.quoted(text)) is no range of γ", "write for example 0..0.5")
    }
    return low...high
  }
}
