import Evidence
import Hypotheses

/// What the evidence says before several claims are weighed together.
public struct Finding: Sendable {
  let evidence: Evidence
  var remark: String
  /// The pieces of data behind it.
  var data: Set<String> = []
  /// Evidence whose interval is known to be too narrow, where the true one is not known.
  var least: Evidence?
  /// The evidence under each form that the data leave open; the claim has to hold under all alike.
  var forms: [Evidence] = []
  /// Whether the claim's belief is in the evidence already.
  var holdsBelief = false
  /// Whether the data, if there are any, leave the belief as it was, so that it stands alone.
  var isBeliefAlone = false
  /// What intervals of a level held on cases left out; `nil` where that was not measured.
  var coverage: @Sendable (Double) -> MeasuredCoverage? = { _ in nil }
  /// Whether it is of data whose runs are not said to share their hyper-parameters.
  var mayBeRecipe = false
  /// The chance of so clear a verdict with the truth on the border.
  var pValue: Double?

  init(
    evidence: Evidence, remark: String, data: Set<String> = [], forms: [Evidence] = [],
    holdsBelief: Bool = false
  ) {
    self.evidence = evidence
    self.remark = remark
    self.data = data
    self.forms = forms
    self.holdsBelief = holdsBelief
  }

  /// No interval, and why there is none.
  static func none(_ remark: String, value: Double? = nil, isRatio: Bool) -> Finding {
    Finding(evidence: .bare(value, isRatio: isRatio), remark: remark)
  }
}
