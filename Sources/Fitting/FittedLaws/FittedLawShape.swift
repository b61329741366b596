import Formats
import ScalingLaws

/// What the file of a fitted law may hold.
enum FittedLawShape {
  static let law = Shape.record(
    [
      Field(
        key: "format", summary: "What the file is", shape: .choice([FittedLawFile.format]),
        isRequired: true),
      Field(key: "title", summary: "The law in one line", shape: text("a title"), isRequired: true),
      Field(
        key: "form", summary: "The formula, by its name", shape: .choice(FormLibrary.ids),
        isRequired: true),
      Field(key: "formula", summary: "The formula, for people", shape: text("a formula")),
      Field(
        key: "conventions", summary: "What its letters mean, for people",
        shape: text("conventions")),
      Field(
        key: "constants", summary: "The constants of the formula",
        shape: .dictionary(of: .scalar(.number())), isRequired: true),
      Field(
        key: "range", summary: "The runs that it was fitted to, from the least to the most",
        shape: .record(
          FittedLawFile.RunAxis.allCases.map { axis in
            Field(
              key: axis.rawValue, summary: "[least, most]",
              shape: .list(of: .scalar(.number("a positive number", above: 0)), minimum: 2),
              isRequired: axis == .parameters)
          }, name: "range"), isRequired: true),
      Field(
        key: "objective", summary: "What was minimised",
        shape: .record(
          [
            Field(
              key: "summary", summary: "In words", shape: text("an objective"), isRequired: true),
            Field(
              key: "value", summary: "What was reached", shape: .scalar(.number()),
              isRequired: true),
          ], name: "objective"), isRequired: true),
      Field(
        key: "provenance", summary: "Where it comes from", shape: provenance, isRequired: true),
      Field(
        key: "embeddings", summary: "Which embeddings the runs' parameters hold",
        shape: .choice(EmbeddingCount.allCases.map(\.rawValue))),
      Field(
        key: "lossUnit", summary: "What L is in; nats per token if left out",
        shape: .choice(FittedLaw.lossUnits)),
      Field(
        key: "scatter", summary: "Standard deviation of a run's log loss about the law",
        shape: .scalar(.number("a deviation", atLeast: 0))),
      Field(
        key: "withheld", summary: "Why there are no intervals", shape: text("a reason")),
      Field(
        key: "draws", summary: "Refits on resampled runs, a row each, constants in their order",
        shape: .list(of: .list(of: .scalar(.number()))), isRequired: true),
    ], name: "fittedLaw")

  private static let provenance = Shape.record(
    [
      Field(key: "input", summary: "The runs' file", shape: text("a file"), isRequired: true),
      Field(key: "sha256", summary: "Its checksum", shape: text("a checksum"), isRequired: true),
      Field(key: "runs", summary: "How many runs", shape: count, isRequired: true),
      Field(
        key: "seed", summary: "The seed, as text", shape: .scalar(seed), isRequired: true),
      Field(key: "replicates", summary: "Resamples refitted", shape: count, isRequired: true),
      Field(key: "failures", summary: "Those without a minimum", shape: count, isRequired: true),
      Field(key: "version", summary: "The program's version", shape: text("a version")),
    ], name: "provenance")

  private static let count = Shape.scalar(.integer("a count", atLeast: 0))

  private static let seed = Scalar(
    name: "a seed", summary: "a whole number as text, such as \"1\"", kinds: [.text]
  ) { node in
    UInt64(node.text ?? "") == nil ? ("expected a whole number as text", "write \"1\"") : nil
  }

  private static func text(_ name: String) -> Shape { .scalar(.text(name)) }
}
