import JSON5
import Quantities
import ScalingLaws

/// The part of the scenario's table that describes claims.
enum HypothesisShapes {
  static let hypothesis = Shape.record(
    [
      Field(
        key: "name", summary: "The claim in words", shape: ScenarioShape.text("a claim"),
        isRequired: true),
      Field(
        key: "quantity", summary: "What the claim is about",
        shape: .choice(HypothesisQuantity.allCases.map(\.rawValue)), isRequired: true),
      Field(
        key: "of", summary: "The run or corpus that the claim is about",
        shape: ScenarioShape.name("a run or a corpus"), isRequired: true),
      Field(
        key: "versus", summary: "The run or corpus that it is set against",
        shape: ScenarioShape.name("a run or a corpus")),
      Field(
        key: "metric", summary: "The score that is the evidence; without it the laws are",
        shape: ScenarioShape.name("a metric")),
      Field(
        key: "mode", summary: "What a compute multiplier holds equal; sameTokens if left out",
        shape: .choice(ComparisonMode.allCases.map(\.rawValue))),
      Field(key: "atLeast", summary: "The least value claimed", shape: threshold),
      Field(key: "atMost", summary: "The greatest value claimed", shape: threshold),
      Field(
        key: "between", summary: "The least and the greatest value claimed",
        shape: .list(of: threshold, minimum: 2)),
      Field(
        key: "confidence", summary: "The level of the interval; 0.95 if left out",
        shape: .scalar(ScenarioShape.confidence)),
    ], name: "hypothesis", exactlyOne: [["atLeast", "atMost", "between"]])

  /// A plain number, or for sizes text such as `"60B"`.
  private static let threshold = Shape.either([
    .scalar(.number("a threshold")),
    .scalar(
      Scalar(
        name: "a size", summary: "A size such as \"60B\"", kinds: [.text],
        check: { node in
          do throws(QuantityFault) {
            _ = try Parameters(node: node)
            return nil
          } catch {
            return (error.problem, error.hint)
          }
        })),
  ])
}

/// The quantities of claims as a scenario names them.
enum HypothesisQuantity: String, CaseIterable {
  case dataMultiplier
  case computeMultiplier
  case denseEquivalent
  case scoreGap
}
