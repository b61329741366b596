import Hypotheses
import Spec
import Units

/// Dense tokens over an MoE's tokens for the same quality, the dense model of its active size.
///
/// Measured by scores of such dense runs, as a source states it, or predicted: the dense equivalent
/// N_eq on the run's tokens is worth the active size on more tokens, by a dense law. How tokens and
/// size trade is an assumption that the interval takes in (`TokenWorth`).
struct TokenMultiplier: ClaimedQuantity {
  static let name = "tokenMultiplier"
  static let summary = "Dense tokens over an MoE's for the same quality at equal active size"

  let isRatio = true
  private let evidence: TokenMultiplierEvidence

  init(_ ask: inout Asking) throws(Unsettled) {
    evidence = try ask.oneOf(
      [
        Variant("metric", "By scores of dense runs of the same active size") {
          (ask) throws(Unsettled) in
          .scores(try RunScores(&ask, ofEqualSize: true))
        },
        Variant("measured", "As a source states it") { (ask) throws(Unsettled) in
          let figure = ask(
            "measured", .record(StatedFigure.self, name: "measuredFigure"),
            "What a source measured, with its bounds where it has some")
          let run = ask.claimedRun()
          try ask.settle()
          return .stated(run, figure)
        },
      ],
      orElse: Variant("prediction", "Predicted from evidence") { (ask) throws(Unsettled) in
        let run = ask.claimedRun()
        try ask.settle()
        return .predicted(run)
      })
  }

  var level: Double {
    if case .predicted = evidence { ClaimLevel.predicted } else { ClaimLevel.measured }
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    switch evidence {
    case .scores(let scores):
      return scores.finding(in: world) { run, _, tokens in run.tokens.map { tokens / $0.value } }
    case .stated(let name, let figure):
      guard world.run(name) != nil else { return .none("the run is missing", isRatio: true) }
      return figure.finding
    case .predicted(let name):
      guard let run = world.run(name), let active = run.activeSize, let tokens = run.tokens
      else { return .none("sizes and tokens of the run are not known", isRatio: true) }
      return WorthEvidence.finding(of: run, others, assuming: TokenWorth.assumption) { equivalent in
        TokenWorth(of: equivalent, over: active, on: tokens)
          .map { ($0.low, $0.middle, $0.high) }
      }
    }
  }
}

private enum TokenMultiplierEvidence: Sendable {
  case scores(RunScores)
  case stated(String, StatedFigure)
  case predicted(String)
}
