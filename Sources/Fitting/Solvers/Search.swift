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
  public var agreeing: Int { objectives.count(where: agrees) }

  private func agrees(_ objective: Double) -> Bool {
    objective <= best.objective + 1e-6 * abs(best.objective) + Self.rounding
  }

  /// What an exact fit may leave.
  private static let rounding = 1e-24

  public var starts: Int { objectives.count }

  /// Starts that ended elsewhere than the best, and without a vanishing gradient.
  public var failures: Int {
    zip(objectives, outcomes).count { !agrees($0) && !$1.isUsable }
  }

  /// The search with a better end that was found elsewhere, as one start more.
  public func adding(_ fit: Fit) -> Search {
    Search(
      best: fit.isBetter(than: best) ? fit : best, objectives: objectives + [fit.objective],
      outcomes: outcomes + [fit.outcome], evaluations: evaluations + fit.evaluations)
  }

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
  /// Searches from many starts, and from the fits of simpler forms that this one contains.
  ///
  /// The best fit is the lowest objective of all ends, the earliest start breaking ties, whether or
  /// not its search ended in a minimum: its outcome says so. The lowest ends that ran out of steps
  /// are searched on before.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public func search(
    _ plan: StartPlan = .standard, use: StartUse = .projected, workers: Int? = nil,
    progress: PiecesDone? = nil
  ) async throws(CancellationError) -> Search {
    var starts = plan.coordinates(for: self)
    let drawn = starts.count
    for simpler in form.nested {
      guard held.isEmpty,
        let problem = try? FitProblem(simpler.form, runs: runs, objective: objective)
      else { continue }
      let simple = try await problem.search(
        .random(count: min(drawn, 20), seed: 1), workers: workers)
      starts += simpler.values(simple.best.values).map(form.coordinates)
    }
    let begin = starts
    let fits = await Workers.map(
      begin.count, workers: workers ?? Workers.all, progress: progress, state: { Engine(self) }
    ) { engine, number in
      fit(engine, from: begin[number], use: number < drawn ? use : .asGiven)
    }
    var done = fits.compactMap { $0 }
    guard done.count == starts.count, !done.isEmpty else { throw CancellationError() }
    done = await goingOn(done, workers: workers)
    var best = done[0]
    for fit in done where fit.isBetter(than: best) { best = fit }
    // What simpler forms lead to is no start of the audit.
    return Search(
      best: best, objectives: done.prefix(drawn).map(\.objective),
      outcomes: done.prefix(drawn).map(\.outcome),
      evaluations: done.reduce(0) { $0 + $1.evaluations })
  }
}

extension FitProblem {
  /// The ends of searches, the lowest of them searched on while that still lowers them.
  private func goingOn(_ ends: [Fit], workers: Int?) async -> [Fit] {
    guard let lowest = ends.min(by: { $1.isBetter(than: $0) }) else { return ends }
    let limit = lowest.objective + 0.01 * abs(lowest.objective)
    let open = ends.indices.filter { !ends[$0].outcome.isUsable && ends[$0].objective <= limit }
      .sorted { (ends[$0].objective, $0) < (ends[$1].objective, $1) }.prefix(Self.goneOn)
    let numbers = Array(open)
    let further = await Workers.map(
      numbers.count, workers: workers ?? Workers.all, progress: nil, state: { Engine(self) }
    ) { engine, position -> Fit in
      var fit = ends[numbers[position]]
      for _ in 0..<Self.rounds where !fit.outcome.isUsable {
        let next = self.fit(engine, from: fit.coordinates, use: .asGiven)
        guard next.objective < fit.objective - 1e-9 * abs(fit.objective) else { break }
        fit = next
      }
      return fit
    }
    var ends = ends
    for (position, fit) in zip(numbers, further) { ends[position] = fit ?? ends[position] }
    return ends
  }

  /// Ends that are searched on, and how often.
  private static var goneOn: Int { 8 }
  private static var rounds: Int { 20 }
}

extension Fit {
  /// Whether the objective is lower; an end outside the range of numbers is never better.
  public func isBetter(than other: Fit) -> Bool {
    guard objective.isFinite, values.allSatisfy(\.isFinite) else { return false }
    return objective < other.objective || !other.objective.isFinite
  }
}
