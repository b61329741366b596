import Formats
import QualityAxes
import Spec
import Units

/// What a file may say beyond loss.
enum QualityShapes {
  static let axes = Shape.record(
    QualityAxis.allCases.map { axis in
      Field(
        key: axis.rawValue,
        summary: "Your range [low, high] of γ in N_active (N_total/N_active)^γ for \(axis.name)",
        shape: .list(of: .scalar(.number("γ", atLeast: -1, atMost: 2)), minimum: 2))
    }, name: "axes")

  static let facts = Shape.record(
    [
      Field(
        key: "runs", summary: "The runs that are asked; all with a size if left out",
        shape: .list(of: ScenarioShape.name("a run"), minimum: 1)),
      Field(
        key: "world", summary: "Facts and how often the corpus mentions them, which tell exposures",
        shape: .record(
          [
            Field(
              key: "facts", summary: "How many facts there are",
              shape: .scalar(.number("a number of facts", atLeast: 1, atMost: 1e12)),
              isRequired: true),
            Field(
              key: "zipf", summary: "A fact of rank r is mentioned in proportion to r^-zipf",
              shape: .scalar(.number("an exponent", atLeast: 0, atMost: 4)), isRequired: true),
            Field(
              key: "bitsPerFact", summary: "Bits that one fact takes",
              shape: .scalar(.number("bits", above: 0)), isRequired: true),
            Field(
              key: "mentionsPerToken", summary: "Mentions of these facts in a token of the corpus",
              shape: .scalar(.number("mentions", above: 0)), isRequired: true),
          ], name: "world")),
      Field(
        key: "points",
        summary: "Measured models for the stored and recalled shares; published ones if left out",
        shape: .list(
          of: .record(
            [
              Field(
                key: "model", summary: "Its name", shape: ScenarioShape.text("a name"),
                isRequired: true),
              Field(
                key: "size", summary: "Its total parameters",
                shape: .scalar(.measure(Parameters.self)), isRequired: true),
              Field(
                key: "stored", summary: "Share of facts that is stored", shape: share,
                isRequired: true),
              Field(
                key: "direct", summary: "Share of all facts that is recalled", shape: share,
                isRequired: true),
            ], name: "storedPoint"), minimum: 2)),
      Field(key: "guessing", summary: "The chance of a right guess; 0 if left out", shape: share),
    ], name: "facts")

  static let rating = Shape.record(
    [
      Field(
        key: "raters", summary: "SAFE, person, or raters of your own; both if left out",
        shape: .list(
          of: .either([
            .choice(RaterOffer.longFact2024.value.map(\.name)),
            .record(
              [
                Field(
                  key: "name", summary: "Its name", shape: ScenarioShape.text("a name"),
                  isRequired: true),
                Field(
                  key: "costPerResponse", summary: "Dollars for rating one response",
                  shape: .scalar(.number("dollars", above: 0)), isRequired: true),
                Field(
                  key: "sensitivity", summary: "Share of supported facts judged supported",
                  shape: share, isRequired: true),
                Field(
                  key: "specificity", summary: "Share of other facts judged not supported",
                  shape: share, isRequired: true),
              ], name: "rater"),
          ]), minimum: 1)),
      Field(
        key: "differences", summary: "True differences to resolve, in the metric's units",
        shape: .list(of: positive, minimum: 1), isRequired: true),
      Field(
        key: "deviations",
        summary: "Deviations of the difference on one prompt; 0.15 and 0.27 if left out",
        shape: .list(of: positive, minimum: 1)),
      Field(
        key: "withinShare",
        summary: "Share of the deviation's square that is chance within a prompt; 0.12 if left out",
        shape: share),
      Field(
        key: "significance", summary: "Risk of seeing an absent difference; 0.05 if left out",
        shape: .scalar(.number("a risk", atLeast: 1e-12, below: 1))),
      Field(
        key: "power", summary: "Chance of seeing a present one; 0.8 if left out",
        shape: .scalar(.number("a chance", above: 0, below: 1))),
      Field(
        key: "factsPerResponse",
        summary: "Facts in a response, which scale the published prices; 32.3 if left out",
        shape: positive),
      Field(
        key: "training", summary: "Runs that differ by chance, to split money with ratings",
        shape: .record(
          [
            Field(
              key: "runDeviation", summary: "Deviation of the metric between runs of one recipe",
              shape: .scalar(.number("a deviation", atLeast: 0)), isRequired: true),
            Field(
              key: "costPerRun", summary: "Dollars of one training run",
              shape: .scalar(.measure(Dollars.self)), isRequired: true),
          ], name: "trainingRuns")),
    ], name: "rating")

  static let factuality = Shape.record(
    [
      Field(
        key: "use", summary: "Published means of 13 models", shape: .choice(["longfact-2024"])),
      Field(
        key: "models", summary: "Models of your own, by their names",
        shape: .dictionary(
          of: .record(
            [
              Field(
                key: "precision", summary: "Mean share of facts that are supported",
                shape: share, isRequired: true),
              Field(
                key: "supported", summary: "Mean number of supported facts in a response",
                shape: positive, isRequired: true),
              Field(
                key: "deviation", summary: "Its standard deviation between responses",
                shape: .scalar(.number("a deviation", atLeast: 0)), isRequired: true),
              Field(
                key: "emptyShare", summary: "Share of responses without any; 0 if left out",
                shape: .scalar(.number("a share", atLeast: 0, below: 1))),
            ], name: "profile"))),
      Field(
        key: "goals", summary: "Values of K; 1, 48, 64, 84 and 178 if left out",
        shape: .list(
          of: .scalar(.integer("a number of facts", atLeast: 1, atMost: 1_000_000)), minimum: 1)),
    ], name: "factuality")

  private static let share = Shape.scalar(.number("a share", atLeast: 0, atMost: 1))
  private static let positive = Shape.scalar(.number("a number", above: 0))
}
