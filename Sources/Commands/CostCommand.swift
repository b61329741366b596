import CostModel
import JSON5
import Quantities
import ReportWriter

/// `moesim cost`: parameters and training FLOP of a model by component and by convention.
enum CostCommand: Command {
  static let name = "cost"
  static let summary = "Parameters and training FLOP of a model, by component and convention."
  static let operands = "MODEL"
  static let options = [
    OptionSpec("--tokens", "COUNT", "Tokens of the training run (default: as published)."),
    OptionSpec("--context", "COUNT", "Tokens of one training sequence (default: 4096)."),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim cost dbrx --tokens 12T", "moesim cost deepseek-v3 --context 8192",
    "moesim cost mixtral-8x7b --json",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let card = try ModelOperand.card(call, command: name)
    let tokens = try ModelOperand.optionalTokens(call, card, command: name)
    let context = try context(call)
    guard case .architecture(let architecture) = card.shape else {
      throw .call(
        problem: "only the sizes of \(card.name) are known, not its shape",
        hint: "its cost is 6 N_active D; choose a model with a shape from 'moesim list models'",
        command: name)
    }
    let report = CostReport(
      card: card, architecture: architecture, tokens: tokens, context: context)
    try Program.show(
      call.has("--json") ? try report.json() : report.text(StandardStream.output.terminalWidth))
    return .done
  }

  private static func context(_ call: Call) throws(CommandFailure) -> Int {
    guard let text = call["--context"] else { return 4096 }
    guard let context = Int(text), context >= 1, context <= 1_000_000_000 else {
      throw .call(
        problem: "--context \(Fault.quoted(text)) is not a number of tokens",
        hint: "write a whole number such as 4096", command: name)
    }
    return context
  }
}
