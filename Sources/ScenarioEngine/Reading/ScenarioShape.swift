import Formats
import Questions
import ScalingLaws
import Spec
import Units

/// The one table of what a scenario file may hold, used to check files and to print the schema.
enum ScenarioShape {
  static let scenario = Shape.record(
    [
      Field(key: "$schema", summary: "Where editors find the schema", shape: text("a location")),
      Field(
        key: "extends",
        summary: "Files that this one builds on, relative to it; the last of them and then this "
          + "file win",
        shape: bases),
      Field(
        key: "title", summary: "The question in one line", shape: text("a title"),
        isRequired: true),
      Field(
        key: "question", summary: "What to look at, in a sentence or two",
        shape: text("a question")),
      Field(
        key: "models", summary: "The models, by names of your own",
        shape: .dictionary(of: ModelShapes.model)),
      Field(
        key: "data", summary: "The training corpora, by names of your own",
        shape: .dictionary(of: corpus)),
      Field(
        key: "runs", summary: "Models trained on data, by names of your own",
        shape: .dictionary(of: run)),
      Field(
        key: "laws",
        summary:
          "The scaling laws to ask: ids, files of fitted ones, or constants; the usual if left out",
        shape: .list(of: LawShape.law, minimum: 1)),
      Field(
        key: "terms", summary: "What comparisons need beyond the models, by names of your own",
        shape: .dictionary(of: TermShape.terms)),
      Field(
        key: "compare", summary: "Runs to set against dense models or other runs",
        shape: .list(of: compare)),
      Field(
        key: "optimum", summary: "Budgets whose best designs are looked for",
        shape: .list(of: OptimumShape.optimum)),
      Field(
        key: "observations", summary: "Measured scores of runs",
        shape: .list(of: observation)),
      RunFile.field,
      Field(
        key: "decompose", summary: "Gains to split into factors", shape: .list(of: decompose)),
      Field(key: "sweep", summary: "Values to vary", shape: SweepShape.sweep),
      Field(key: "plots", summary: "Pictures to draw", shape: .list(of: plot)),
    ] + QuestionList.fields, name: "scenario")

  /// The files that a scenario builds on.
  static let bases = Shape.either([text("a file"), .list(of: text("a file"), minimum: 1)])
  private static let corpus = Shape.record(
    [
      Field(key: "title", summary: "What the corpus is", shape: text("a title")),
      Field(
        key: "multiplier",
        summary:
          "Its worth against the data that a law was fitted on, and the term that this moves",
        shape: .record(
          [
            Field(
              key: "value",
              summary: "A factor; for the floor, nats per token by which it falls",
              shape: .scalar(.number("a number")), isRequired: true),
            Field(key: "low", summary: "The low end of its range", shape: .scalar(.number())),
            Field(key: "high", summary: "The high end of its range", shape: .scalar(.number())),
            Field(
              key: "acts", summary: "The term of a law that it moves",
              shape: .choice(DataEffect.Term.allCases.map(\.rawValue)), isRequired: true),
          ], name: "multiplier")),
      Field(
        key: "exposures",
        summary: "What an exposure to a fact in it is worth, for 'facts'; 1 if left out",
        shape: .scalar(.number("a factor", above: 0))),
    ], name: "corpus")

  private static let run = Shape.record(
    [
      Field(
        key: "model", summary: "The name of a model", shape: name("a model"), isRequired: true),
      Field(
        key: "tokens", summary: "Tokens seen in training", shape: .scalar(.measure(Tokens.self))),
      Field(
        key: "flop",
        summary: "Training FLOP instead of tokens, from which D = C / (6 N_active) follows",
        shape: .either([
          .scalar(.measure(FLOP.self)),
          .record(
            [
              Field(
                key: "of", summary: "The run whose FLOP are divided", shape: name("a run"),
                isRequired: true),
              Field(
                key: "dividedBy", summary: "How many times fewer FLOP this run took",
                shape: .scalar(.number("a factor", above: 0)), isRequired: true),
            ], name: "relativeFLOP"),
        ])),
      Field(key: "data", summary: "The name of a corpus", shape: name("a corpus")),
      Field(
        key: "context", summary: "Tokens of one training sequence; 4096 if left out",
        shape: .scalar(.integer("a context length", atLeast: 1, atMost: 1_000_000_000))),
    ], name: "run")

  private static let compare = Shape.record(
    [
      Field(key: "run", summary: "The name of a run", shape: name("a run"), isRequired: true),
      Field(
        key: "against", summary: "denseEquivalent, or the name of another run",
        shape: name("denseEquivalent or a run"), isRequired: true),
      Field(
        key: "modes", summary: "What is held equal; sameTokens if left out",
        shape: .list(of: .choice(ComparisonMode.allCases.map(\.rawValue)), minimum: 1)),
      Field(
        key: "terms", summary: "What the modes need beyond the models, or the name of such terms",
        shape: .either([name("the name of terms"), TermShape.terms])),
    ], name: "comparison")

  private static let observation = Shape.record(
    [
      Field(key: "run", summary: "The name of a run", shape: name("a run"), isRequired: true),
      Field(
        key: "metric", summary: "What was measured", shape: name("a metric"), isRequired: true),
      Field(
        key: "score", summary: "The score in the metric's points", shape: .scalar(.number()),
        isRequired: true),
      Field(
        key: "sd", summary: "Its run-to-run standard deviation; never taken as zero",
        shape: .scalar(.number("a deviation", above: 0))),
      Field(
        key: "questions",
        summary: "Questions that the score is a mean over, for their binomial noise",
        shape: .scalar(.integer("a number of questions", atLeast: 1, atMost: 1_000_000_000))),
      Field(
        key: "outOf", summary: "The score of all right answers; 100 if left out",
        shape: .scalar(.number("a score", above: 0))),
    ], name: "observation")

  private static let decompose = Shape.record(
    [
      Field(key: "name", summary: "A name for it", shape: name("a name"), isRequired: true),
      Field(key: "metric", summary: "The score", shape: name("a metric"), isRequired: true),
      Field(key: "from", summary: "The old run", shape: name("a run"), isRequired: true),
      Field(key: "to", summary: "The new run", shape: name("a run"), isRequired: true),
      Field(
        key: "bridge", summary: "Dense runs on the new data at two or more numbers of tokens",
        shape: .list(of: name("a run"), minimum: 2), isRequired: true),
      Field(
        key: "slopes", summary: "Two factors on the bridge's slope, to see what hangs on it",
        shape: .list(of: .scalar(.number("a factor", above: 0)), minimum: 2)),
      Field(
        key: "parts",
        summary: "What other evidence says of parts of a factor; the rest is residual",
        shape: .list(
          of: .record(
            [
              Field(key: "name", summary: "The part", shape: name("a part"), isRequired: true),
              Field(
                key: "of", summary: "The factor that it is part of",
                shape: .choice(["data", "score", "architecture"]), isRequired: true),
              Field(
                key: "value", summary: "Its factor in training FLOP, where it was measured",
                shape: .scalar(.number("a factor", above: 0))),
              Field(
                key: "atLeast",
                summary: "What the evidence bounds it by from below; open if left out",
                shape: .scalar(.number("a factor", above: 0))),
              Field(
                key: "atMost", summary: "What it bounds it by from above; open if left out",
                shape: .scalar(.number("a factor", above: 0))),
              Field(
                key: "source", summary: "Where the figures come from", shape: text("a source"),
                isRequired: true),
            ], name: "part"))),
      Field(
        key: "confidence", summary: "The level of intervals; 0.95 if left out",
        shape: .scalar(confidence)),
    ], name: "decomposition")

  private static let plot = PlotShapes.plot

  static let confidence = Scalar.number("a confidence", above: 0.5, below: 1)

  static func text(_ name: String) -> Shape { .scalar(.text(name)) }

  /// A reference to something by its name.
  static func name(_ what: String) -> Shape { .scalar(.text(what)) }
}

/// The kinds of picture as a scenario names them.
enum PlotKind: String, CaseIterable {
  case loss
  case multiplier
  case equivalents
  case decomposition
  case sweep
  case optimum
  case heatmap
  case pareto
  case ridge
  case facts
}
