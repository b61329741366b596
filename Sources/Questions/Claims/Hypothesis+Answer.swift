import Evidence
import Hypotheses
import Statistics
import Tabular

extension Hypothesis {
  public static func answer(_ asked: [Resolved<Hypothesis>], in world: World) -> Answer {
    let judgements = Judgement.all(of: asked)
    return Answer(
      headline: headline(judgements),
      more: [
        Table(
          "hypotheses",
          "Claims and verdicts: supported or refuted where the whole interval lies in or outside the "
            + "claimed region.", of: judgements, columns)
      ], verdicts: judgements.map(\.shown), forecasts: judgements.compactMap(\.forecast))
  }

  /// One claim in full, or how many came out which way and the first that is settled.
  private static func headline(_ judgements: [Judgement]) -> [String] {
    guard let first = judgements.first(where: \.isSettled) ?? judgements.first else { return [] }
    if judgements.count == 1 { return [first.sentence] }
    let counts = [Verdict.supported, .refuted, .inconclusive, .noEvidence].compactMap { verdict in
      let count = judgements.count { $0.verdict == verdict }
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    return ["Of \(judgements.count) claims: \(counts.joined(separator: ", ")). \(first.sentence)"]
  }

  private static let columns: [Filling<Judgement>] = [
    .text("hypothesis", "The claim in words.") { $0.hypothesis.title },
    .text("claim", "The region that the value is claimed to lie in.") {
      $0.hypothesis.claim.phrase
    },
    .number("value", "Estimate.") { $0.value },
    .number("low", "Low end of its interval.") { $0.interval?.low },
    .number("high", "High end of its interval; empty where it is open.") { $0.interval?.high },
    .text("interval_kind", "What the interval covers.") { $0.interval?.kind.rawValue },
    .number("confidence", "Level of the interval, where it has one.") { $0.interval?.level },
    .number(
      "effect",
      "Distance from the nearest border of the claim: a factor for ratios, else a difference."
    ) { $0.effect },
    .number(
      "p_value",
      "Chance of so clear a verdict with the truth on the nearest border of the claim; both sides together."
    ) { $0.pValue },
    .number(
      "p_value_holm", "The same, corrected for the claims on the same data (Holm)."
    ) { $0.adjustedPValue },
    .integer("claims_on_data", "Claims with a p-value that share data, this included.") {
      $0.family
    },
    .number("prior_low", "Low end of what was believed before, at the same level.") {
      $0.prior?.low
    },
    .number("prior_high", "High end of it; empty where nothing was.") { $0.prior?.high },
    .text(
      "verdict",
      "supported: the whole interval lies in the claim; refuted: outside it; inconclusive: over its "
        + "border; no evidence: neither data nor a prediction with an interval."
    ) { $0.verdict.rawValue },
    .text("remark", "What the interval rests on, or why there is none.") { $0.remark },
    .number(
      "held_on_sets_left_out",
      "Share of readings that predictions at this level held on sets left out of the fit."
    ) { $0.coverage?.byReading },
  ]
}

extension Judgement {
  fileprivate var isSettled: Bool { verdict == .supported || verdict == .refuted }

  /// The verdict, the claim and its estimate.
  fileprivate var sentence: String {
    let estimate = value.map { ": \(ShownNumber.value($0, within: interval))" } ?? ""
    let range = interval.map { " \(ShownNumber.interval($0))" } ?? ""
    return verdict.rawValue.prefix(1).uppercased() + verdict.rawValue.dropFirst()
      + ": \(hypothesis.title) (\(hypothesis.claim.phrase))\(estimate)\(range)."
  }

  /// The claim, the estimate, its interval, and what both rest on.
  fileprivate var shown: ShownVerdict {
    var numbers: [String] = []
    if let value { numbers.append(ShownNumber.value(value, within: interval)) }
    if let interval { numbers.append(ShownNumber.interval(interval)) }
    if family > 1, let adjustedPValue {
      numbers.append(
        "p \(ShownNumber.probability(adjustedPValue)) among \(family) claims on these data")
    } else if let pValue {
      numbers.append("p \(ShownNumber.probability(pValue))")
    }
    let evidence = [numbers.joined(separator: " "), remark].filter { !$0.isEmpty }
    return ShownVerdict(
      verdict: verdict, claim: "\(hypothesis.title) (\(hypothesis.claim.phrase))",
      evidence: evidence.joined(separator: "; "))
  }

  fileprivate var forecast: Forecast? {
    guard value != nil || interval != nil else { return nil }
    return Forecast(
      id: "claim: \(hypothesis.title)",
      what: "\(hypothesis.title) (\(hypothesis.claim.phrase)): \(remark)", value: value,
      interval: interval, isRatio: hypothesis.quantity.isRatio)
  }
}
