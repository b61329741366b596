import Diagnostics
import Fitting
import Foundation
import ScalingLaws
import ScenarioEngine
import Statistics
import Synchronization
import Units

/// Everything that a fit found out.
struct FitFindings: Sendable {
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

  var best: Fit { search.best }

  /// Groups of runs up to which each is left out in turn.
  static let mostLeftOut = 2000

  /// Does all the work of a query.
  static func found(_ query: FitQuery) throws(CommandFailure) -> FitFindings {
    let (problem, workers, seed) = (query.problem, query.workers, query.seed)
    let (starts, bootstraps, unit) = (query.starts, query.bootstraps, query.resampled)
    let (shares, budgets, tolerance) = (query.shares, query.budgets, query.budgetTolerance)
    do {
      return try Waiting.value {
        let plan = StartPlan.random(count: starts, seed: seed)
        let search = try await showing("starts", of: starts) {
          try await problem.search(plan, workers: workers, progress: $0)
        }
        let bootstrap =
          bootstraps == 0
          ? nil
          : try await showing("refits", of: bootstraps) {
            try await problem.bootstrap(
              around: search.best, replicates: bootstraps, unit: unit,
              weighting: query.weighting, seed: seed, workers: workers, progress: $0)
          }
        let rollouts =
          shares.isEmpty
          ? []
          : try await problem.rollouts(
            shares: shares, starts: .random(count: min(starts, 30), seed: seed), workers: workers)
        let groups = Set(problem.runs.groups).count
        let withoutEach =
          groups > mostLeftOut
          ? []
          : try await showing("runs left out", of: groups) {
            try await problem.leavingOutEach(from: search.best, workers: workers, progress: $0)
          }
        let (isoFLOP, bias) = approach2(problem, search.best, budget: budgets.last, tolerance)
        return FitFindings(
          search: search, trust: problem.trust(in: search),
          comparison: try await comparison(problem, search.best, starts: starts, seed, workers),
          bootstrap: bootstrap, coverage: try await coverage(query, search.best),
          rollouts: rollouts, withoutEach: withoutEach,
          profiles: try await profiles(problem, search.best, bootstrap, seed, workers),
          isoFLOP: isoFLOP, bias: bias)
      }
    } catch {
      throw .ours("the fit was stopped: \(error)")
    }
  }

  /// Does a job of many pieces, and shows on a terminal how far it is.
  private static func showing<Result: Sendable>(
    _ unit: String, of count: Int, _ job: (@escaping PiecesDone) async throws -> Result
  ) async throws -> Result {
    let progress = Mutex(Progress(unit: unit))
    defer { progress.withLock { $0.finish() } }
    return try await job { done in progress.withLock { $0.update(done, of: count) } }
  }

  private static func coverage(_ query: FitQuery, _ best: Fit) async throws -> CoverageStudy? {
    guard query.dataSets > 0 else { return nil }
    return try await showing("data sets", of: query.dataSets) {
      try await CoverageStudy(
        of: query.problem.simulation(of: best), in: query.problem,
        method: .bootstrap(
          replicates: query.refitsOfADataSet, unit: query.resampled, weighting: query.weighting),
        dataSets: query.dataSets, seed: query.seed, workers: query.workers, progress: $0)
    }
  }

  /// The score of the form beside those of all forms that need no other columns.
  private static func comparison(
    _ problem: FitProblem, _ best: Fit, starts: Int, _ seed: UInt64, _ workers: Int?
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
    return ModelComparison(scores)
  }

  /// Profiles of the constants that runs tend to bound from one side only: those that the fit or a
  /// part of its refits left at a border, those whose refits differ tenfold, and how fast repeated
  /// data wear out.
  private static func profiles(
    _ problem: FitProblem, _ best: Fit, _ bootstrap: Bootstrap?, _ seed: UInt64, _ workers: Int?
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
      let values = (0...steps).map { step in
        exp(
          constant.bounds.lowerBound + (constant.bounds.upperBound - constant.bounds.lowerBound)
            * Double(step) / Double(steps))
      }
      profiles.append(
        try await problem.profile(
          of: constant.symbol, over: values, starts: .random(count: 10, seed: seed),
          workers: workers))
    }
    return profiles
  }

  private static func approach2(
    _ problem: FitProblem, _ best: Fit, budget: Double?, _ tolerance: Double?
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
