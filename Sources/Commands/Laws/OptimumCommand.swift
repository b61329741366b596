import Diagnostics
import ReportWriter
import ScalingLaws
import Units

/// `moesim optimum`: the best design for a budget under each law, and all that are nearly as good.
enum OptimumCommand: Command {
  static let name = "optimum"
  static let summary = "The best N, D, E, K and granularity for a budget, under every law."
  static let operands = ""
  static let options = [
    OptionSpec("--flop", "COUNT", "The budget in FLOP; with --inference-tokens it covers both."),
    OptionSpec("--laws", "LIST", "Ids of laws, separated by commas (default: the standard ones)."),
    OptionSpec("--memory", "BYTES", "What the parameters and their cache may take, such as 80GB."),
    OptionSpec("--bytes-per-parameter", "COUNT", "Bytes of a parameter when served (default: 2)."),
    OptionSpec("--cached-tokens", "COUNT", "Tokens whose keys and values the memory holds too."),
    OptionSpec("--unique-tokens", "COUNT", "Unique tokens at hand; beyond them they repeat."),
    OptionSpec("--inference-tokens", "COUNT", "Tokens that the model will process afterwards."),
    OptionSpec("--flop-tolerance", "SHARE", "A near design wastes at most this (default: 0.01)."),
    OptionSpec("--loss-tolerance", "NATS", "Or loses at most this much (default: 0.005)."),
    OptionSpec.json,
  ]
  static let examples = [
    "moesim optimum --flop 1e24",
    "moesim optimum --flop 1e22 --laws ludziejewski-2025 --memory 80GB --cached-tokens 16384",
    "moesim optimum --flop 1e24 --inference-tokens 10T --unique-tokens 5T --json",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    guard call.operands.isEmpty else {
      throw call.wrong(
        "\(Fault.quoted(call.operands[0])) is not expected", "name laws with --laws ID,ID")
    }
    let laws = try call.laws("--laws") ?? LawLibrary.standard
    let report = OptimumReport(search: try search(call), laws: laws)
    if call.has("--json") {
      try Program.show(
        try JSONValue(
          report.sections, head: [.init("flop", .number(report.search.budget.value))]
        ).printed())
    } else {
      let width = StandardStream.output.terminalWidth
      try Program.show(report.sections.map { $0.text(width: width) }.joined(separator: "\n"))
    }
    return .done
  }

  private static func search(_ call: Call) throws(CommandFailure) -> DesignSearch {
    guard let budget = try call.measure("--flop", FLOP.self) else {
      throw call.wrong("no budget is given", "add for example --flop 1e24")
    }
    let bytes = try call.number("--bytes-per-parameter", in: 0.125...16, example: "2")
    let cached = try call.measure("--cached-tokens", Tokens.self)
    let memory = try call.measure("--memory", Bytes.self)
    if memory == nil,
      let option = bytes != nil ? "--bytes-per-parameter" : cached.map({ _ in "--cached-tokens" })
    {
      throw call.wrong("\(option) needs a memory", "add for example --memory 80GB")
    }
    var search = DesignSearch(
      budget: budget,
      memory: memory.map {
        MemoryCap(bytes: $0, bytesPerNumber: bytes ?? 2, cachedTokens: cached?.value ?? 0)
      },
      data: .none.limited(to: try call.measure("--unique-tokens", Tokens.self)),
      inferenceTokens: try call.measure("--inference-tokens", Tokens.self))
    search.wasteTolerance =
      try call.number("--flop-tolerance", in: 0...1, example: "0.01") ?? DesignSearch.nearWaste
    search.lossTolerance =
      try call.number("--loss-tolerance", in: 0...1, example: "0.005") ?? DesignSearch.nearLoss
    return search
  }
}
