import Fitting
import Hypotheses
import Spec

/// The floor of a law for dense models, or how far that of a corpus lies from the reference's.
struct LossFloor: ClaimedQuantity {
  static let name = "floor"
  static let summary = "The floor of a law for dense models, or its shift between corpora"

  let isRatio = false
  var isComparison: Bool { evidence.isShift }
  private let evidence: ConstantEvidence

  init(_ ask: inout Asking) throws(Unsettled) {
    evidence = try ConstantEvidence(&ask, shift: .floorShift) { _ in .floor }
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    evidence.finding(in: world, others)
  }
}
