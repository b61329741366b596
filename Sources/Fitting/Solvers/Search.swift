/// The searches of an audit: the best fit, and how many starts found it.
public struct Search: Sendable {
  public let best: Fit
  /// The objective that each start ended with, in the order of the starts.
  public let objectives: [Double]
  /// How each start ended, in the order of the starts.
  public let outcomes: [Outcome]
  /// Evaluations of the objective over all starts.
  public let evaluations: Int

  /// Starts whose objective lies within a millionth of the best.
  public var agreeing: Int {
    let limit = best.objective + 1e-6 * abs(best.objective) + Self.rounding
    return objectives.count { $0 <= limit }
  }

  /// What an exact fit may leave.
  private static let rounding = 1e-24

  public var starts: Int { objectives.count }

  /// Starts that ended without a vanishing gradient.
  public var failures: Int { outcomes.count { !$0.isUsable } }

  /// Objectives of the different ends, best first, with the number of starts in each: two ends
  /// differ if their objectives do by more than a hundred-thousandth.
  public var ends: [(objective: Double, starts: Int)] {
    var ends: [(objective: Double, starts: Int)] = []
    for objective in objectives.sorted() {
      if let last = ends.last,
        objective <= last.objective + 1e-5 * abs(last.objective) + Self.rounding
      {
        ends[ends.count - 1].starts += 1
      } else {
        ends.append((objective, 1))
      }
    }
    return ends
  }
}

extension FitProblem {
  /// Searches from many starts.
  ///
  /// The best fit is the lowest objective among usable ends, the earliest start breaking ties;
  /// where no end is usable it is the lowest of all, and says so.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public func search(
    _ plan: StartPlan = .standard, use: StartUse = .projected, workers: Int? = nil,
    progress: PiecesDone? = nil
  ) async throws(CancellationError) -> Search {
    let starts = plan.coordinates(for: self)
    let fits = await Workers.map(
      starts.count, workers: workers ?? Workers.all, progress: progress, state: { Engine(self) }
    ) { engine, number in
      fit(engine, from: starts[number], use: use)
    }
    let done = fits.compactMap { $0 }
    guard done.count == starts.count, let first = done.first else { throw CancellationError() }
    var best = first
    for fit in done where fit.isBetter(than: best) { best = fit }
    return Search(
      best: best, objectives: done.map(\.objective), outcomes: done.map(\.outcome),
      evaluations: done.reduce(0) { $0 + $1.evaluations })
  }
}

extension Fit {
  func isBetter(than other: Fit) -> Bool {
    if outcome.isUsable != other.outcome.isUsable { return outcome.isUsable }
    return objective < other.objective
  }
}
