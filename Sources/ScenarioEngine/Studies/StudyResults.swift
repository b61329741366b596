import Diagnostics
import Fitting
import Hypotheses
import Questions
import ScalingLaws
import Units

/// What the study sections of a scenario come to.
public struct StudyResults: Sendable {
  public internal(set) var corpora: [FittedCorpora] = []
  public internal(set) var repetitions: [Repetition] = []
  var warnings: [String] = []

  /// Competing forms on the runs of a request.
  public struct FittedCorpora: Sendable {
    public let request: CorpusRequest
    public let comparison: CorpusComparison
  }

  /// The worth of repeated tokens, and what their lack does to an MoE.
  public struct Repetition: Sendable {
    public let request: RepetitionRequest
    public let points: [RepetitionCurve.Point]
    public let limits: [LimitedBudget]
  }

  /// A budget under one law with few unique tokens.
  public struct LimitedBudget: Sendable {
    public let law: LawCard
    public let flop: FLOP
    /// At the median of the belief in R_D*, and at both ends of its middle.
    public let middle: DataLimit.Point
    public let range: ClosedRange<Double>
    public let isExtrapolated: Bool
  }
}

extension Scenario {
  /// Computes the sections, and what claims may be weighed against.
  func studyResults(
    refits: (Int, Int) -> Void
  ) -> (StudyResults, EvidenceBase) {
    var results = StudyResults()
    var comparisons: [String: Result<CorpusComparison, CorpusRefusal>] = [:]
    for request in study.corpora {
      do throws(CorpusRefusal) {
        let comparison = try CorpusComparison(
          request.problem, effects: request.effects, outlierLimit: request.outlierLimit,
          replicates: request.replicates, seed: request.seed, progress: refits)
        comparisons[request.name] = .success(comparison)
        results.corpora.append(.init(request: request, comparison: comparison))
        results.warnings += Self.warnings(request, comparison)
      } catch {
        comparisons[request.name] = .failure(error)
        results.warnings.append(
          "the forms of \(Fault.quoted(request.name)) are left out: \(error.problem); \(error.hint)")
      }
    }
    results.repetitions = study.repetitions.map { request in
      StudyResults.Repetition(
        request: request, points: request.epochs.map { request.curve.point(epochs: $0) },
        limits: request.limit.map { limits($0, request.curve) } ?? [])
    }
    for (request, result) in zip(study.repetitions, results.repetitions)
    where request.limit != nil && result.limits.isEmpty {
      results.warnings.append(
        "\(Fault.quoted(request.name)): no law of the scenario has a surface for dense models and this MoE")
    }
    return (
      results, EvidenceBase(laws: laws, study: study, comparisons: comparisons)
    )
  }

  private static func warnings(
    _ request: CorpusRequest, _ comparison: CorpusComparison
  ) -> [String] {
    var warnings: [String] = []
    if let outliers = comparison.outliers, let limit = request.outlierLimit {
      warnings.append("\(request.name): \(outliers.summary(limit: limit))")
    }
    for fit in comparison.fits where fit.failures > 0 && fit.effect == fit.effect.fitted {
      warnings.append(
        "\(request.name): \(fit.failures) of \(comparison.replicates) resamples found no minimum "
          + "of the form \(fit.effect.rawValue) and are in no interval")
    }
    for fit in comparison.fits where fit.agreeing == 1 && fit.starts > 1 {
      warnings.append(
        "\(request.name): only one of \(fit.starts) starts found the minimum of the form "
          + fit.effect.rawValue)
    }
    return warnings
  }

  private func limits(
    _ limit: RepetitionRequest.Limit, _ curve: RepetitionCurve
  ) -> [StudyResults.LimitedBudget] {
    let design = limit.run.model.design
    let scales = [(1 - curve.level) / 2, 0.5, (1 + curve.level) / 2].map(curve.prior.quantile)
    return laws.flatMap { law -> [StudyResults.LimitedBudget] in
      guard law.card.kind == .law, let surfaceLaw = law as? any SurfaceLaw,
        let dense = try? surfaceLaw.surface(routedLike: nil),
        let routed = try? surfaceLaw.surface(routedLike: design)
      else { return [] }
      let limited = DataLimit(dense: dense, routed: routed, unique: limit.unique)
      return limit.budgets.compactMap { flop in
        let points = scales.compactMap { limited.point(flop: flop, scale: $0) }
        guard points.count == scales.count else { return nil }
        let ends = points.map(\.multiplier)
        let reading = try? law.frontier(at: flop, routedLike: design, data: .none)
        return StudyResults.LimitedBudget(
          law: law.card, flop: flop, middle: points[1],
          range: (ends.min() ?? 0)...(ends.max() ?? .infinity),
          isExtrapolated: reading.map { !law.card.range.excesses(of: $0.point).isEmpty } ?? true)
      }
    }
  }
}
