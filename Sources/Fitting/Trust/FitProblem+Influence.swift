import Foundation
import Statistics

extension FitProblem {
  /// The fits without each group of runs, from the fit to all of them, in the groups' order.
  ///
  /// What changes most names the run on which a conclusion hangs. A group is a single run unless
  /// the table says otherwise. `nil` where a refit did not end in a minimum.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public func leavingOutEach(
    from fit: Fit, workers: Int? = nil, progress: PiecesDone? = nil
  ) async throws(CancellationError) -> [[Double]?] {
    let groups = (runs.groups.max() ?? -1) + 1
    let results = await Workers.map(
      groups, workers: workers ?? Workers.all, progress: progress, state: { Engine(self) }
    ) { engine, group -> [Double]? in
      engine.resample(counts: runs.groups.map { $0 == group ? 0 : 1 })
      let end = end(engine, from: fit.coordinates, use: .asGiven)
      return end.isUsable ? form.values(at: placing(end.point)) : nil
    }
    guard results.allSatisfy({ $0 != nil }) else { throw CancellationError() }
    return results.map { $0 ?? nil }
  }

  /// Standard errors and intervals from the curvature at the minimum, for a squared objective.
  ///
  /// The covariance is σ² (JᵀWJ)^-1 with σ² = Σ w r²/(n - p); intervals are symmetric in the
  /// solver's coordinates with Student's t of n - p degrees of freedom, then turned into the
  /// constants of the formula. Valid for many runs with independent errors of equal size; `nil`
  /// for other objectives, whose curvature says nothing about the errors, and where the runs do
  /// not fix all constants.
  public func asymptoticIntervals(of fit: Fit, level: Double = 0.95) -> [String: ClosedRange<
    Double
  >]? {
    guard objective == .meanSquaredLog || objective == .meanSquaredLoss else { return nil }
    let degrees = Double(runs.count - free.count)
    guard degrees > 0 else { return nil }
    let engine = Engine(self)
    engine.predict(at: free.map { fit.coordinates[$0] })
    guard let inverse = engine.curvature(robust: false).inverse() else { return nil }
    let variance = fit.objective * totalWeight / degrees
    let t = StudentT.quantile(0.5 + level / 2, degrees: degrees)
    var intervals: [String: ClosedRange<Double>] = [:]
    for (position, index) in free.enumerated() {
      let constant = form.constants[index]
      let half = t * (variance * inverse[position, position]).squareRoot()
      var (low, high) = (fit.coordinates, fit.coordinates)
      low[index] -= half
      high[index] += half
      let (from, to) = (form.values(at: low)[index], form.values(at: high)[index])
      guard from <= to else { return nil }
      intervals[constant.symbol] = from...to
    }
    return intervals
  }
}
