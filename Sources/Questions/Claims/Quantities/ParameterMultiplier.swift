import Fitting
import Hypotheses
import Spec

/// Parameters on the reference corpus that a parameter on another is worth, by joint fits.
struct ParameterMultiplier: ClaimedQuantity {
  static let name = "parameterMultiplier"
  static let summary = "Parameters on the reference corpus that one on another is worth"

  let isRatio = true
  private let forms: FormEvidence

  init(_ ask: inout Asking) throws(Unsettled) {
    forms = try FormEvidence(.sizeWorth, &ask)
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    forms.finding(others)
  }
}
