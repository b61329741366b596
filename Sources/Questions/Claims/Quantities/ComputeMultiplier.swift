import Fitting
import Hypotheses
import QualityAxes
import ScalingLaws
import Spec
import Units

/// Dense FLOP over a run's FLOP for the same quality, or FLOP on the reference corpus over those on
/// another.
///
/// On the same tokens it follows from the dense equivalent by 6ND: N_eq over the active parameters.
/// In other modes only laws answer, and how far they lie apart is no evidence.
struct ComputeMultiplier: ClaimedQuantity {
  static let name = "computeMultiplier"
  static let summary =
    "Dense FLOP over a run's for the same quality; FLOP on one corpus over another's"

  let isRatio = true
  private let evidence: ComputeMultiplierEvidence

  init(_ ask: inout Asking) throws(Unsettled) {
    evidence = try ask.oneOf(
      [
        Variant("metric", "By scores of dense runs") { (ask) throws(Unsettled) in
          .scores(try RunScores(&ask, ofEqualSize: false))
        },
        Variant("dataForms", "Of a corpus, by joint fits to runs") { (ask) throws(Unsettled) in
          .forms(try FormEvidence(.computeWorth, &ask))
        },
        Variant("axis", "On the same tokens, read between the model's own dense siblings") {
          (ask) throws(Unsettled) in
          let axis = ask.readAxis()
          let run = ask.claimedRun()
          try ask.settle()
          return .read(run, axis)
        },
        Variant("law", "Under one law, over its joint draws") { (ask) throws(Unsettled) in
          let law = ask.evidenceLaw()
          let (run, mode) = Self.comparison(&ask)
          try ask.settle()
          return .law(run, mode, law)
        },
      ],
      orElse: Variant("prediction", "Predicted from evidence, on the same tokens") {
        (ask) throws(Unsettled) in
        let (run, mode) = Self.comparison(&ask)
        try ask.settle()
        return .predicted(run, mode)
      })
  }

  private static func comparison(_ ask: inout Asking) -> (run: String, mode: ComparisonMode) {
    let run = ask.claimedRun()
    let mode = ask(
      "mode", .choice(ComparisonMode.self), "What the multiplier holds equal",
      default: .sameTokens)
    return (run, mode)
  }

  var level: Double {
    if case .predicted = evidence { ClaimLevel.predicted } else { ClaimLevel.measured }
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    let missing = Finding.none("the run is missing", isRatio: true)
    switch evidence {
    case .forms(let forms): return forms.finding(others)
    case .scores(let scores):
      return scores.finding(in: world) { run, dense, tokens in
        guard let own = run.sixND?.value, let size = dense.activeSize?.value else { return nil }
        return 6 * size * tokens / own
      }
    case .read(let name, let axis):
      guard let run = world.run(name), let active = run.activeSize else { return missing }
      return WorthEvidence.read(of: run, on: axis) { $0 / active }
    case .law(let name, let mode, let law):
      guard let run = world.run(name) else { return missing }
      return LawEvidence.finding(on: run, mode, under: law, in: world) { $0.multiplier }
    case .predicted(let name, let mode):
      guard let run = world.run(name) else { return missing }
      guard mode == .sameTokens else { return LawEvidence.multiplier(of: run, mode, in: world) }
      guard let active = run.activeSize else {
        return .none("the model has no size, so that evidence predicts nothing", isRatio: true)
      }
      return WorthEvidence.finding(of: run, others) { equivalent in
        let value = equivalent / active
        return (value, value, value)
      }
    }
  }
}

private enum ComputeMultiplierEvidence: Sendable {
  case scores(RunScores)
  case forms(FormEvidence)
  case read(String, QualityAxis)
  case law(String, ComparisonMode, String)
  case predicted(String, ComparisonMode)
}
