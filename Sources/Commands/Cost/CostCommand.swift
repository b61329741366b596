import CostModel
import Formats
import ReportWriter
import Units

/// `moesim cost`: what a model is made of, and what training it takes in FLOP, memory, time, money.
enum CostCommand: Command {
  static let name = "cost"
  static let summary = "Parameters, training FLOP, memory, time, money and energy of a model."
  static let operands = "MODEL|CONFIG.json"
  static let operandWords = Words.list(ModelLibrary.ids)
  static let options = [
    OptionSpec("--tokens", "COUNT", "Tokens of the training run (default: as published)."),
    OptionSpec("--context", "COUNT", "Tokens of one training sequence (default: 4096)."),
    OptionSpec(
      "--device", "ID", "Device to train on: adds memory, time, money and energy.",
      words: .list(DeviceLibrary.ids)),
    OptionSpec("--devices", "COUNT", "How many of them (default: the fewest that hold the model)."),
    OptionSpec(
      "--precision", "FORMAT", "bf16, fp16, fp8 or fp4 (default: bf16).",
      words: .list(Precision.allCases.map(\.rawValue))),
    OptionSpec(
      "--layout", "LIST", "Parallelism, such as tensor=8,pipeline=4,expert=8,data=16,zero=1."),
    OptionSpec("--utilisation", "SHARE", "Model FLOP utilisation instead of the predicted one."),
    OptionSpec(
      "--overhead", "FACTOR", "Hours of the programme over those of the run (default: 1)."),
    OptionSpec("--expert-load", "LIST", "Tokens of each expert in a step, or a file of them."),
    OptionSpec("--capacity", "FACTOR", "Capacity of an expert over its mean load (default: 1.25)."),
    OptionSpec(
      "--hours", "COUNT", "Announced hours of all devices together, held against the tokens."),
    OptionSpec("--grid", "KG", "Kilograms of CO2 of a kilowatt-hour: adds carbon."),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim cost dbrx --tokens 12T",
    "moesim cost dbrx --device h100 --devices 3072",
    "moesim cost deepseek-v3 --device h800 --hours 2.664M --precision fp8",
    "moesim cost my-model/config.json --json",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let query = try CostQuery(call)
    let sections = try CostReport(query: query).sections()
    if call.has("--json") {
      let head: [JSONValue.Member] = [
        .init("model", .string(query.model.id)), .init("name", .string(query.model.name)),
        .init("context_tokens", .integer(query.context)),
        .init("tokens", JSONValue(query.tokens?.value)),
      ]
      try Program.show(try JSONValue(sections, head: head).printed())
    } else {
      let width = StandardStream.output.terminalWidth
      try Program.show(
        "\(query.model.name)\n\n"
          + sections.map { $0.text(width: width) }.joined(separator: "\n"))
    }
    return .done
  }
}
