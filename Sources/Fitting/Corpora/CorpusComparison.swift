import Foundation
import Statistics

/// Competing forms of data quality on the same runs.
public struct CorpusComparison: Sendable {
  public let problem: CorpusProblem
  /// What was set aside before; `nil` where no rule was asked for.
  public let outliers: CorpusOutliers?
  /// Runs that lie far off, where no rule was asked for and there are some.
  public private(set) var suspects: CorpusOutliers?
  /// The same comparison without the suspects, in a list of one; empty where there are none.
  public private(set) var withoutSuspects: [CorpusComparison] = []
  /// One for each form that was asked for, in that order.
  public let fits: [CorpusFit]
  /// Resamples for each form.
  public let replicates: Int
  public let seed: UInt64

  /// Forms within so much of the lowest BIC are not told apart.
  ///
  /// Kass and Raftery 1995 (JASA 90, 773) call a difference above 6 strong.
  public static let strongDifference = 6.0

  /// Robust deviations beyond which a run is named where no rule was asked for.
  public static let suspectLimit = 8.0

  /// Fits every form, and refits each to the same resamples; where no rule for outliers was asked
  /// for and runs of losses lie far off, once more without these.
  ///
  /// Runs are drawn with replacement within their corpus, by group where the table has groups. A
  /// refit starts at the fit to all runs. A resample has its own stream of random numbers, so that
  /// the number of workers cannot show.
  ///
  /// `coefficient` shares the fit of `tokens`. Runs beyond `outlierLimit` robust deviations are set
  /// aside first. `starts` are searches of each form besides those from simpler ones. `progress` is told how many refits are done, and of how many.
  ///
  /// - Throws: why the runs cannot be compared, or a form without a minimum.
  public init(
    _ problem: CorpusProblem, effects: [CorpusEffect] = CorpusEffect.standard,
    outlierLimit: Double? = nil, replicates: Int = 1000, seed: UInt64 = 1, starts: Int? = nil,
    workers: Int? = nil,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(CorpusRefusal) {
    let workers = workers ?? Workers.all
    let starts = starts ?? problem.link.usualStarts
    var used = problem
    var outliers: CorpusOutliers?
    if let outlierLimit, outlierLimit.isFinite {
      let found = try problem.outliers(
        limit: outlierLimit, seed: seed, starts: starts, workers: workers)
      used = try problem.selecting(found.kept)
      outliers = found
    }
    var distinct: [CorpusEffect] = []
    for effect in effects.map(\.fitted) where !distinct.contains(effect) {
      distinct.append(effect)
    }
    // Simple forms first: each is a start for those that contain it.
    distinct.sort { $0.terms.count < $1.terms.count }
    var fitted: [CorpusEffect: CorpusFit] = [:]
    for (number, effect) in distinct.enumerated() {
      let known = distinct[..<number].compactMap { fitted[$0] }
        .filter { $0.effect.terms.isSubset(of: effect.terms) }
        .map { $0.form.expanded($0.fit.values, to: effect) }
      var fit = try used.fit(
        effect, from: known, seed: seed, starts: starts, workers: workers)
      let done = number * replicates
      try used.resample(&fit, replicates: replicates, seed: seed, workers: workers) {
        progress(done + $0, distinct.count * replicates)
      }
      fitted[effect] = fit
    }
    self.problem = used
    self.outliers = outliers
    fits = effects.compactMap { effect in fitted[effect.fitted]?.renamed(effect) }
    self.replicates = replicates
    self.seed = seed
    guard outlierLimit == nil, problem.link == .loss,
      let found = try? problem.outliers(
        limit: Self.suspectLimit, seed: seed, starts: starts, workers: workers),
      !found.excluded.isEmpty, found.excluded.count * 10 <= problem.runs.count,
      let rest = try? problem.selecting(found.kept)
    else { return }
    suspects = found
    // A limit without end is no rule, and nothing is searched for a second time.
    withoutSuspects = [
      try? CorpusComparison(
        rest, effects: effects, outlierLimit: .infinity, replicates: replicates, seed: seed,
        starts: starts, workers: workers)
    ].compactMap { $0 }
  }
}

extension CorporaForm {
  /// The values of a form that contains this one, where both give the same losses.
  func expanded(_ values: [Double], to effect: CorpusEffect) -> [Double] {
    let target = CorporaForm(effect, corpora: corpora, link: link)
    return target.constants.map { constant in
      if let index = index(of: constant.symbol) { return values[index] }
      let shared = String(constant.symbol.prefix { $0 != "[" })
      return index(of: shared).map { values[$0] } ?? 1
    }
  }
}

extension CorpusProblem {
  /// Refits a form to resamples and keeps the draws.
  fileprivate func resample(
    _ fit: inout CorpusFit, replicates: Int, seed: UInt64, workers: Int,
    progress: (Int) -> Void
  ) throws(CorpusRefusal) {
    let problem = try problem(fit.effect)
    let strata = self.strata
    let start = fit.fit.coordinates
    let form = fit.form
    let chunk = 64 * max(1, workers)
    var first = 0
    while first < replicates {
      let numbers = first..<min(first + chunk, replicates)
      let results = Workers.mapNow(
        numbers, workers: workers,
        state: { (Engine(problem), [Double](repeating: 0, count: runs.count)) }
      ) { state, number -> (values: [Double], bic: Double)? in
        for run in state.1.indices { state.1[run] = 0 }
        var generator = SplitMix64(seed: seed, stream: UInt64(number))
        for groups in strata {
          for _ in groups {
            for run in groups[generator.index(below: groups.count)] { state.1[run] += 1 }
          }
        }
        state.0.resample(counts: state.1)
        let end = problem.end(state.0, from: start, use: .asGiven)
        guard end.isUsable else { return nil }
        let drawn = state.1.reduce(0, +)
        return (form.values(at: problem.placing(end.point)), problem.bic(state.0, end, runs: drawn))
      }
      fit.draws += results.compactMap { $0?.values }
      fit.resampledBIC += results.map { $0?.bic }
      first = numbers.upperBound
      progress(first)
    }
    guard replicates > 0 else { return }
    let units = strata.reduce(0) { $0 + $1.count }
    fit.withheld =
      problem.refusal(
        fit.fit, failures: fit.failures, of: replicates, units: units, isGrouped: units < runs.count
      )
      ?? (runs.isGroupNamed ? nil : problem.refusalOfRows(fit.fit, hasOptions: false))
  }

  /// The groups of runs of each corpus.
  private var strata: [[[Int]]] {
    let members = runs.corpora ?? []
    return corpora.indices.map { corpus in
      var order: [Int: Int] = [:]
      var groups: [[Int]] = []
      for run in members.indices where members[run] == corpus {
        if let position = order[runs.groups[run]] {
          groups[position].append(run)
        } else {
          order[runs.groups[run]] = groups.count
          groups.append([run])
        }
      }
      return groups
    }
  }
}

extension FitProblem {
  /// The BIC at the end of a search on what the engine holds, which is so many runs.
  fileprivate func bic(_ engine: Engine, _ end: End, runs drawn: Double) -> Double {
    engine.predict(at: end.point)
    var residuals: [Double] = []
    var weights: [Double] = []
    for step in 0..<engine.batch.steps {
      for lane in 0..<4 where engine.batch.weight[step][lane] > 0 {
        let (prediction, target) = (
          engine.batch.logLoss[step][lane], engine.batch.target[step][lane]
        )
        residuals.append(objective.isOnLoss ? target - exp(prediction) : target - prediction)
        weights.append(engine.batch.weight[step][lane])
      }
    }
    return InformationScore(
      form: form.id, runs: runs.count, constants: free.count + 1,
      logLikelihood: ErrorModel.logLikelihood(
        of: objective, residuals: residuals, weights: weights, runs: drawn)
    ).bic
  }
}
