import Hypotheses
import ScalingLaws
import Spec
import Statistics
import Units

/// The compute-optimal tokens per parameter of dense models for a budget, under one law or all.
struct TokensPerParameter: ClaimedQuantity {
  static let name = "tokensPerParameter"
  static let summary = "The compute-optimal tokens per parameter of dense models"

  let isRatio = true
  let isComparison = false
  private let law: String?
  private let flop: FLOP

  init(_ ask: inout Asking) throws(Unsettled) {
    law = ask.optional(
      "of", .scenarioLaw, "The law that the claim is about; the spread of all if left out")
    flop = ask("flop", .measure(FLOP.self, example: "1e22"), "The budget of the optimum")
    try ask.settle()
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    let laws = world.laws.filter { law == nil || $0.card.id == law }
    if law != nil, laws.count == 1 {
      return LawEvidence.finding(
        under: laws[0], isRatio: true, "dense models under \(laws[0].card.id)", ratio)
    }
    let ids = laws.map(\.card.id)
    let values = laws.filter { law in
      law.card.kind == .law && !(law.card.variantOf.map(ids.contains) ?? false)
    }
    .compactMap(ratio).filter(\.isFinite).sorted()
    guard let low = values.first, let high = values.last, values.count > 1 else {
      return .none(
        "fewer than two laws allocate a budget; a claim rests on one that it names with 'of'",
        value: values.first, isRatio: true)
    }
    return Finding(
      evidence: Evidence(value: Quantiles.median(values), isRatio: true) { _ in
        Interval(kind: .betweenLaws, low: low, high: high)
      }, remark: "\(values.count) laws, each counting parameters its own way")
  }

  private func ratio(under law: any ScalingLaw) -> Double? {
    guard let point = try? law.frontier(at: flop, routedLike: nil, data: .none),
      let size = point.size, let tokens = point.tokens, size > 0
    else { return nil }
    return tokens / size
  }
}
