import Diagnostics
import Fitting
import Hypotheses
import Questions
import ScalingLaws
import Statistics
import Units

extension Hypothesis {
  /// What joint fits say of a corpus, under every form that the runs do not exclude.
  ///
  /// Where the forms agree on the verdict it is theirs; where they do not, the claim hangs on the
  /// form and is inconclusive. The interval is the hull of theirs.
  func corpus(_ claim: CorpusClaim, on base: EvidenceBase) -> Finding {
    guard let asked = base.dataForms(claim.request) else { return .none("the fits are missing") }
    let request = asked.question
    let result: CorpusComparison
    switch asked.found {
    case .success(let value): result = value
    case .failure(let refusal): return .none(refusal.problem, isRatio: claim.quantity.isRatio)
    }
    guard let number = result.problem.corpora.firstIndex(of: claim.corpus) else {
      return .none("no run has seen \(claim.corpus)")
    }
    let place = result.problem.largest.scaled(by: claim.scale)
    // Two readings of one fit count once.
    let fits =
      claim.effect.map { effect in result.fits.filter { $0.effect == effect } }
      ?? result.standing(within: request.difference).filter {
        $0.effect != .coefficient || result.fit(.tokens) == nil
      }
    guard let best = fits.min(by: { $0.score.bic < $1.score.bic }) else {
      return .none("the form is not fitted", isRatio: claim.quantity.isRatio)
    }
    let quantity = claim.quantity
    let isRatio = quantity.isRatio
    let boundless = fits.filter { !$0.value(quantity, of: number, at: place).isFinite }
    if !boundless.isEmpty {
      let names = boundless.map(\.effect.rawValue).joined(separator: ", ")
      return .none(
        "under \(names) no number of \(result.problem.corpora[0])'s tokens reaches that loss: the "
          + "difference is no multiplier of tokens; claim the floor, or name a form",
        isRatio: isRatio)
    }
    let draws = fits.map { $0.draws(of: quantity, number, at: place).sorted() }
    @Sendable func interval(_ level: Double) -> Interval? {
      let ends = draws.compactMap { CorpusFit.percentiles(ofSorted: $0, level: level) }
      guard let low = ends.map(\.low).min(), let high = ends.map(\.high).max() else { return nil }
      return Interval(kind: .bootstrap, low: low, high: high, level: level)
    }
    let value = best.value(quantity, of: number, at: place)
    var finding = Finding(
      evidence: Evidence(value: value.isFinite ? value : nil, isRatio: isRatio, interval: interval),
      remark: remark(claim, fits, best, result),
      data: [request.data])
    if fits.count > 1 {
      let verdicts = Set(
        draws.compactMap { CorpusFit.percentiles(ofSorted: $0, level: level) }
          .map(self.claim.verdict(for:)))
      if verdicts.count > 1 {
        finding.verdict = .inconclusive
      } else {
        finding.verdict = verdicts.first
      }
    }
    return finding
  }

  private func remark(
    _ claim: CorpusClaim, _ fits: [CorpusFit], _ best: CorpusFit, _ result: CorpusComparison
  ) -> String {
    let names = fits.map(\.effect.rawValue).joined(separator: ", ")
    var text: String
    if claim.effect != nil {
      let behind = result.difference(of: best)
      text = "under the form \(names)"
      if behind > 0 { text += ", whose BIC is \(behind.rounded(toDigits: 3)) above the best" }
    } else if fits.count == 1 {
      text = "under the form \(names), the only one that the runs do not exclude"
    } else {
      text = "over the forms that the runs do not tell apart: \(names)"
    }
    if claim.scale != 1 { text += ", at \(plainText(of: claim.scale))× the largest run's FLOP" }
    return text + "; \(result.replicates) resamples of \(result.problem.runs.count) runs"
  }

  /// How much better one form explains the runs than another.
  func advantage(
    _ one: CorpusEffect, _ other: CorpusEffect, _ name: String, on base: EvidenceBase
  ) -> Finding {
    guard let asked = base.dataForms(name), case .success(let result) = asked.found,
      let value = result.advantage(of: one, over: other, level: level)?.value
    else { return .none("the fits are missing") }
    return Finding(
      evidence: Evidence(value: value, isRatio: false) {
        result.advantage(of: one, over: other, level: $0)?.interval
      },
      remark:
        "BIC of \(other.rawValue) less that of \(one.rawValue) on \(result.problem.runs.count) "
        + "runs; above 6 is strong",
      data: [asked.question.data])
  }

  /// The half-life of repeated data: a belief, and runs that saw data repeatedly where there are.
  func halfLife(_ file: RunFile?, _ law: (any ScalingLaw)?) -> Finding {
    let belief = prior ?? .wornOutRepetitions.scaled(by: halfLifePerScale)
    guard let file else {
      return Finding(
        evidence: Evidence(value: belief.quantile(0.5), isRatio: true) {
          belief.interval(level: $0)
        },
        remark: "the belief alone: R_D* ln 2 with R_D* about 15 within a factor of 3, since its "
          + "authors' runs bound it from below only", holdsBelief: true)
    }
    guard
      let posterior = RepetitionPosterior(
        runs: file.runs, prior: belief.scaled(by: 1 / halfLifePerScale),
        base: law.flatMap { ($0 as? any SurfaceLaw).flatMap(CorpusLaw.init(denseLawOf:)) })
    else { return .none("the runs do not fit the law of repeated data", isRatio: true) }
    return Finding(
      evidence: Evidence(value: posterior.quantile(0.5) * halfLifePerScale, isRatio: true) {
        level in
        Interval(
          kind: .posterior, low: posterior.quantile((1 - level) / 2) * halfLifePerScale,
          high: posterior.quantile((1 + level) / 2) * halfLifePerScale, level: level)
      },
      remark: "the belief and the likelihood of \(file.runs.count) runs, "
        + (law.map { "under the constants of \($0.card.id)" } ?? "all constants fitted")
        + "; R_D* ln 2",
      data: ["runs of " + file.name], holdsBelief: true)
  }

  /// ln 2: the marginal worth exp(-R/R_D*) halves after R_D* ln 2 repetitions.
  private var halfLifePerScale: Double { 0.693147180559945309 }
}

extension DataForms {
  /// The runs behind the fits, by which claims on the same data are told.
  fileprivate var data: String { "runs of " + Set(runs).sorted().joined(separator: ", ") }
}
