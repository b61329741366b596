import Formats
import Spec
import Units

/// The part of the scenario's table that plans experiments.
enum PlanShapes {
  static let plan = Shape.record(
    [
      Field(
        key: "name", summary: "A name for it", shape: ScenarioShape.name("a name"), isRequired: true
      ),
      Field(key: "scores", summary: "Two recipes compared by a score", shape: scores),
      Field(
        key: "ladder", summary: "Runs of two corpora that settle a data multiplier", shape: ladder),
    ], name: "plan", exactlyOne: [["scores", "ladder"]])

  private static let scores = Shape.record(
    [
      Field(
        key: "difference", summary: "The difference of scores to be seen, in points",
        shape: .scalar(.number("a difference", above: 0))),
      Field(
        key: "runDeviation",
        summary: "The deviation between runs of one recipe, in points; it is never taken as zero",
        shape: .scalar(.number("a deviation", above: 0)), isRequired: true),
      Field(
        key: "promptDeviation",
        summary: "The deviation of the difference between two models on one prompt, in points",
        shape: .scalar(.number("a deviation", above: 0)), isRequired: true),
      Field(
        key: "runCost", summary: "Dollars of one training run",
        shape: .scalar(.measure(Dollars.self)), isRequired: true),
      Field(
        key: "responseCost", summary: "Dollars of one rated response",
        shape: .scalar(.measure(Dollars.self)), isRequired: true),
      Field(
        key: "budgets", summary: "Budgets whose best split is asked for",
        shape: .list(of: .scalar(.measure(Dollars.self)), minimum: 1)),
      Field(
        key: "looks", summary: "Looks at the data of designs that may stop early; 1 if left out",
        shape: .scalar(.integer("a number of looks", atLeast: 1, atMost: 20))),
      power, significance, experiments, seed,
    ], name: "scorePlan")

  private static let ladder = Shape.record(
    [
      Field(
        key: "law",
        summary: "The reference corpus's law: the id of a law for dense models, or E, A, B, alpha "
          + "and beta",
        shape: law, isRequired: true),
      Field(
        key: "sizes", summary: "Parameters of the models",
        shape: .list(of: .scalar(.measure(Parameters.self)), minimum: 2), isRequired: true),
      Field(
        key: "tokens", summary: "Tokens that each of them sees",
        shape: .list(of: .scalar(.measure(Tokens.self)), minimum: 2), isRequired: true),
      Field(
        key: "noise", summary: "The run-to-run deviation of log loss",
        shape: .scalar(.number("a deviation", above: 0)), isRequired: true),
      Field(
        key: "atLeast", summary: "What is claimed of the multiplier",
        shape: .scalar(.number("a multiplier", above: 0)), isRequired: true),
      Field(
        key: "truths", summary: "Multipliers that may really be there",
        shape: .list(of: .scalar(.number("a multiplier", above: 0)), minimum: 1),
        isRequired: true),
      Field(
        key: "exaFLOPPrice", summary: "Dollars for 1e18 training FLOP",
        shape: .scalar(.number("a price", above: 0))),
      power,
      Field(
        key: "confidence",
        summary: "The level of the interval that must clear it; 0.95 if left out",
        shape: .scalar(ScenarioShape.confidence)),
      experiments, seed,
    ], name: "ladderPlan")

  /// A law of dense models: an id, or the five constants.
  static let law = Shape.either([
    ScenarioShape.name("a law"),
    .record(
      ["E", "A", "B", "alpha", "beta"].map {
        Field(
          key: $0, summary: "\($0) of L = E + A/N^alpha + B/D^beta",
          shape: .scalar(.number("a constant", above: 0)), isRequired: true)
      }, name: "denseConstants"),
  ])

  private static let power = Field(
    key: "power", summary: "The chance of seeing what is there; 0.8 if left out",
    shape: .scalar(.number("a power", atLeast: 0.5, below: 1)))
  private static let significance = Field(
    key: "significance", summary: "The chance of seeing what is not there; 0.05 if left out",
    shape: .scalar(.number("a significance", above: 0, below: 0.5)))
  private static let experiments = Field(
    key: "experiments", summary: "Simulated experiments behind simulated numbers; 400 if left out",
    shape: .scalar(.integer("a number of experiments", atLeast: 100, atMost: 1_000_000)))
  private static let seed = Field(
    key: "seed", summary: "Seed of simulations; 1 if left out",
    shape: .scalar(.integer("a seed", atLeast: 0, atMost: 1_000_000_000)))
}
