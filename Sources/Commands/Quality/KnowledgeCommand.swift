import CostModel
import Foundation
import QualityAxes
import ReportWriter
import ScenarioEngine
import Units

/// `moesim knowledge`: what a model of a size knows, stores and fails to recall.
enum KnowledgeCommand: Command {
  static let name = "knowledge"
  static let summary = "What a model knows: recall by size, facts stored, why answers are wrong."
  static let operands = "MODEL|CONFIG.json"
  static let operandWords = Words.list(ModelLibrary.ids)
  static let options =
    [
      OptionSpec("--tokens", "COUNT", "Tokens of training (default: as published)."),
      OptionSpec("--exposures", "LIST", "Exposures to each fact (100,300,600,1000)."),
      OptionSpec("--bits", "COUNT", "Bits that one fact takes; no default."),
      OptionSpec("--facts", "COUNT", "Facts of a world, such as 1B; needs the next two."),
      OptionSpec("--zipf", "EXPONENT", "How steeply mentions fall with rank; 1 is Zipf's own."),
      OptionSpec("--mentions", "RATE", "Mentions of those facts in a token of the corpus."),
      OptionSpec("--quality", "FACTOR", "What an exposure in the corpus is worth (default: 1)."),
      OptionSpec("--documents", "LIST", "Relevant documents (10,100,1000,10000)."),
      OptionSpec(
        "--points", "FILE", "Your measured points: model,size,stored,direct.",
        words: .files(["csv"])),
      OptionSpec("--guessing", "SHARE", "Chance of a right guess (default: 0)."),
      OptionSpec("--recall-gamma", "RANGE", "γ of recall (default: 0.86..1, as published)."),
      OptionSpec("--epochs", "LIST", "Passes over the facts, for N(c - a exp(-bE))."),
      OptionSpec("--ceiling", "C", "Its c, in facts a parameter; no default."),
      OptionSpec("--deficit", "A", "Its a, in facts a parameter; no default."),
      OptionSpec("--rate", "B", "Its b, for each pass; no default."),
    ] + QualityResult.options
  static let examples = [
    "moesim knowledge dbrx", "moesim knowledge mixtral-8x7b --out /tmp/results --render",
    "moesim knowledge dbrx --bits 50 --facts 10B --zipf 1 --mentions 0.01",
    "moesim knowledge dbrx --points points.csv --guessing 0.25",
    "moesim knowledge dbrx --epochs 1,10,100 --ceiling 0.015 --deficit 0.015 --rate 0.03",
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let started = Date()
    let operand = try ModelOperand(call, command: name)
    let query = try KnowledgeQuery(call, operand)
    return try KnowledgeReport(query: query, name: operand.name).result.publish(
      call, started: started)
  }
}
