import Fitting
import Formats
import Questions
import Spec
import Units

/// The part of the scenario's table that describes run files and what is made of them.
enum StudyShapes {
  static let runFile = Shape.record(
    [
      Field(
        key: "file",
        summary: "A table of runs, one a row: CSV with a header, relative to this file; or a list",
        shape: .either([
          ScenarioShape.text("a file"), .list(of: ScenarioShape.text("a file"), minimum: 1),
        ])),
      Field(
        key: "simulate",
        summary: "Runs drawn from a law instead of a file, to see what fits would say",
        shape: simulated),
      Field(
        key: "columns", summary: "Columns that do not have their usual names",
        shape: .record(
          RunFileColumn.allCases.map {
            Field(key: $0.rawValue, summary: $0.summary, shape: ScenarioShape.text("a header"))
          }, name: "columns")),
      Field(
        key: "data", summary: "The corpus of all runs, where no column names it",
        shape: ScenarioShape.name("a corpus")),
      Field(
        key: "only", summary: "Corpora whose runs are kept; all of them if left out",
        shape: .list(of: ScenarioShape.name("a corpus"), minimum: 1)),
    ], name: "runFile", exactlyOne: [["file", "simulate"]])

  private static let simulated = Shape.record(
    [
      Field(
        key: "law", summary: "The law of the runs for dense models: an id, or its five constants",
        shape: InputKind.denseLaw.shape, isRequired: true),
      Field(
        key: "corpora",
        summary: "Corpora that the runs see; the multiplier of each moves its term of the law",
        shape: .list(of: ScenarioShape.name("a corpus"), minimum: 1), isRequired: true),
      Field(
        key: "sizes", summary: "Parameters of the models",
        shape: .list(of: .scalar(.measure(Parameters.self)), minimum: 1), isRequired: true),
      Field(
        key: "tokens", summary: "Tokens that each of them sees",
        shape: .list(of: .scalar(.measure(Tokens.self)), minimum: 1), isRequired: true),
      Field(
        key: "noise", summary: "The run-to-run deviation of log loss",
        shape: .scalar(.number("a deviation", above: 0)), isRequired: true),
      Field(
        key: "seeds", summary: "Runs of every size and number of tokens; 1 if left out",
        shape: .scalar(.integer("a number of seeds", atLeast: 1, atMost: 1000))),
      Field(
        key: "seed", summary: "Seed of the noise; 1 if left out",
        shape: .scalar(.integer("a seed", atLeast: 0, atMost: 1_000_000_000))),
    ], name: "simulatedRuns")

  static let dataForms = Shape.record(
    [
      Field(
        key: "name", summary: "A name for it", shape: ScenarioShape.name("a name"), isRequired: true
      ),
      Field(
        key: "runs", summary: "Run files whose runs are fitted jointly",
        shape: .list(of: ScenarioShape.name("a run file"), minimum: 1), isRequired: true),
      Field(
        key: "reference", summary: "The corpus that the others are set against",
        shape: ScenarioShape.name("a corpus"), isRequired: true),
      Field(
        key: "forms", summary: "How quality may enter; eight forms if left out",
        shape: .list(of: .choice(CorpusEffect.allCases.map(\.rawValue)), minimum: 1)),
      Field(
        key: "channel",
        summary: "Whether the runs' loss is a loss or an error rate; loss if left out",
        shape: .choice(CorpusLink.allCases.map(\.rawValue))),
      Field(
        key: "outliers",
        summary:
          "Robust deviations beyond which a run is set aside for every form; none if left out",
        shape: .scalar(.number("a number of deviations", atLeast: 2))),
      Field(
        key: "bootstraps", summary: "Resamples for each form; 1000 if left out",
        shape: .scalar(.integer("a number of resamples", atLeast: 2, atMost: 100_000))),
      Field(
        key: "seed", summary: "Seed of starts and resamples; 1 if left out",
        shape: .scalar(.integer("a seed", atLeast: 0, atMost: 1_000_000_000))),
      Field(
        key: "scales",
        summary:
          "Times the FLOP of the largest run at which forms predict; [1, 10, 1000] if left out",
        shape: .list(of: .scalar(.number("a scale", above: 0)), minimum: 1)),
      Field(
        key: "difference", summary: "BIC within which forms are not told apart; 6 if left out",
        shape: .scalar(.number("a difference", above: 0))),
      Field(
        key: "confidence", summary: "The level of intervals; 0.95 if left out",
        shape: .scalar(ScenarioShape.confidence)),
    ], name: "dataForms")

  static let prior = Shape.record(
    [
      Field(
        key: "median", summary: "The middle of the belief in a positive quantity",
        shape: .scalar(.number("a median", above: 0))),
      Field(
        key: "factor", summary: "The factor either way that holds two thirds of it",
        shape: .scalar(.number("a factor", above: 1))),
      Field(
        key: "mean", summary: "The middle of the belief in a difference", shape: .scalar(.number())),
      Field(
        key: "sd", summary: "Its standard deviation",
        shape: .scalar(.number("a deviation", above: 0))),
    ], name: "prior", exactlyOne: [["median", "mean"], ["factor", "sd"]])

  static let repetition = Shape.record(
    [
      Field(
        key: "name", summary: "A name for it", shape: ScenarioShape.name("a name"), isRequired: true
      ),
      Field(
        key: "epochs", summary: "Epochs: a list, or an axis such as \"log 1..64 x25\"",
        shape: numbers, isRequired: true),
      Field(
        key: "prior",
        summary: "The belief in R_D*, the repetitions that wear data out; { median: 15.387756, "
          + "factor: 3 } if left out", shape: prior),
      Field(
        key: "exponentHalving",
        summary: "Epochs in which the exponent halves, for the other form beside it",
        shape: .scalar(.number("epochs", above: 0))),
      Field(
        key: "limit", summary: "Dense models against an MoE where unique tokens are few",
        shape: .record(
          [
            Field(
              key: "run", summary: "A run whose routing is meant",
              shape: ScenarioShape.name("a run"), isRequired: true),
            Field(
              key: "uniqueTokens", summary: "Unique tokens at hand",
              shape: .scalar(.measure(Tokens.self)), isRequired: true),
            Field(
              key: "flop", summary: "Budgets: a list, or an axis such as \"log 1e21..1e26 x11\"",
              shape: numbers, isRequired: true),
          ], name: "dataLimit")),
      Field(
        key: "confidence", summary: "The share of the belief that ranges hold; 0.95 if left out",
        shape: .scalar(ScenarioShape.confidence)),
    ], name: "repetition")

  /// A list of numbers or an axis.
  static let numbers = Shape.either([
    .list(of: .scalar(.number("a number", above: 0)), minimum: 1),
    .scalar(
      Scalar(
        name: "a list or an axis",
        summary: "numbers [a, b], or text such as \"log 1..64 x7\"", kinds: [.text])),
  ])
}

/// What a column of a run file holds, as a scenario names it.
enum RunFileColumn: String, CaseIterable {
  case parameters
  case tokens
  case flop
  case loss
  case unique
  case weight
  case group
  case corpus

  var summary: String {
    switch self {
    case .parameters: "Header of the parameters"
    case .tokens: "Header of the tokens seen"
    case .flop: "Header of the training FLOP, where tokens have no column"
    case .loss: "Header of the loss, or of the error rate"
    case .unique: "Header of the unique tokens"
    case .weight: "Header of how much a run counts"
    case .group: "Header of runs that belong together, for resampling"
    case .corpus: "Header of the corpus; corpus, data or dataset if left out"
    }
  }

  /// The column of the fitter; `nil` for the corpus, which only scenarios know.
  var column: RunColumn? {
    switch self {
    case .parameters: .parameters
    case .tokens: .tokens
    case .flop: .flop
    case .loss: .loss
    case .unique: .unique
    case .weight: .weight
    case .group: .group
    case .corpus: nil
    }
  }
}
