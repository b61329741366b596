import Hypotheses
import Spec
import Statistics
import Units

/// Training FLOP of one run over those of another, under every convention that both have.
struct CostRatio: ClaimedQuantity {
  static let name = "costRatio"
  static let summary = "Training FLOP of one run over those of another"

  let isRatio = true
  private let one: String
  private let other: String

  init(_ ask: inout Asking) throws(Unsettled) {
    one = ask("of", .name(of: "run"), "The run that the claim is about")
    other = ask("versus", .name(of: "run"), "The run that it is compared with")
    try ask.settle()
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    guard let one = world.run(one), let other = world.run(other) else {
      return .none("a run is missing", isRatio: true)
    }
    let theirs = other.trainingCosts
    let ratios = one.trainingCosts.compactMap { cost in
      theirs.first { $0.convention == cost.convention }.map {
        (value: cost.total.value / $0.total.value, isDefault: cost.isDefault)
      }
    }
    let values = ratios.map(\.value).filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else {
      guard let first = one.sixND?.value, let second = other.sixND?.value else {
        return .none("the FLOP of both runs are not known", isRatio: true)
      }
      return .none(
        "6 N_active D, the only count that both models allow; how others count is not known",
        value: first / second, isRatio: true)
    }
    let centre = ratios.first(where: \.isDefault)?.value ?? values[0]
    return Finding(
      evidence: Evidence(value: centre, isRatio: true) { _ in
        Interval(kind: .conventions, low: low, high: high)
      }, remark: "training FLOP, over \(values.count) ways to count them")
  }
}
