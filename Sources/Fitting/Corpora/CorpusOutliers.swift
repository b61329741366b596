import Statistics
import Units

/// Runs set aside because no form explains them, by a rule that is stated before looking.
public struct CorpusOutliers: Hashable, Sendable {
  /// The positions of the runs that are kept.
  public let kept: [Int]
  /// The positions of those that are left out.
  public let excluded: [Int]
  /// The robust deviation of the residuals, 1.4826 times their median distance from zero.
  public let deviation: Double

  /// The runs that are left out, with their places and how far off they lie, the furthest first.
  public let far: [Far]

  /// A run that lies far off.
  public struct Far: Hashable, Sendable {
    public let place: String
    public let loss: Double
    /// Robust deviations above the fit.
    public let deviations: Double
    /// What would bring it back to the fit, in words; `nil` where no unit would.
    public let unit: String?
  }

  /// The runs that lie far off, for a reader.
  public var names: String {
    far.prefix(5).map {
      "\($0.place) (loss \($0.loss.rounded(toDigits: 4)), \(abs($0.deviations).rounded(toDigits: 2)) "
        + "robust deviations \($0.deviations > 0 ? "above" : "below")"
        + ($0.unit.map { "; " + $0 } ?? "") + ")"
    }.joined(separator: ", ") + (far.count > 5 ? " and \(far.count - 5) more" : "")
  }

  /// What was done, for a reader.
  public func summary(limit: Double) -> String {
    "\(excluded.count) of \(kept.count + excluded.count) runs lie more than "
      + "\(plainText(of: limit)) robust deviations from the fit of each corpus for itself and are "
      + "left out of every form" + (far.isEmpty ? "" : ": " + names)
  }
}

extension CorpusProblem {
  /// Sets runs aside that lie far from the most flexible form.
  ///
  /// The form `separate` is fitted with Huber's function at δ = 0.003, which follows the bulk of
  /// the runs; a run further than `limit` robust deviations from it is an outlier under every form
  /// alike, so that the forms are compared on the same runs.
  func outliers(
    limit: Double, seed: UInt64, starts: Int, workers: Int
  ) throws(CorpusRefusal) -> CorpusOutliers {
    let robust = try CorpusProblem(
      runs, corpora: corpora, link: link,
      objective: link == .loss ? .huberLog(delta: 0.003) : .absoluteLog)
    let fit = try robust.fit(
      .separate, from: [], seed: seed, starts: starts, workers: workers)
    let residuals = fit.residuals
    let sizes = residuals.map { abs($0) }
    let deviation = 1.4826 * (Quantiles.median(sizes) ?? 0)
    let kept = sizes.indices.filter { sizes[$0] <= limit * deviation }
    let excluded = sizes.indices.filter { sizes[$0] > limit * deviation }
    let problem = link == .loss ? try robust.problem(.separate) : nil
    let far = excluded.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }.map { run in
      CorpusOutliers.Far(
        place: runs.places?[run] ?? "run \(run + 1)", loss: runs.loss[run],
        deviations: residuals[run] / deviation,
        unit: problem?.likelyUnit(of: run, under: fit.fit))
    }
    return CorpusOutliers(kept: kept, excluded: excluded, deviation: deviation, far: far)
  }
}
