import Fitting

/// A measured score of a run.
public struct Observation: Hashable, Sendable {
  public let run: Run
  public let metric: String
  public let score: Double
  /// What is known of how it might have come out otherwise.
  public let noise: ScoreNoise

  /// The standard deviation, run to run and by the questions; `nil` where that between runs is not
  /// known.
  public var deviation: Double? { noise.deviation(at: score) }
}

extension World {
  /// The measured score of a run in a metric.
  func observation(of run: String, _ metric: String) -> Observation? {
    observations.first { $0.run.name == run && $0.metric == metric }
  }
}
