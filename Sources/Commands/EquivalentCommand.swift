import CostModel
import JSON5
import Quantities
import ReportWriter
import ScalingLaws
import ScenarioEngine

/// `moesim equivalent`: what dense model a model is worth, a row for each law.
enum EquivalentCommand: Command {
  static let name = "equivalent"
  static let summary = "The dense model that a model is worth, under every law."
  static let operands = "MODEL|CONFIG.json"
  static let operandWords = Words.list(ModelLibrary.ids)
  static let options = [
    OptionSpec("--tokens", "COUNT", "Tokens of the training run (default: as published)."),
    OptionSpec(
      "--mode", "MODE", "sameTokens, bothOptimal or denseOptimal (default: sameTokens).",
      words: .list(ComparisonMode.allCases.map(\.rawValue))),
    OptionSpec(
      "--laws", "LIST", "Ids of laws, separated by commas (default: all).",
      words: .commaList(LawLibrary.ids)),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim equivalent dbrx --tokens 12T",
    "moesim equivalent mixtral-8x7b --tokens 2T --laws joint-moe-2025,efficiency-leverage-2025",
    "moesim equivalent dbrx --mode bothOptimal --json",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let model = try ModelOperand(call, command: name)
    guard let tokens = try model.tokens(call, command: name) else {
      throw .call(
        problem: "no tokens are published for \(model.name)",
        hint: "give them, for example --tokens 2T", command: name)
    }
    let mode = try choice(call["--mode"], "--mode", ComparisonMode.self) ?? .sameTokens
    let laws = try laws(call["--laws"])
    let scenario = Scenario.asking(
      about: model.shape, named: model.id, tokens: tokens, mode: mode, laws: laws)
    let outcome = try RunCommand.evaluated(scenario)
    if call.has("--json") {
      try Program.show(OutcomeJSON.text(of: outcome))
      return .done
    }
    let width = StandardStream.output.terminalWidth
    var text = ""
    for request in scenario.comparisons {
      text +=
        ComparisonReport(
          request: request, modes: [mode], outcome: outcome, width: width,
          style: .of(.output)
        ).text
    }
    try Program.show("\(model.name) on \(tokens) tokens\n\n" + text)
    return .done
  }

  private static func laws(_ list: String?) throws(CommandFailure) -> [any ScalingLaw] {
    guard let list else { return LawLibrary.standard }
    var laws: [any ScalingLaw] = []
    for id in list.split(separator: ",").map(String.init) {
      guard let law = LawLibrary.law(id) else {
        throw .call(
          problem: "unknown law \(Fault.quoted(id))",
          hint: Suggestion.hint(for: id, among: LawLibrary.ids), command: name)
      }
      laws.append(law)
    }
    guard !laws.isEmpty else {
      throw .call(problem: "--laws is empty", hint: "name a law", command: name)
    }
    return laws
  }

  private static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ text: String?, _ option: String, _: Value.Type
  ) throws(CommandFailure) -> Value? {
    guard let text else { return nil }
    guard let value = Value(rawValue: text) else {
      throw .call(
        problem: "\(option) \(Fault.quoted(text)) is unknown",
        hint: Suggestion.hint(for: text, among: Value.allCases.map(\.rawValue)), command: name)
    }
    return value
  }
}
