import CostModel
import Hypotheses
import Spec
import Units

/// The dense size of equal quality on the same tokens and data.
struct DenseEquivalent: ClaimedQuantity {
  static let name = "denseEquivalent"
  static let summary = "The dense size of equal quality on the same tokens and data"

  let isRatio = true
  let isComparison = false
  let scale = ClaimScale.size
  private let evidence: EquivalentEvidence

  init(_ ask: inout Asking) throws(Unsettled) { evidence = try EquivalentEvidence(&ask) }

  var level: Double { evidence.level }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    evidence.finding(in: world, others)
  }
}

/// The dense equivalent over all parameters of the run: 1 where each of them counts in full.
struct EquivalentShare: ClaimedQuantity {
  static let name = "equivalentShare"
  static let summary = "The dense equivalent over all parameters of the run"

  let isRatio = true
  let scale = ClaimScale.share
  private let evidence: EquivalentEvidence

  init(_ ask: inout Asking) throws(Unsettled) { evidence = try EquivalentEvidence(&ask) }

  var level: Double { evidence.level }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    evidence.finding(in: world, others) { $0.model.shape?.total.value }
  }
}
