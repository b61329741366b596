import Fitting
import Hypotheses
import Questions
import ScalingLaws
import Statistics
import Units

/// A hypothesis with what the evidence says of it.
public struct Judgement: Sendable {
  public let hypothesis: Hypothesis
  public let value: Double?
  public let interval: Interval?
  /// `nil` where the evidence has no interval, so that nothing can be concluded.
  public let verdict: Verdict?
  /// The estimate's distance from the nearest border of the claim: a factor for ratios, else a
  /// difference.
  public let effect: Double?
  /// The chance of so clear a verdict with the truth on the border; `nil` where the interval is no
  /// matter of chance.
  public let pValue: Double?
  /// The same after Holm's correction for the claims on the same data.
  public let adjustedPValue: Double?
  /// Claims with a p-value that share data with this one, itself included.
  public let family: Int
  /// What was believed before the evidence.
  public let prior: Interval?
  /// What the interval rests on, or why there is none.
  public let remark: String
}

/// What the evidence says before several claims are weighed together.
struct Finding: Sendable {
  let evidence: Evidence
  let remark: String
  /// The pieces of data behind it.
  var data: Set<String> = []
  /// Evidence whose interval is known to be too narrow, where the true one is not known.
  var least: Evidence?
  /// A verdict that does not follow from one interval, where forms disagree.
  var verdict: Verdict?
  /// Whether the claim's belief is in the evidence already.
  var holdsBelief = false

  static func none(_ remark: String, value: Double? = nil, isRatio: Bool = false) -> Finding {
    Finding(evidence: .bare(value, isRatio: isRatio), remark: remark)
  }
}

/// What claims are weighed against.
struct EvidenceBase {
  let world: World
  /// What the scenario's questions came to.
  let findings: Findings

  var laws: [any ScalingLaw] { world.laws }

  /// The joint fits of a name, which may have been refused.
  func dataForms(_ name: String) -> Resolved<DataForms>? {
    findings.of(DataForms.self).first { $0.question.name == name }
  }
}

extension Scenario {
  /// Weighs every claim, those on the same data together.
  func judgements(on base: EvidenceBase) -> [Judgement] {
    let findings = hypotheses.map { $0.finding(on: base) }
    let pValues = zip(hypotheses, findings).map { claim, finding in
      finding.evidence.pValue(for: claim.claim)
    }
    var adjusted = pValues
    var sizes = hypotheses.map { _ in 1 }
    for family in HolmCorrection.families(findings.map(\.data)) {
      let members = family.filter { pValues[$0] != nil }
      let corrected = HolmCorrection.adjusted(members.map { pValues[$0] ?? 1 })
      for (index, member) in members.enumerated() {
        adjusted[member] = corrected[index]
        sizes[member] = members.count
      }
    }
    return hypotheses.indices.map { index in
      hypotheses[index].judgement(
        findings[index], pValue: pValues[index], adjusted: adjusted[index],
        family: sizes[index])
    }
  }
}

extension Hypothesis {
  /// The verdict on a finding, in view of the other claims on its data.
  func judgement(
    _ finding: Finding, pValue: Double?, adjusted: Double?, family: Int
  ) -> Judgement {
    var remark = finding.remark
    var evidence = finding.evidence
    if let prior, !finding.holdsBelief {
      if let updated = prior.updated(by: evidence) {
        evidence = updated
        remark += "; with the stated belief"
      } else if evidence.interval(level) != nil {
        remark += "; an open interval cannot be put together with the belief"
      }
    }
    let interval = evidence.interval(level)
    var verdict = finding.verdict ?? interval.map(claim.verdict(for:))
    if interval == nil, let least = finding.least?.interval(level),
      claim.verdict(for: least) == .inconclusive
    {
      verdict = .inconclusive
      remark += "; even the noise of the questions alone leaves the claim open"
    }
    if let adjusted, verdict == .supported || verdict == .refuted, adjusted > 1 - level,
      prior == nil
    {
      verdict = .inconclusive
      remark += "; settled alone, but not among the \(family) claims on these data"
    }
    return Judgement(
      hypothesis: self, value: evidence.value, interval: interval, verdict: verdict,
      effect: evidence.effect(against: claim), pValue: pValue, adjustedPValue: adjusted,
      family: family, prior: prior?.interval(level: level), remark: remark)
  }

  /// What the scenario offers as evidence for the claim.
  func finding(on base: EvidenceBase) -> Finding {
    switch quantity {
    case .dataMultiplier(_, _, let score, let bridge, let reading):
      return onScores(bridge, score, reading) { tokens in
        score.run.tokens.map { $0.value / tokens }
      }
    case .measuredMultiplier(let score, let bridge, let reading):
      return onScores(bridge, score, reading) { tokens in
        guard let own = score.run.sixND?.value, let size = bridge.first?.run.activeSize?.value
        else { return nil }
        return 6 * size * tokens / own
      }
    case .computeMultiplier(let run, let mode):
      return acrossLaws(base.laws, run, mode, .multiplier)
    case .denseEquivalent(let run):
      return acrossLaws(base.laws, run, .sameTokens, .denseEquivalent)
    case .scoreGap(let one, let other):
      return gap(one, other)
    case .corpus(let claim):
      return corpus(claim, on: base)
    case .formAdvantage(let one, let other, let request):
      return advantage(one, other, request, on: base)
    case .lossGap(let one, let other, let law):
      return lossGap(one, other, base.laws.first { $0.card.id == law })
    case .tokensPerParameter(let law, let flop):
      return tokensPerParameter(base.laws.filter { law == nil || $0.card.id == law }, flop)
    case .constant(let constant, let law):
      return lawConstant(constant, base.laws.first { $0.card.id == law })
    case .costRatio(let one, let other):
      return costRatio(one, other)
    case .repetitionHalfLife(let runs, let law):
      return halfLife(
        runs.flatMap(base.world.runFile), base.laws.first { $0.card.id == law })
    }
  }
}
