import Diagnostics
import Formats
import QualityAxes
import Spec
import Units

/// F1@K of long answers: from rated responses, from a stated spread, or as published.
public struct Factuality: CallableQuestion {
  public static let section = Section(
    "factuality", .one, definition: "factuality", "F1@K of long answers at several K")
  public static let call = QuestionCall(
    "factuality", "F1@K of long answers: from rated responses, a spread, or LongFact.",
    operands: ["use"],
    examples: [
      "moesim factuality counts.csv",
      "moesim factuality counts.csv --k 32,64 --out /tmp/results --render",
      "moesim factuality longfact-2024",
      "moesim factuality --precision 0.894 --supported 59.1 --deviation 12 --k 64",
    ])

  let use: RatedModels?
  /// The rated responses of all files, each model under a name of its own.
  let sets: [ResponseSet]
  /// Models stated by the spread of their facts, with their names.
  let profiles: [(name: String, profile: FactualityProfile)]
  public let goals: [FactGoal]
  let resampling: Resampling
  /// Prompts of the table of topics that no response answers, and prompts that it does not name.
  let foreignTopics: Int
  let withoutTopic: Int
  let comparison: PairTerms

  /// What two models are compared for: a true difference, what rating costs, and what exists.
  struct PairTerms: Sendable {
    let difference: Double
    let costPerResponse: Double?
    let available: Int
  }

  /// Whether the 13 models of LongFact are among them.
  var usesLongFact: Bool { if case .longFact = use { true } else { false } }

  public init(_ ask: inout Asking) throws(Unsettled) {
    use = ask.optional(
      "use", .ratedModels,
      "longfact-2024 for published means of 13 models, a result file of SAFE (JSON, both sides), or "
        + "a CSV with the columns prompt,supported,not_supported (or Supported,Not Supported) and "
        + "optionally model,irrelevant,topic,words, or with a row a fact: prompt,label")
    let beside = ask(
      "with", .list(of: .ratedFile), "More files of rated responses to the same prompts",
      default: [])
    let topics = ask.optional(
      "topics", .topics, isInExample: false,
      "A CSV prompt,topic: differences by topic, each drawn towards the others")
    let models = ask(
      "models", .named(.record(StatedProfile.self, name: "profile"), example: "mine"),
      "Models of your own, by their names", default: [])
    let stated = ask.optional(
      "stated", .record(StatedProfile.self, name: "profile"), "One model without a name")
    let goals = ask(
      "goals", .list(of: .factGoal, minimum: 1), aliases: ["--k"],
      "Values of K, the supported facts that make a response complete",
      default: FactGoal.standard)
    let difference = ask(
      "difference", .positive(example: 0.02),
      "A true difference of two models: its power, and the prompts and dollars that show it",
      default: 0.02)
    let cost = ask.optional(
      "costPerResponse", .positive(example: 0.4),
      "Dollars for rating one response; SAFE's price a fact times the facts at hand if left out")
    let available = ask(
      "availablePrompts", .integer(2...100_000_000, "a number of prompts", example: 2_280),
      "Prompts that exist, the most that a comparison is told to use; LongFact has 2280",
      default: RatingBill.longFactPrompts)
    let bootstraps = ask(
      "bootstraps", .integer(100...100_000, "a number of resamples", example: 500),
      "Resamples of the prompts", default: 2_000)
    let level = ask.confidence(aliases: ["--level"])
    let seed = ask.seed()
    try ask.settle()
    self.goals = Set(goals).sorted()
    comparison = PairTerms(
      difference: difference, costPerResponse: cost, available: available)
    sets = ResponseSet.named((use?.file.map { [$0] } ?? []) + beside).map { set in
      topics.map { set.with(topics: $0) } ?? set
    }
    if let topics {
      let prompts = Set(sets.flatMap { $0.responses.map(\.prompt) })
      foreignTopics = topics.keys.count { !prompts.contains($0) }
      withoutTopic =
        Set(
          sets.flatMap { $0.responses.filter { $0.topic == nil }.map(\.prompt) }
        ).count
      if !topics.isEmpty, !sets.isEmpty, foreignTopics == topics.count {
        throw ask.fault(
          at: "topics", "none of its prompts is among those of the responses",
          "write the prompts as the responses have them")
      }
    } else {
      (foreignTopics, withoutTopic) = (0, 0)
    }
    var profiles = models.map { (name: $0.name, profile: $0.value.profile) }
    if let stated { profiles.append(("stated", stated.profile)) }
    self.profiles = profiles
    guard use != nil || !profiles.isEmpty || !beside.isEmpty else {
      throw ask.fault(
        at: "", "no model is named",
        "use longfact-2024 or a file of rated responses, or state the spread of one's facts")
    }
    if sets.isEmpty {
      for key in ["bootstraps", "confidence", "seed", "topics"] {
        try ask.refuseIdle(
          key, because: "without a file of rated responses no prompts are drawn again")
      }
    }
    if sets.count < 2 {
      for key in ["difference", "costPerResponse", "availablePrompts"] {
        try ask.refuseIdle(key, because: "no two models answered the same prompts")
      }
    }
    do throws(InputFaults) {
      resampling = try Resampling(replicates: bootstraps, seed: seed, level: level)
    } catch {
      throw ask.fault(error, keys: ["replicates": "bootstraps", "level": "confidence"])
    }
  }

  public var subject: String? {
    switch use {
    case .longFact: "longfact-2024"
    case .counted(let file): NamedFile.stem(of: file.path)
    case nil: "stated"
    }
  }

  public var title: String {
    switch use {
    case .longFact: "F1@K of LongFact's 13 models, integrated and as published"
    case .counted(let file):
      "F1@K of \(sets.reduce(0) { $0 + $1.responses.count }) rated responses in \(file.path)"
    case nil: "F1@K integrated over a stated spread"
    }
  }

  /// The figures of every model, those of `use` first.
  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [FactualityAnswer] {
    let published =
      usesLongFact
      ? LongFactModel.all.value.compactMap { try? FactualityAnswer(of: $0, at: goals) } : []
    return published + sets.map { FactualityAnswer(of: $0, at: goals, resampling: resampling) }
      + profiles.map { FactualityAnswer(named: $0.name, $0.profile, at: goals) }
  }
}

/// A model's long answers as precision and the spread of supported facts.
struct StatedProfile: Asked {
  let profile: FactualityProfile

  init(_ ask: inout Asking) throws(Unsettled) {
    let precision = ask(
      "precision", .share(example: 0.9), "Mean share of facts that are supported")
    let mean = ask(
      "supported", .positive(example: 60), "Mean number of supported facts in a response")
    let deviation = ask(
      "deviation", .number("a deviation", atLeast: 0, example: 12),
      "Its standard deviation between responses")
    let empty = ask(
      "emptyShare", .number("a share", atLeast: 0, below: 1, example: 0.02), aliases: ["--empty"],
      "Share of responses without any", default: 0)
    try ask.settle()
    do throws(InputFaults) {
      let support = try SupportDistribution(
        mean: mean / (1 - empty), deviation: deviation, emptyShare: empty)
      profile = try FactualityProfile(precision: precision, support: support)
    } catch {
      throw ask.fault(error, keys: ["mean": "supported"])
    }
  }
}

extension InputKind where Value == FactGoal {
  /// A number of facts at which a response is complete.
  static var factGoal: InputKind {
    InputKind<Int>.integer(1...1_000_000, "a number of facts", example: 64).map(
      sample: .median, text: { "\($0.facts)" }
    ) { number, _, _ in try? FactGoal(number) }
  }
}
