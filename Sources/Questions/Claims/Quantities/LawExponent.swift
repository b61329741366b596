import Fitting
import Hypotheses
import Spec

/// An exponent of a law for dense models, or how far that of a corpus lies from the reference's.
struct LawExponent: ClaimedQuantity {
  static let name = "exponent"
  static let summary = "An exponent of a law for dense models, or its shift between corpora"

  let isRatio = false
  var isComparison: Bool { evidence.isShift }
  private let evidence: ConstantEvidence

  init(_ ask: inout Asking) throws(Unsettled) {
    evidence = try ConstantEvidence(&ask, shift: .exponentShift) { ask in
      let term = ask(
        "term", .word(of: ["size", "tokens"]), "The term of the exponent", default: "tokens")
      return term == "size" ? .sizeExponent : .dataExponent
    }
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    evidence.finding(in: world, others)
  }
}
