import Diagnostics
import Fitting
import Formats
import Hypotheses
import Questions
import ScalingLaws
import Spec
import Units

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
        key: "of", summary: "The run, corpus, law or form that the claim is about",
        shape: ScenarioShape.name("a run, a corpus, a law or a form")),
      Field(
        key: "versus", summary: "The run, corpus or form that it is set against",
        shape: ScenarioShape.name("a run, a corpus or a form")),
      Field(
        key: "metric", summary: "The score that is the evidence; without it the laws are",
        shape: ScenarioShape.name("a metric")),
      Field(
        key: "reading",
        summary: "How scores are read between runs; monotone for up to three runs, else line, if "
          + "left out", shape: .choice(Hypothesis.ScoreReading.allCases.map(\.rawValue))),
      Field(
        key: "mode", summary: "What a compute multiplier holds equal; sameTokens if left out",
        shape: .choice(ComparisonMode.allCases.map(\.rawValue))),
      Field(
        key: "dataForms", summary: "The joint fits that are the evidence",
        shape: ScenarioShape.name("the name of dataForms")),
      Field(
        key: "form", summary: "The form that is believed; those not excluded if left out",
        shape: .choice(CorpusEffect.allCases.map(\.rawValue))),
      Field(
        key: "scale", summary: "Times the FLOP of the largest run; 1 if left out",
        shape: .scalar(.number("a scale", above: 0))),
      Field(
        key: "law", summary: "The law that is the evidence", shape: ScenarioShape.name("a law")),
      Field(
        key: "flop", summary: "The budget of an optimum", shape: .scalar(.measure(FLOP.self))),
      Field(
        key: "term", summary: "The term of an exponent; tokens if left out",
        shape: .choice(["size", "tokens"])),
      Field(
        key: "runs", summary: "The run file that is the evidence",
        shape: ScenarioShape.name("a run file")),
      Field(key: "atLeast", summary: "The least value claimed", shape: threshold),
      Field(key: "atMost", summary: "The greatest value claimed", shape: threshold),
      Field(
        key: "between", summary: "The least and the greatest value claimed",
        shape: .list(of: threshold, minimum: 2)),
      Field(
        key: "equivalentWithin",
        summary: "The smallest effect of interest: a factor for ratios, else a difference",
        shape: .scalar(.number("a margin", above: 0))),
      Field(
        key: "prior", summary: "What is believed before the evidence; nothing if left out",
        shape: InputKind.prior.shape),
      Field(
        key: "confidence", summary: "The level of the interval; 0.95 if left out",
        shape: .scalar(ScenarioShape.confidence)),
    ], name: "hypothesis",
    exactlyOne: [["atLeast", "atMost", "between", "equivalentWithin"]])

  /// A plain number, or for sizes text such as `"60B"`.
  private static let threshold = Shape.either([
    .scalar(.number("a threshold")),
    .scalar(
      Scalar(
        name: "a size", summary: "A size such as \"60B\"", kinds: [.text],
        check: { node in
          do throws(InputFault) {
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
  case lossGap
  case formAdvantage
  case parameterMultiplier
  case exponent
  case floor
  case tokensPerParameter
  case costRatio
  case repetitionHalfLife
}
