import Diagnostics
import Formats
import QualityAxes
import ScalingLaws
import Spec
import Units

/// What a model of a size knows, stores and fails to recall.
public struct Knowledge: CallableQuestion {
  public static let section = Section(
    "knowledge", .one, definition: "knowledge", "What a model knows")
  public static let call = QuestionCall(
    "knowledge", "What a model knows: recall by size, facts stored, why answers are wrong.",
    operands: ["model"],
    examples: [
      "moesim knowledge dbrx", "moesim knowledge mixtral-8x7b --out /tmp/results --render",
      "moesim knowledge dbrx --bits 50 --facts 10B --zipf 1 --mentions 0.01",
      "moesim knowledge dbrx --points points.csv --guessing 0.25",
      "moesim knowledge dbrx --epochs 1,10,100 --ceiling 0.015 --deficit 0.015 --rate 0.03",
    ])

  let operand: ModelOperand
  let model: KnowingModel
  let question: FactQuestion
  let exposures: [Double]
  let documents: [Double]
  let bitsPerFact: Double?
  let capacity: StatedCapacity?
  /// What γ of recall rests on.
  let recallBasis: String?

  public init(_ ask: inout Asking) throws(Unsettled) {
    operand = ask("model", .model, "A bundled model, or the path of a config.json")
    let stated = ask.optional(
      "tokens", .measure(Tokens.self), "Tokens of training; as published if left out")
    exposures = ask(
      "exposures", .list(of: .positive(example: 100)), "Exposures to each fact",
      default: [100, 300, 600, 1_000])
    bitsPerFact = ask.optional(
      "bitsPerFact", .positive(example: 50), aliases: ["--bits"], "Bits that one fact takes")
    let facts = ask.optional(
      "facts", .factCount, "Facts of a world, such as 1B; needs zipf, mentions and bits")
    let exponent = ask.optional(
      "zipf", .zipf, "A fact of rank r is mentioned in proportion to r^-zipf; 1 is Zipf's own")
    let mentions = ask.optional(
      "mentionsPerToken", .positive(example: 0.01), aliases: ["--mentions"],
      "Mentions of these facts in a token of the corpus")
    let quality = ask(
      "exposureQuality", .positive(example: 3), aliases: ["--quality"],
      "What an exposure to a fact in the corpus is worth", default: 1)
    documents = ask(
      "documents", .list(of: .positive(example: 100)),
      "Training documents with question and answer",
      default: [10, 100, 1_000, 10_000])
    let points = ask.optional(
      "points", .storedPoints, isInExample: false,
      "Your measured points, a file with the columns model,size,stored,direct")
    let guessing = ask.guessing()
    let recall = ask.optional(
      "recallGamma", .gammaRange,
      "Your range of γ for recall; as measured between dense siblings if left out")
    capacity = ask.optional(
      "capacity", .record(StatedCapacity.self, name: "linearCapacity"),
      "Facts by epochs, N (c - a exp(-b E))")
    try ask.settle()
    if let recall, recall.upperBound > 1 {
      throw ask.fault(
        at: "recallGamma", "above 1 a MoE would be worth more than all of its parameters",
        "give a range of at most 1, such as 0.3..0.9")
    }
    let tokens = stated ?? operand.publishedTokens
    let run = Run(
      name: operand.model.name, model: operand.model, tokens: tokens,
      tokenSource: .stated, flop: nil,
      corpus: Corpus(name: "", title: nil, effect: .none, range: nil, exposureQuality: quality))
    guard let model = run.knowing(ranges: recall.map { [.recall: $0] } ?? [:]) else {
      throw ask.fault(
        at: "model", "the sizes of \(operand.title) are not known",
        "name a model with active and total")
    }
    self.model = model
    recallBasis = run.recallBasis(ranges: recall.map { [.recall: $0] } ?? [:])
    let given = ["facts", "zipf", "mentionsPerToken"].filter { ask.isGiven($0) }
    if given.isEmpty {
      try ask.refuseIdle(
        "exposureQuality", because: "it acts on exposures, and no world of facts is stated")
    }
    if !given.isEmpty, tokens == nil {
      throw ask.fault(
        at: "tokens", "exposures need tokens, and none are published for \(operand.title)",
        "give them, such as 2T")
    }
    if let first = given.first, [facts, exponent, mentions, bitsPerFact].contains(nil) {
      throw ask.fault(
        at: first, "a world of facts is not stated whole",
        "give the facts, zipf, mentions and bits of one")
    }
    do throws(InputFaults) {
      var world: FactQuestion.World?
      if let facts, let exponent, let mentions, let bitsPerFact {
        world = try FactQuestion.World(
          facts: FactWorld(facts: facts, exponent: exponent, bitsPerFact: bitsPerFact),
          mentionsPerToken: mentions)
      }
      question = try FactQuestion(world: world, points: points, guessing: guessing)
    } catch {
      throw ask.fault(
        error,
        keys: ["exponent": "zipf", "size": "points", "stored": "points", "direct": "points"])
    }
  }

  public var subject: String? {
    let name = operand.model.name
    let stem = name.split(separator: "/").last.map(String.init) ?? name
    return String(stem.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  public var title: String {
    "What \(operand.title) knows" + (model.tokens.map { ", on \($0.rounded(to: 3)) tokens" } ?? "")
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> FactAnswer? { try? FactAnswer(question, for: model) }
}

/// The capacity by epochs with coefficients of the user's own, for none are published.
struct StatedCapacity: Asked {
  let capacity: LinearCapacity
  let epochs: [Double]

  init(_ ask: inout Asking) throws(Unsettled) {
    func coefficient(_ key: String, _ summary: String, _ example: Double, _ ask: inout Asking)
      -> Double
    {
      ask(key, .positive(example: example), summary + "; no coefficients are published")
    }
    epochs = ask(
      "epochs", .list(of: .positive(example: 10)), "Passes over the facts", default: [1, 10, 100])
    let ceiling = coefficient("ceiling", "c, facts a parameter in the end", 0.015, &ask)
    let deficit = coefficient("deficit", "a, facts a parameter missing at first", 0.015, &ask)
    let rate = coefficient("rate", "b, the approach for each pass", 0.03, &ask)
    try ask.settle()
    do throws(InputFaults) {
      capacity = try LinearCapacity(ceiling: ceiling, deficit: deficit, rate: rate)
    } catch {
      throw ask.fault(error)
    }
  }
}
