import Diagnostics
import Fitting
import Hypotheses
import Spec

/// How much better one form of data quality explains the runs than another: the other's BIC minus
/// its own.
struct FormAdvantage: ClaimedQuantity {
  static let name = "formAdvantage"
  static let summary = "BIC of one form of data quality minus that of another, on the same runs"

  let isRatio = false
  private let name: String
  private let one: CorpusEffect
  private let other: CorpusEffect

  init(_ ask: inout Asking) throws(Unsettled) {
    name = ask.dataForms()
    one = ask("of", .choice(CorpusEffect.self), "The form that the claim is about")
    other = ask("versus", .choice(CorpusEffect.self), "The form that it is compared with")
    try ask.settle()
    guard let known = ask.reader.dataForms(name)?.effects else { return }
    for (key, form) in [("of", one), ("versus", other)] where !known.contains(form) {
      let names = known.map(\.rawValue)
      throw ask.fault(
        at: key, "unknown form \(Fault.quoted(form.rawValue))",
        Suggestion.hint(for: form.rawValue, among: names))
    }
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    guard let asked = others.dataForms(name), case .success(let result) = asked.found,
      let value = result.advantage(of: one, over: other, level: 0.95)?.value
    else { return .none("the fits are missing", isRatio: false) }
    return Finding(
      evidence: Evidence(value: value, isRatio: false, resamples: result.replicates) {
        result.advantage(of: one, over: other, level: $0)?.interval
      },
      remark:
        "BIC of \(other.rawValue) less that of \(one.rawValue) on \(result.problem.runs.count) "
        + "runs; above 6 is strong",
      data: asked.question.data)
  }
}
