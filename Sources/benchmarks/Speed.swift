import Fitting
import Foundation
import Statistics
import Units

/// The four jobs that have a time to keep, each with its answer checked.
struct Speed {
  let problem: FitProblem

  /// The minimum of the summed Huber objective on the 240 points, by four optimisers.
  static let minimum = 0.00101827401780
  static let accepted = 1.018275e-3
  /// Hoffmann's constants in the digits of the paper's source.
  static let hoffmann = [
    exp(0.5267228), exp(6.0073404), exp(6.0179186), 0.33917084, 0.2849083,
  ]

  func run(_ report: inout Report) async throws {
    evaluation(&report)
    fit(&report)
    try await audit(&report)
    try await asGiven(&report)
    try await bootstrap(&report)
  }

  /// The shortest and the median of repeated times; the shortest is what the machine can do.
  private func times(_ repeats: Int, _ job: () -> Void) -> (best: Duration, median: Duration) {
    let clock = ContinuousClock()
    let times = (0..<repeats).map { _ in clock.measure(job) }.sorted()
    return (times[0], times[repeats / 2])
  }

  /// The time that all processors together spent.
  private static func processorTime(since start: clock_t) -> String {
    let seconds = Double(Foundation.clock() - start) / Double(CLOCKS_PER_SEC)
    return "processor time \(seconds.rounded(toDigits: 3)) s"
  }

  private func evaluation(_ report: inout Report) {
    let evaluator = problem.evaluator()
    var sum = 0.0
    let point = problem.form.coordinates(of: Self.hoffmann)
    let (best, _) = times(200) {
      for _ in 0..<500 { sum = evaluator.value(at: point) }
    }
    report.line(
      "objective with gradient", best / 500, aim: "4 us", answer: "objective \(sum)")
    report.check(abs(sum - 0.00123116) < 1e-8, "Hoffmann's point has the objective 0.00123116")
  }

  private func fit(_ report: inout Report) {
    var fit = problem.fit(from: Self.hoffmann)
    let (best, _) = times(50) { fit = problem.fit(from: Self.hoffmann) }
    report.line(
      "one fit from Hoffmann's point", best, aim: "2 ms",
      answer: "objective \(fit.objective), \(fit.evaluations) evaluations")
    report.check(abs(fit.objective - Self.minimum) < 1e-12, "one fit finds the minimum")
  }

  private func audit(_ report: inout Report) async throws {
    let clock = ContinuousClock()
    let (begin, cpu) = (clock.now, Foundation.clock())
    let search = try await problem.search(.random(count: 4500, seed: 1))
    report.line(
      "audit of 4,500 random starts", clock.now - begin, aim: "1.5 s",
      answer:
        "\(Self.processorTime(since: cpu)), \(search.agreeing) agree, objective \(search.best.objective), "
        + "\(search.evaluations) evaluations")
    report.check(search.best.objective <= Self.accepted, "the audit finds the minimum")
    report.check(search.agreeing == 4500, "every start of the audit finds it")
    let grid = try await problem.search(.grid([5, 6, 6, 5, 5]))
    report.note("  the usual grid: \(grid.agreeing) of \(grid.starts) agree")
    report.check(grid.agreeing == 4500, "every start of the usual grid finds the minimum")
  }

  private func asGiven(_ report: inout Report) async throws {
    let clock = ContinuousClock()
    let begin = clock.now
    let search = try await problem.search(.random(count: 4500, seed: 1), use: .asGiven)
    report.line(
      "  the same without projection", clock.now - begin, aim: "-",
      answer: "\(search.agreeing) agree, \(search.failures) say that they failed")
    report.check(search.best.objective <= Self.accepted, "the bare audit finds the minimum")
  }

  private func bootstrap(_ report: inout Report) async throws {
    let fit = problem.fit(from: Self.hoffmann)
    let clock = ContinuousClock()
    let (begin, cpu) = (clock.now, Foundation.clock())
    // The replication's own resamples: np.random.seed(42).
    let bootstrap = try await problem.bootstrap(around: fit, seed: 42)
    report.line(
      "4,000 bootstraps", clock.now - begin, aim: "0.7 s",
      answer: "\(Self.processorTime(since: cpu)), \(bootstrap.failures) failed")
    let one = try await problem.bootstrap(around: fit, seed: 42, workers: 1)
    let seven = try await problem.bootstrap(around: fit, seed: 42, workers: 7)
    report.check(
      one.draws == bootstrap.draws && seven.draws == one.draws,
      "1, 7 and the default number of workers give the same draws")
    let checked = try await problem.bootstrap(around: fit, seed: 42, checkingStart: true)
    let many = try await problem.bootstrap(around: fit, replicates: 40_000, seed: 2)
    let begun = clock.now
    let weighed = try await problem.bootstrap(around: fit, weighting: .exponential)
    report.line(
      "4,000 refits with exponential weights", clock.now - begun, aim: "-",
      answer: "\(weighed.failures) failed")
    report.note("  standard errors     published    4,000        with a 2nd start  40,000")
    let published = ["E": 0.02566, "A": 124.52, "B": 1293.28, "alpha": 0.01540, "beta": 0.02060]
    for symbol in bootstrap.symbols {
      guard let expected = published[symbol], let error = bootstrap.standardError(of: symbol),
        let other = checked.standardError(of: symbol), let large = many.standardError(of: symbol),
        let interval = bootstrap.interval(of: symbol)
      else { continue }
      let cells = [symbol] + [expected, error, other, large].map { $0.rounded(toDigits: 4) }
      let row = cells.map { $0.padding(toLength: 13, withPad: " ", startingAt: 0) }.joined()
      report.note(
        "  \(row) 95 % \(interval.low.rounded(toDigits: 4)) to \(interval.high.rounded(toDigits: 4))"
      )
      if let other = weighed.interval(of: symbol), let error = weighed.standardError(of: symbol) {
        report.note(
          "    with exponential weights \(error.rounded(toDigits: 4)), 95 % "
            + "\(other.low.rounded(toDigits: 4)) to \(other.high.rounded(toDigits: 4))")
      }
      // B's is dominated by a few draws: two resamplings of 4,000 differ by 5 to 10 %.
      let slack = symbol == "B" ? 0.1 : 0.05
      report.check(
        abs(error / expected - 1) < 0.005 && abs(large / expected - 1) < slack,
        "the standard error of \(symbol) is the published one")
    }
  }
}
