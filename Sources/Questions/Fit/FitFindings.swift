import Diagnostics
import Fitting
import Foundation
import ScalingLaws
import Statistics

/// Everything that a fit found out.
public struct FitFindings: Sendable {
  let search: Search
  let trust: Trust
  let comparison: ModelComparison
  let bootstrap: Bootstrap?
  /// How often such intervals hold the truth in simulated studies; `nil` where nobody asked.
  let coverage: CoverageStudy?
  let rollouts: [Rollout]
  /// The constants without each group of runs; empty where there are too many groups.
  let withoutEach: [[Double]?]
  /// Profiles of constants that the runs bound from one side only.
  let profiles: [Profile]
  /// Approach 2; `nil` for forms that have no dense surface.
  let isoFLOP: Result<IsoFLOP, IsoFLOPRefusal>?
  let bias: IsoFLOPBias?
  /// Whether the resamples may speak of the constants; `nil` without a bootstrap.
  let standing: IntervalStanding?
  let diagnosis: FitDiagnosis

  var best: Fitting.Fit { search.best }

  /// The draws where all constants and whatever follows from them have intervals.
  var soundDraws: Bootstrap? { standing?.isWhole == true ? bootstrap : nil }

  /// The standard deviation of a run's log loss about the law, for the constants that were fitted.
  var scatter: Double? {
    let residuals = trust.residuals
    let degrees = Double(residuals.count - search.best.values.count)
    guard degrees > 0 else { return nil }
    return (residuals.reduce(0) { $0 + $1 * $1 } / degrees).squareRoot()
  }

  /// The interval of a constant, where it has one: where the runs fix all.
  ///
  /// The others hang on those that they do not, and their intervals were measured to miss the truth.
  func interval(of symbol: String, level: Double = 0.95) -> Interval? {
    soundDraws?.interval(of: symbol, level: level)
  }

  /// Groups of runs up to which each is left out in turn.
  static let mostLeftOut = 2000

  /// Does all the work of a query.
  ///
  /// - Throws: that the work was cancelled.
  static func found(_ query: LawFit, progress: (Int, Int) -> Void) throws -> FitFindings {
    try Waiting.value(progress: progress) { steps in try await found(query, steps) }
  }

  private static func found(_ query: LawFit, _ steps: Steps) async throws -> FitFindings {
    let (problem, workers, seed) = (query.problem, query.workers, query.seed)
    let groups = Set(problem.runs.groups).count
    let leavesOut = groups <= mostLeftOut
    steps.expect(
      query.starts + query.bootstraps + (leavesOut ? groups : 0)
        + query.dataSets * query.refitsOfADataSet)
    var search = try await steps.part(of: query.starts) {
      try await problem.search(
        .random(count: query.starts, seed: seed), workers: workers, progress: $0)
    }
    var bootstrap = try await steps.part(of: query.bootstraps) {
      try await Self.bootstrap(query, around: search.best, progress: $0)
    }
    var profiles = try await Self.profiles(problem, search.best, bootstrap, seed, workers)
    // A profile that finds a better point starts the fit anew.
    for _ in 0..<3 {
      let lowest = profiles.flatMap(\.points).min { $0.objective < $1.objective }
      guard let lowest, lowest.objective < search.best.objective * (1 - 1e-6) else { break }
      let better = problem.fit(from: lowest.constants, use: .asGiven)
      guard better.isBetter(than: search.best) else { break }
      search = search.adding(better)
      bootstrap = try await Self.bootstrap(query, around: search.best, progress: nil)
      profiles = try await Self.profiles(problem, search.best, bootstrap, seed, workers)
    }
    let rollouts =
      query.shares.isEmpty
      ? []
      : try await problem.rollouts(
        shares: query.shares, starts: .random(count: min(query.starts, 30), seed: seed),
        workers: workers)
    var withoutEach: [[Double]?] = []
    if leavesOut {
      withoutEach = try await steps.part(of: groups) {
        try await problem.leavingOutEach(from: search.best, workers: workers, progress: $0)
      }
    }
    let trust = problem.trust(in: search)
    let diagnosis = await FitDiagnosis(query, search.best, trust.residuals)
    var standing = bootstrap.map {
      problem.standing(of: search.best, $0, areRowsRuns: query.areRowsRuns)
    }
    // Rows that a column parts err alike for that alone.
    if let column = diagnosis.labels.first {
      standing = standing.map { _ in
        IntervalStanding(
          refusal: "\(Fault.quoted(column.column)) explains "
            + "\(column.share.percent) of what the law leaves")
      }
    }
    if let widening = standing?.widening, widening != 1 {
      bootstrap = bootstrap?.widened(by: widening, around: search.best.values)
    }
    let (isoFLOP, bias) = approach2(
      problem, search.best, budget: query.budgets.last, query.budgetTolerance)
    return FitFindings(
      search: search, trust: trust,
      comparison: try await comparison(
        problem, search.best, starts: query.starts, seed, workers),
      bootstrap: bootstrap,
      coverage: standing?.refusal == nil ? try await coverage(query, search.best, steps) : nil,
      rollouts: rollouts, withoutEach: withoutEach,
      profiles: profiles,
      isoFLOP: isoFLOP, bias: bias, standing: standing, diagnosis: diagnosis)
  }

  /// The refits that were asked for; fewer where no number of them would give intervals, since they
  /// then show only which constants are open.
  private static func bootstrap(
    _ query: LawFit, around best: Fitting.Fit, progress: PiecesDone?
  ) async throws -> Bootstrap? {
    guard query.bootstraps > 0 else { return nil }
    let maySpeak = query.problem.mayHaveIntervals(best, unit: query.resampled)
    return try await query.problem.bootstrap(
      around: best, replicates: maySpeak ? query.bootstraps : min(query.bootstraps, 400),
      unit: query.resampled, weighting: query.weighting, seed: query.seed, workers: query.workers,
      progress: progress)
  }

  private static func coverage(
    _ query: LawFit, _ best: Fitting.Fit, _ steps: Steps
  ) async throws -> CoverageStudy? {
    guard query.dataSets > 0 else { return nil }
    return try await steps.part(of: query.dataSets, each: query.refitsOfADataSet) {
      try await CoverageStudy(
        of: query.problem.simulation(of: best), in: query.problem,
        method: .bootstrap(
          replicates: query.refitsOfADataSet, unit: query.resampled, weighting: query.weighting),
        dataSets: query.dataSets, seed: query.seed, workers: query.workers, progress: $0)
    }
  }

  /// The score of the form beside those of all forms that need no other columns.
  private static func comparison(
    _ problem: FitProblem, _ best: Fitting.Fit, starts: Int, _ seed: UInt64, _ workers: Int?
  ) async throws -> ModelComparison {
    var scores = [problem.score(of: best)]
    for form in FormLibrary.all where form.id != problem.form.id {
      guard form.needs.allSatisfy(problem.form.needs.contains),
        let other = try? FitProblem(form, runs: problem.runs, objective: problem.objective)
      else { continue }
      let plan = StartPlan.random(count: min(starts, 30), seed: seed)
      let search = try await other.search(plan, workers: workers)
      if search.best.outcome.isUsable { scores.append(other.score(of: search.best)) }
    }
    // As many constants as runs meet any runs, and their likelihood says nothing.
    return ModelComparison(scores.filter { $0.constants < $0.runs })
  }

  /// Profiles of the constants that runs tend to bound from one side only: those that the fit or a
  /// part of its refits left at a border, those whose refits differ tenfold, and how fast repeated
  /// data wear out.
  private static func profiles(
    _ problem: FitProblem, _ best: Fitting.Fit, _ bootstrap: Bootstrap?, _ seed: UInt64,
    _ workers: Int?
  ) async throws -> [Profile] {
    var profiles: [Profile] = []
    for index in problem.free {
      let constant = problem.form.constants[index]
      guard constant.scale == .logarithm else { continue }
      let range = (low: exp(constant.bounds.lowerBound), high: exp(constant.bounds.upperBound))
      let interval = bootstrap?.interval(of: constant.symbol)
      let isInner = constant.role == .inner
      let isOpen =
        best.atBounds.contains(constant.symbol)
        || (isInner && problem.form.needs.contains(.unique))
        || interval.map {
          $0.low <= range.low * 1.01 || $0.high >= range.high * 0.99
            || (isInner && $0.high > 10 * $0.low)
        } ?? false
      guard isOpen else { continue }
      let steps = 17
      let bounds = constant.bounds
      let even: [Double] = (0...steps).map { step in
        let share = Double(step) / Double(steps)
        return exp(bounds.lowerBound + (bounds.upperBound - bounds.lowerBound) * share)
      }
      let near: [Double] = [0.25, 0.5, 0.8, 0.95, 1.05, 1.25, 2, 4]
      let values =
        even
        + near.map { $0 * best.values[index] }.filter { $0 > range.low && $0 < range.high }
      profiles.append(
        try await problem.profile(
          of: constant.symbol, over: values, around: best, starts: .random(count: 4, seed: seed),
          workers: workers))
    }
    return profiles
  }

  private static func approach2(
    _ problem: FitProblem, _ best: Fitting.Fit, budget: Double?, _ tolerance: Double?
  ) -> (Result<IsoFLOP, IsoFLOPRefusal>?, IsoFLOPBias?) {
    guard let form = FittedForm(rawValue: problem.form.id), form.isDense, let budget,
      let surface = try? form.surface(best.values, routedLike: nil)
    else { return (nil, nil) }
    let result = Result { () throws(IsoFLOPRefusal) in
      try IsoFLOP(problem.runs, tolerance: tolerance)
    }
    let bias = try? IsoFLOPBias.of(surface, designs: problem.runs, at: budget, tolerance: tolerance)
    return (result, bias)
  }
}
