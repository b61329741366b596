import Diagnostics
import Formats
import QualityAxes
import Spec

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
  /// Models stated by the spread of their facts, with their names.
  let profiles: [(name: String, profile: FactualityProfile)]
  public let goals: [FactGoal]
  let resampling: Resampling

  /// Whether the 13 models of LongFact are among them.
  var usesLongFact: Bool { if case .longFact = use { true } else { false } }

  public init(_ ask: inout Asking) throws(Unsettled) {
    use = ask.optional(
      "use", .ratedModels,
      "longfact-2024 for published means of 13 models, or a file of rated responses")
    let models = ask(
      "models", .named(.record(StatedProfile.self, name: "profile"), example: "mine"),
      "Models of your own, by their names", default: [])
    let stated = ask.optional(
      "stated", .record(StatedProfile.self, name: "profile"), "One model without a name")
    let goals = ask(
      "goals", .list(of: .factGoal, minimum: 1), aliases: ["--k"],
      "Values of K, the supported facts that make a response complete",
      default: FactGoal.published)
    let bootstraps = ask(
      "bootstraps", .integer(100...100_000, "a number of resamples", example: 500),
      "Resamples of the prompts", default: 2_000)
    let level = ask.confidence(aliases: ["--level"])
    let seed = ask.seed()
    try ask.settle()
    self.goals = Set(goals).sorted()
    var profiles = models.map { (name: $0.name, profile: $0.value.profile) }
    if let stated { profiles.append(("stated", stated.profile)) }
    self.profiles = profiles
    guard use != nil || !profiles.isEmpty else {
      throw ask.fault(
        at: "", "no model is named",
        "use longfact-2024 or a file of rated responses, or state the spread of one's facts")
    }
    if use?.sets.isEmpty ?? true {
      for key in ["bootstraps", "confidence", "seed"] {
        try ask.refuseIdle(
          key, because: "without a file of rated responses no prompts are drawn again")
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
    case .counted(let path, _): NamedFile.stem(of: path)
    case nil: "stated"
    }
  }

  public var title: String {
    switch use {
    case .longFact: "F1@K of LongFact's 13 models, integrated and as published"
    case .counted(let path, let sets):
      "F1@K of \(sets.reduce(0) { $0 + $1.responses.count }) rated responses in \(path)"
    case nil: "F1@K integrated over a stated spread"
    }
  }

  /// The figures of every model, those of `use` first.
  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> [FactualityAnswer] {
    let rated: [FactualityAnswer] =
      switch use {
      case .longFact:
        LongFactModel.all.value.compactMap { try? FactualityAnswer(of: $0, at: goals) }
      case .counted(_, let sets):
        sets.map { FactualityAnswer(of: $0, at: goals, resampling: resampling) }
      case nil: []
      }
    return rated + profiles.map { FactualityAnswer(named: $0.name, $0.profile, at: goals) }
  }
}

/// Models whose figures come from elsewhere than a stated spread.
enum RatedModels: Sendable {
  case longFact
  case counted(path: String, [ResponseSet])

  /// Two models on the same prompts, to show what a file holds.
  static let sample: RatedModels = {
    let counts = [("a", 50, 5), ("b", 80, 1), ("c", 20, 12), ("d", 64, 9), ("e", 3, 2)]
    let sets = [("first", 1), ("second", 2)].compactMap { model, part in
      try? ResponseSet(
        model: model,
        responses: counts.map { prompt, supported, others in
          RatedResponse(
            prompt: prompt,
            counts: try ResponseCounts(supported: supported / part, notSupported: others))
        })
    }
    return .counted(path: "counts.csv", sets)
  }()

  /// The rated responses, where there are some.
  var sets: [ResponseSet] { if case .counted(_, let sets) = self { sets } else { [] } }
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

extension InputKind where Value == RatedModels {
  /// The published models by their word, or a file of rated responses.
  static var ratedModels: InputKind {
    let word = "longfact-2024"
    let file = InputKind.table(
      "\(word) or a file", columns: ResponseSet.columns, example: "counts.csv",
      sample: .sample
    ) { (table, file) throws(FaultList) in
      .counted(path: file.path, try ResponseSet.reading(table))
    }
    return InputKind(
      file.shape, example: file.example.value, sample: .sample, words: .files(["csv"])
    ) { node, reader in
      guard let text = node.text, text != word else { return node.text == nil ? nil : .longFact }
      guard text.contains(".") || text.contains("/") else {
        reader.note(
          node, "unknown value \(Fault.quoted(text))",
          "write \(word), or the path of a file such as counts.csv")
        return nil
      }
      return file.value(of: node, reader)
    }
  }
}
