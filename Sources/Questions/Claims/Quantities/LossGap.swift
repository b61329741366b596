import Fitting
import Hypotheses
import ScalingLaws
import Spec

/// Loss of one run less that of another under a law, in its own nats per token; or loss on one
/// corpus less that on the reference.
struct LossGap: ClaimedQuantity {
  static let name = "lossGap"
  static let summary = "Loss of one run minus that of another under a law, or of two corpora"

  let isRatio = false
  private let evidence: LossGapEvidence

  init(_ ask: inout Asking) throws(Unsettled) {
    evidence = try ask.oneOf([
      Variant("law", "Of two runs, under a law") { (ask) throws(Unsettled) in
        let law = ask("law", .scenarioLaw, "The law that is the evidence")
        let one = ask("of", .name(of: "run"), "The run that the claim is about")
        let other = ask("versus", .name(of: "run"), "The run that it is compared with")
        try ask.settle()
        let runs = [one, other].compactMap(ask.reader.world.run)
        if runs.contains(where: { $0.tokens == nil }) {
          throw ask.fault(at: "", "a run without a size has no loss", "give both models sizes")
        }
        return .law(law, one, other)
      },
      Variant("dataForms", "Of two corpora, by joint fits to runs") { (ask) throws(Unsettled) in
        .forms(try FormEvidence(.lossGap, &ask))
      },
    ])
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    switch evidence {
    case .forms(let forms): return forms.finding(others)
    case .law(let id, let one, let other):
      guard let law = world.law(id), let one = world.run(one), let other = world.run(other),
        let tokens = one.tokens, let otherTokens = other.tokens
      else { return .none("the law is not asked here", isRatio: false) }
      return LawEvidence.finding(
        under: law, isRatio: false, "under \(id), nats of its own text"
      ) { law in
        let first = try? law.loss(of: one.design, tokens: tokens, data: one.effect)
        let second = try? law.loss(of: other.design, tokens: otherTokens, data: other.effect)
        return first.flatMap { a in second.map { a - $0 } }
      }
    }
  }
}

private enum LossGapEvidence: Sendable {
  case law(String, String, String)
  case forms(FormEvidence)
}
