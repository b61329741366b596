import Hypotheses
import Spec
import Statistics

/// A difference of two scores, in points.
struct ScoreGap: ClaimedQuantity {
  static let name = "scoreGap"
  static let summary = "A difference of two scores, in points"

  let isRatio = false
  private let one: String
  private let other: String
  private let metric: String

  init(_ ask: inout Asking) throws(Unsettled) {
    metric = ask.metric()
    one = ask("of", .name(of: "run"), "The run that the claim is about")
    other = ask("versus", .name(of: "run"), "The run that it is compared with")
    try ask.settle()
    try ask.checkScore(of: "of", one, metric)
    try ask.checkScore(of: "versus", other, metric)
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    guard let one = world.observation(of: one, metric),
      let other = world.observation(of: other, metric)
    else { return .none("a score is missing", isRatio: false) }
    let difference = one.score - other.score
    func evidence(_ first: Double, _ second: Double) -> Evidence {
      .normal(
        difference, standardError: (first * first + second * second).squareRoot(),
        isRatio: false, kind: .measured)
    }
    var finding: Finding
    if let first = one.deviation, let second = other.deviation {
      finding = Finding(evidence: evidence(first, second), remark: "one run on each side")
    } else {
      finding = .none(
        Observation.noDeviation([one, other].filter { $0.deviation == nil }), value: difference,
        isRatio: false)
      if let first = one.leastDeviation, let second = other.leastDeviation {
        finding.least = evidence(first, second)
      }
    }
    finding.data = [one.datum, other.datum]
    return finding
  }
}
