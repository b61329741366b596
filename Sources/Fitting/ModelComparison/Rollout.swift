import Foundation

/// A fit to the smaller runs, tried on the larger ones.
public struct Rollout: Hashable, Sendable {
  /// What runs are ordered by.
  public enum Axis: String, Sendable, CaseIterable {
    case flop
    case parameters
    case tokens
  }

  /// The largest value of the axis among the runs that were fitted.
  public let limit: Double
  public let fitted: Int
  public let heldOut: Int
  /// How many times beyond the limit the largest held-out run lies.
  public let reach: Double
  /// The mean of log L less its prediction over the held-out runs; negative where they turned out
  /// better than predicted.
  public let meanError: Double
  /// The root mean square of the same.
  public let rootMeanSquare: Double
  public let largestError: Double
  public let fit: Fit
}

extension FitProblem {
  /// The value of an axis for each run.
  private func values(of axis: Rollout.Axis) -> [Double] {
    switch axis {
    case .flop: runs.sixND
    case .parameters: runs.parameters
    case .tokens: runs.tokens
    }
  }

  /// Fits to shares of the runs in the order of an axis, and predicts the others.
  ///
  /// Runs of equal value stay on one side. A share that leaves too few runs to fit, or none to
  /// predict, is passed over.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public func rollouts(
    by axis: Rollout.Axis = .flop, shares: [Double] = [0.5, 0.6, 0.7, 0.8, 0.9],
    starts: StartPlan = .random(count: 30, seed: 1), workers: Int? = nil
  ) async throws(CancellationError) -> [Rollout] {
    let values = values(of: axis)
    let sorted = values.sorted()
    var rollouts: [Rollout] = []
    for share in shares where !sorted.isEmpty {
      let position = Int((share * Double(sorted.count)).rounded()) - 1
      let limit = sorted[min(max(position, 0), sorted.count - 1)]
      if let last = rollouts.last, last.limit == limit { continue }
      let small = runs.filter { values[$0] <= limit }
      let large = runs.filter { values[$0] > limit }
      guard large.count > 0, let problem = try? replacingRuns(small) else { continue }
      let best = try await problem.search(starts, workers: workers).best
      let predicted = form.losses(of: large, at: best.coordinates)
      let errors = zip(large.loss, predicted).map { log($0) - log($1) }
      let count = Double(errors.count)
      rollouts.append(
        Rollout(
          limit: limit, fitted: small.count, heldOut: large.count,
          reach: (sorted.last ?? limit) / limit, meanError: errors.reduce(0, +) / count,
          rootMeanSquare: (errors.reduce(0) { $0 + $1 * $1 } / count).squareRoot(),
          largestError: errors.map { abs($0) }.max() ?? 0, fit: best))
    }
    return rollouts
  }
}
