import Diagnostics
import Fitting
import Hypotheses
import ScalingLaws
import Spec
import Units

/// Dense FLOP over a run's FLOP for the same quality, or FLOP on the reference corpus over those on
/// another.
struct ComputeMultiplier: ClaimedQuantity {
  static let name = "computeMultiplier"
  static let summary =
    "Dense FLOP over a run's for the same quality; FLOP on one corpus over another's"

  let isRatio = true
  private let evidence: ComputeMultiplierEvidence

  init(_ ask: inout Asking) throws(Unsettled) {
    evidence = try ask.oneOf(
      [
        Variant("metric", "By scores of dense runs") { (ask) throws(Unsettled) in
          .scores(try RunScores(&ask))
        },
        Variant("dataForms", "Of a corpus, by joint fits to runs") { (ask) throws(Unsettled) in
          .forms(try FormEvidence(.computeMultiplier, &ask))
        },
      ],
      orElse: Variant("laws", "By the scenario's laws") { (ask) throws(Unsettled) in
        let run = ask("of", .name(of: "run"), "The run that the claim is about")
        let mode = ask(
          "mode", .choice(ComparisonMode.self), "What the multiplier holds equal",
          default: .sameTokens)
        let law = ask.evidenceLaw()
        try ask.settle()
        return .laws(run, mode, law: law)
      })
  }

  func finding(in world: World, _ others: Findings, believing belief: Prior?) -> Finding {
    switch evidence {
    case .scores(let scores): return scores.finding(in: world)
    case .forms(let forms): return forms.finding(others)
    case .laws(let name, let mode, let law):
      guard let run = world.run(name) else { return .none("the run is missing", isRatio: true) }
      return LawEvidence.finding(on: run, mode, .multiplier, law: law, in: world)
    }
  }
}

private enum ComputeMultiplierEvidence: Sendable {
  case scores(RunScores)
  case forms(FormEvidence)
  case laws(String, ComparisonMode, law: String?)
}

/// A score of a run, read between those of dense runs on its data.
private struct RunScores: Asked {
  private let run: String
  private let metric: String
  private let reading: ScoreReading?

  init(_ ask: inout Asking) throws(Unsettled) {
    metric = ask.metric()
    run = ask("of", .name(of: "run"), "The run that the claim is about")
    reading = ask.reading()
    try ask.settle()
    try ask.checkScore(of: "of", run, metric)
    let world = ask.reader.world
    guard world.run(run) != nil, scores(in: world) == nil else { return }
    throw ask.fault(
      at: "", "no line of scores: the measured multiplier needs dense runs on the same data",
      "observe two dense runs of one size on different tokens")
  }

  private func scores(in world: World) -> ScoreEvidence? {
    guard let score = world.observation(of: run, metric) else { return nil }
    let bridge = world.bridge(for: score, corpus: score.run.corpus, size: nil)
    return bridge.count >= 2 ? ScoreEvidence(score, bridge, reading) : nil
  }

  func finding(in world: World) -> Finding {
    guard let scores = scores(in: world) else {
      return .none("no scores to compare", isRatio: true)
    }
    let own = scores.score.run.sixND?.value
    let size = scores.bridge.first?.run.activeSize?.value
    return scores.finding { tokens in
      guard let own, let size else { return nil }
      return 6 * size * tokens / own
    }
  }
}
