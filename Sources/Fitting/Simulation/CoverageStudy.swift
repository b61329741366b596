import Quantities

/// How often intervals contain the constants that the data were drawn with.
public struct CoverageStudy: Sendable {
  /// How the intervals of a data set are made.
  public enum Method: Hashable, Sendable {
    /// From the curvature at the minimum with Student's t.
    case asymptotic
    /// Percentiles of so many resamples.
    case bootstrap(replicates: Int, weighting: Bootstrap.Weighting = .counts)
  }

  /// The symbols of the free constants.
  public let symbols: [String]
  /// The share of data sets whose interval contains the true value, for each symbol.
  public let coverage: [Double]
  public let dataSets: Int
  /// Data sets whose fit did not end in a minimum; they count as misses.
  public let failures: Int

  /// Draws data sets from a simulation, fits each, and counts.
  ///
  /// - Throws: `CancellationError` where the task was cancelled.
  public init(
    of simulation: Simulation, designs: Runs, objective: Objective, method: Method,
    dataSets: Int = 1000, level: Double = 0.95, seed: UInt64 = 1, workers: Int? = nil
  ) async throws(CancellationError) {
    let symbols = simulation.form.constants.map(\.symbol)
    var hits = symbols.map { _ in 0 }
    var failures = 0
    for number in 0..<dataSets {
      guard let drawn = simulation.draw(designs, seed: seed, stream: UInt64(number)),
        let problem = try? FitProblem(simulation.form, runs: drawn, objective: objective)
      else {
        failures += 1
        continue
      }
      let fit = problem.fit(from: simulation.values)
      guard fit.outcome.isUsable else {
        failures += 1
        continue
      }
      switch method {
      case .asymptotic:
        let intervals = problem.asymptoticIntervals(of: fit, level: level)
        for (index, symbol) in symbols.enumerated()
        where intervals?[symbol]?.contains(simulation.values[index]) == true {
          hits[index] += 1
        }
      case .bootstrap(let replicates, let weighting):
        let bootstrap = try await problem.bootstrap(
          around: fit, replicates: replicates, weighting: weighting, seed: seed &+ UInt64(number),
          workers: workers)
        for (index, symbol) in symbols.enumerated() {
          guard let interval = bootstrap.interval(of: symbol, level: level) else { continue }
          let truth = simulation.values[index]
          if interval.low <= truth, truth <= interval.high { hits[index] += 1 }
        }
      }
      if Task.isCancelled { throw CancellationError() }
    }
    self.symbols = symbols
    coverage = hits.map { Double($0) / Double(dataSets) }
    self.dataSets = dataSets
    self.failures = failures
  }
}
