import Evidence
import Hypotheses
import Statistics
import Units

/// A hypothesis with what the evidence says of it.
public struct Judgement: Sendable {
  public let hypothesis: Hypothesis
  public let value: Double?
  public let interval: Interval?
  public let verdict: Verdict
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
  /// What intervals of this level held on cases left out; `nil` where that was not measured.
  public let coverage: MeasuredCoverage?
  /// What was believed before the evidence.
  public let prior: Interval?
  /// What the interval rests on, or why there is none.
  public let remark: String

  /// The verdict on a finding, in view of the other claims on its data.
  init(_ resolved: Resolved<Hypothesis>, adjusted: Double?, family: Int) {
    let (claim, finding) = (resolved.question, resolved.found)
    var remark = finding.remark
    var evidence = finding.evidence
    let alone = evidence.interval(claim.level)
    // A belief may leave open what the evidence settles, and never settles what that leaves open.
    var isUnsettled = false
    // An interval that is withheld at this level stays withheld, whatever is believed.
    if let prior = claim.prior, !finding.holdsBelief, let alone {
      if let updated = prior.updated(by: evidence) {
        evidence = updated
        remark += "; with the stated belief"
        let verdict = claim.claim.verdict(for: alone)
        if let believed = updated.interval(claim.level).map(claim.claim.verdict(for:)),
          believed != verdict
        {
          isUnsettled = true
          remark +=
            " it would be \(believed.rawValue), and without it \(verdict.rawValue); a belief settles nothing"
        }
      } else {
        remark += "; an open interval cannot be put together with the belief"
      }
    }
    interval = evidence.interval(claim.level)
    var verdict =
      finding.agreement(on: claim.claim, level: claim.level)
      ?? interval.map(claim.claim.verdict(for:))
    if interval == nil, let least = finding.least?.interval(claim.level),
      claim.claim.verdict(for: least) == .inconclusive
    {
      verdict = .inconclusive
      remark += "; even the noise of the questions alone leaves the claim open"
    }
    // How far a few laws lie apart is no interval: dropping one of them would change the verdict.
    if interval?.kind == .betweenLaws {
      verdict = .noEvidence
      remark += "; how far laws lie apart settles nothing"
    }
    if interval == nil, evidence.interval(0.5)?.kind == .predictive {
      remark += "; so few sets give no interval of \(plainText(of: claim.level * 100)) %"
    }
    if isUnsettled { verdict = .inconclusive }
    // A claim that data are better is not told from an older or untuned recipe below twice the tokens.
    if finding.mayBeRecipe, verdict == .supported, let interval,
      (1.0001..<2).contains(interval.low),
      claim.claim.verdict(
        for: Interval(kind: interval.kind, low: 0.9999, high: 0.9999, level: claim.level))
        != .supported
    {
      verdict = .inconclusive
      remark +=
        "; below 2 \"it is the data\" cannot be claimed without matched hyper-parameters (an untuned "
        + "learning rate alone costs 1.2 to 3.4): say matchedRecipe: true where they are"
    }
    if finding.isBeliefAlone { verdict = .noEvidence }
    coverage = interval?.kind == .predictive ? finding.coverage(claim.level) : nil
    if interval?.kind == .predictive { remark += "; " + Self.words(coverage, level: claim.level) }
    if let adjusted, verdict == .supported || verdict == .refuted, adjusted > 1 - claim.level,
      claim.prior == nil
    {
      verdict = .inconclusive
      remark += "; settled alone, but not among the \(family) claims on these data"
    }
    if let p = finding.pValue, p > 0, verdict == .supported || verdict == .refuted,
      let resamples = finding.evidence.resamples,
      (claim.prior == nil ? adjusted ?? p : p)
        * (1 + 2 * finding.evidence.samplingError(ofPValue: p) / p)
        > 1 - claim.level
    {
      verdict = .inconclusive
      remark +=
        "; settled by these \(resamples) resamples, but within twice their own error of the level: draw more"
    }
    hypothesis = claim
    value = evidence.value
    self.verdict = verdict ?? .noEvidence
    effect = evidence.effect(against: claim.claim)
    pValue = finding.pValue
    adjustedPValue = adjusted
    self.family = family
    prior = claim.prior?.interval(level: claim.level)
    self.remark = remark
  }

  /// What intervals of a level are worth, in words.
  private static func words(_ coverage: MeasuredCoverage?, level: Double) -> String {
    let name = "\(plainText(of: (level * 100).roundedToSignificant(6))) % intervals"
    guard let coverage else { return "what \(name) hold was not measured" }
    return
      "\(name) held \((coverage.byReading * 100).fixed(0)) % of \(coverage.readings) readings on "
      + "sets left out"
  }

  /// Weighs every claim, those on the same data together.
  static func all(of claims: [Resolved<Hypothesis>]) -> [Judgement] {
    let pValues = claims.map(\.found.pValue)
    var adjusted = pValues
    var sizes = claims.map { _ in 1 }
    for family in HolmCorrection.families(claims.map(\.found.data)) {
      let members = family.filter { pValues[$0] != nil }
      let corrected = HolmCorrection.adjusted(members.map { pValues[$0] ?? 1 })
      for (index, member) in members.enumerated() {
        adjusted[member] = corrected[index]
        sizes[member] = members.count
      }
    }
    return claims.indices.map { index in
      Judgement(claims[index], adjusted: adjusted[index], family: sizes[index])
    }
  }
}

extension Finding {
  /// The verdict that the forms share, inconclusive where they do not; `nil` where there are fewer
  /// than two.
  fileprivate func agreement(on claim: Claim, level: Double) -> Verdict? {
    guard forms.count > 1 else { return nil }
    let verdicts = Set(forms.compactMap { $0.interval(level) }.map(claim.verdict(for:)))
    return verdicts.count > 1 ? .inconclusive : verdicts.first
  }
}

extension Findings {
  /// The scenario's claims with their verdicts.
  public var judgements: [Judgement] { Judgement.all(of: of(Hypothesis.self)) }
}
