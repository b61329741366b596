import Diagnostics
import Fitting
import Hypotheses
import Spec
import Units

/// A score of a run, read between those of dense runs on its data.
struct RunScores: Sendable {
  private let run: String
  private let metric: String
  private let reading: ScoreReading?
  /// Whether the dense runs are of the run's own active size.
  private let isOfEqualSize: Bool

  init(_ ask: inout Asking, ofEqualSize: Bool) throws(Unsettled) {
    isOfEqualSize = ofEqualSize
    metric = ask.metric()
    run = ask.claimedRun()
    reading = ask.reading()
    try ask.settle()
    try ask.checkScore(of: "of", run, metric)
    let world = ask.reader.world
    guard world.run(run) != nil, scores(in: world) == nil else { return }
    throw ask.fault(
      at: "", "no line of scores: the measured multiplier needs dense runs on the same data",
      ofEqualSize
        ? "observe two dense runs of its active size on different tokens"
        : "observe two dense runs of one size on different tokens")
  }

  private func scores(in world: World) -> ScoreEvidence? {
    guard let score = world.observation(of: run, metric) else { return nil }
    let size = isOfEqualSize ? score.run.activeSize : nil
    if isOfEqualSize, size == nil { return nil }
    let bridge = world.bridge(for: score, corpus: score.run.corpus, size: size)
    return bridge.count >= 2 ? ScoreEvidence(score, bridge, reading) : nil
  }

  /// A quantity that follows from the run, a dense run, and the tokens at which dense runs meet the
  /// run's score.
  func finding(
    in world: World, _ value: @escaping @Sendable (Run, Run, Double) -> Double?
  ) -> Finding {
    guard let scores = scores(in: world), let dense = scores.bridge.first?.run else {
      return .none("no scores to compare", isRatio: true)
    }
    let own = scores.score.run
    return scores.finding { tokens in value(own, dense, tokens) }
  }
}
