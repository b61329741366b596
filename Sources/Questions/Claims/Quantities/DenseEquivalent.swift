import Hypotheses
import ScalingLaws
import Spec

/// The dense size of the same loss on the same tokens, under the scenario's laws.
struct DenseEquivalent: ClaimedQuantity {
  static let name = "denseEquivalent"
  static let summary = "The dense size of the same loss on the same tokens, by the scenario's laws"

  let isRatio = true
  let isComparison = false
  private let run: String
  private let law: String?

  init(_ ask: inout Asking) throws(Unsettled) {
    run = ask("of", .name(of: "run"), "The run that the claim is about")
    law = ask.evidenceLaw()
    try ask.settle()
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    guard let run = world.run(run) else { return .none("the run is missing", isRatio: true) }
    return LawEvidence.finding(on: run, .sameTokens, .denseEquivalent, law: law, in: world)
  }
}
