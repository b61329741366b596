import Statistics

/// How often intervals contain the constants that the data were drawn with.
public struct CoverageStudy: Sendable {
  /// How the intervals of a data set are made.
  public enum Method: Hashable, Sendable {
    /// From the curvature at the minimum with Student's t.
    case asymptotic
    /// Percentiles of so many refits.
    case bootstrap(
      replicates: Int, unit: Bootstrap.Unit = .runs, weighting: Bootstrap.Weighting = .counts)
  }

  /// The symbols of the free constants.
  public let symbols: [String]
  /// The share of data sets whose interval contains the true value, for each symbol.
  public let coverage: [Double]
  /// The level at which percentile intervals would have contained the true value in the share of
  /// data sets that was aimed at (Loh 1987, "Calibrating confidence coefficients"), for each
  /// symbol; `nil` where none would, and for asymptotic intervals.
  public let calibratedLevels: [Double?]
  public let dataSets: Int
  /// Data sets whose fit did not end in a minimum; they count as misses.
  public let failures: Int

  /// Draws data sets from a simulation, fits each, and counts.
  ///
  /// The problem gives the designs, the objective and the held constants; its losses are not used.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public init(
    of simulation: Simulation, in problem: FitProblem, method: Method, dataSets: Int = 1000,
    level: Double = 0.95, seed: UInt64 = 1, workers: Int? = nil,
    progress: PiecesDone? = nil
  ) async throws(CancellationError) {
    let free = problem.free
    var hits = free.map { _ in 0 }
    var neededLevels = free.map { _ in [Double]() }
    var failures = 0
    for number in 0..<dataSets {
      guard !Task.isCancelled else { throw CancellationError() }
      progress?(number)
      guard let drawn = simulation.draw(problem.runs, seed: seed, stream: UInt64(number)),
        let study = try? problem.replacingRuns(drawn)
      else {
        failures += 1
        continue
      }
      let fit = study.fit(from: simulation.values)
      guard fit.outcome.isUsable else {
        failures += 1
        continue
      }
      switch method {
      case .asymptotic:
        let intervals = study.asymptoticIntervals(of: fit, level: level)
        for (place, index) in free.enumerated() {
          let interval = intervals?[problem.form.constants[index].symbol]
          if interval?.contains(simulation.values[index]) == true { hits[place] += 1 }
        }
      case .bootstrap(let replicates, let unit, let weighting):
        let bootstrap = try await study.bootstrap(
          around: fit, replicates: replicates, unit: unit, weighting: weighting,
          seed: seed &+ UInt64(number), workers: workers)
        for (place, index) in free.enumerated() {
          let truth = simulation.values[index]
          if let interval = bootstrap.interval(level: level, of: { $0[index] }),
            interval.low <= truth, truth <= interval.high
          {
            hits[place] += 1
          }
          neededLevels[place].append(Self.level(reaching: truth, in: bootstrap, index))
        }
      }
    }
    symbols = free.map { problem.form.constants[$0].symbol }
    coverage = hits.map { Double($0) / Double(dataSets) }
    let mostMissed = Int((Double(dataSets) * (1 - level)).rounded(.down)) - failures
    calibratedLevels = neededLevels.map { needed in
      guard mostMissed >= 0, needed.count > mostMissed else { return nil }
      let level = needed.sorted()[needed.count - 1 - mostMissed]
      return level < 1 ? level : nil
    }
    self.dataSets = dataSets
    self.failures = failures
  }

  /// The level of the narrowest percentile interval that reaches a value; 1 beyond all draws.
  private static func level(reaching truth: Double, in bootstrap: Bootstrap, _ index: Int) -> Double
  {
    let below = bootstrap.draws.count { $0[index] < truth }
    let above = bootstrap.draws.count { $0[index] > truth }
    guard !bootstrap.draws.isEmpty, min(below, above) > 0 else { return 1 }
    return abs(Double(below - above)) / Double(bootstrap.draws.count)
  }
}
