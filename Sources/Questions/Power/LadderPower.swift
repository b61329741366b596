import Formats
import Hypotheses
import Spec
import Units

/// Runs of two corpora on a ladder of sizes and tokens: how many seeds settle a claim of the data
/// multiplier.
public struct LadderPower: CallableQuestion {
  public static let section = Section("ladder", .one, definition: "ladderPlan", "Two corpora")
  public static let call = QuestionCall(
    "power", kind: "ladder", "Runs of two corpora that settle a data multiplier.",
    examples: [
      "moesim power ladder --at-least 1.2 --truths 1.5,2 --sizes 100M,300M,1B \\",
      "    --tokens 2B,8B,32B --noise 0.005",
    ])

  let question: LadderQuestion

  public init(_ ask: inout Asking) throws(Unsettled) {
    let law = ask(
      "law", .denseLaw,
      "The reference corpus's law: the id of a law for dense models, or E, A, B, alpha and beta",
      default: .standard, says: DenseReference.standardID)
    let sizes = ask(
      "sizes",
      .list(
        of: .measure(Parameters.self, example: "100M"), minimum: 2,
        examples: [.text("100M"), .text("300M"), .text("1B")]),
      aliases: ["--n"], "Parameters of the models")
    let tokens = ask(
      "tokens",
      .list(
        of: .measure(Tokens.self, example: "2B"), minimum: 2,
        examples: [.text("2B"), .text("8B"), .text("32B")]),
      aliases: ["--d"],
      "Tokens that each of them sees")
    let noise = ask(
      "noise", .number("a deviation", above: 0, example: 0.02),
      "The run-to-run deviation of log loss; it is never taken as zero")
    let threshold = ask(
      "atLeast", .number("a multiplier", above: 0, example: 1.2),
      "What is claimed of the multiplier")
    let truths = ask(
      "truths", .list(of: .number("a multiplier", above: 0, example: 1.5), minimum: 1),
      "Multipliers that may really be there")
    let price = ask.optional(
      "exaFLOPPrice", .number("a price", above: 0, atLeast: 1e-6, atMost: 1e6, example: 1.4),
      aliases: ["--exaflop-price"],
      "Dollars for 1e18 training FLOP")
    let power = ask.power()
    let level = ask(
      "confidence", .number("a confidence", above: 0.5, below: 1, example: 0.9),
      "The level of the interval that must clear it", default: 0.95)
    let (experiments, seed) = (ask.experiments(), ask.seed())
    try ask.settle()
    guard Set(sizes).count >= 2, Set(tokens).count >= 2 else {
      throw ask.fault(
        at: Set(sizes).count < 2 ? "sizes" : "tokens",
        "the ladder has fewer than two sizes or two numbers of tokens",
        "vary both, or the law's constants cannot be told apart")
    }
    guard sizes.count * tokens.count <= 1_000 else {
      throw ask.fault(
        at: "sizes", "the ladder has more than 1000 runs of each corpus", "shorten it")
    }
    question = LadderQuestion(
      law: law.constants, source: law.source, sizes: sizes, tokens: tokens, noise: noise,
      threshold: threshold, truths: truths, power: power, level: level,
      price: price.map { Dollars($0 / 1e18) }, experiments: experiments, seed: seed)
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [PlannedDesign] {
    question.designs()
  }

  public static func answer(_ asked: [Resolved<LadderPower>], in world: World) -> Answer {
    PowerPlan.answer(asked.flatMap { asked in asked.found.map { ("ladder", $0) } })
  }
}
