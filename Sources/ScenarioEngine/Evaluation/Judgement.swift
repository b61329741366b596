import Fitting
import Quantities
import ScalingLaws

/// A hypothesis with what the evidence says of it.
public struct Judgement: Sendable {
  public let hypothesis: Hypothesis
  public let value: Double?
  public let interval: Interval?
  /// `nil` where the evidence has no interval, so that nothing can be concluded.
  public let verdict: Verdict?
  /// What the interval rests on, or why there is none.
  public let remark: String
}

extension Hypothesis {
  /// Weighs the claim against the evidence that the scenario offers.
  func judgement(under laws: [any ScalingLaw]) -> Judgement {
    switch quantity {
    case .dataMultiplier(_, _, let score, let bridge):
      onLine(through: bridge, score) { tokens in
        score.run.tokens.map { $0.value / tokens }
      }
    case .measuredMultiplier(let score, let bridge):
      onLine(through: bridge, score) { tokens in
        guard let own = score.run.sixND?.value, let size = bridge.first?.run.activeSize?.value
        else { return nil }
        return 6 * size * tokens / own
      }
    case .computeMultiplier(let run, let mode):
      acrossLaws(laws, run, mode, .multiplier)
    case .denseEquivalent(let run):
      acrossLaws(laws, run, .sameTokens, .denseEquivalent)
    case .scoreGap(let one, let other):
      gap(one, other)
    }
  }

  /// A quantity that follows from the tokens at which a line of scores meets a measured score.
  private func onLine(
    through bridge: [Observation], _ score: Observation, value: (Double) -> Double?
  ) -> Judgement {
    let line: ScoreLine
    do throws(ScoreLineFault) {
      line = try ScoreLine(through: bridge.map(\.point))
    } catch {
      return judgement(nil, nil, error.reason)
    }
    let centre = value(line.tokens(for: score.score).value)
    let silent = (bridge + [score]).filter { $0.deviation == nil }
    guard silent.isEmpty else { return judgement(centre, nil, noDeviation(silent)) }
    guard
      let range = line.tokensInterval(
        for: score.score, deviation: score.deviation, level: level),
      let first = value(range.lowerBound), let second = value(range.upperBound)
    else { return judgement(centre, nil, "the scores give no interval") }
    return judgement(
      centre,
      Interval(kind: .measured, low: min(first, second), high: max(first, second), level: level),
      "score read as linear in log tokens through \(bridge.count) dense runs")
  }

  private func gap(_ one: Observation, _ other: Observation) -> Judgement {
    let difference = one.score - other.score
    guard let first = one.deviation, let second = other.deviation else {
      return judgement(difference, nil, noDeviation([one, other].filter { $0.deviation == nil }))
    }
    let half = Normal.quantile(0.5 + level / 2) * (first * first + second * second).squareRoot()
    return judgement(
      difference,
      Interval(
        kind: .measured, low: difference - half, high: difference + half, level: level),
      "one run on each side")
  }

  private func noDeviation(_ observations: [Observation]) -> String {
    let names = Set(observations.map(\.run.name)).sorted().joined(separator: ", ")
    return "no run-to-run deviation is stated for \(names); add sd to the observations, "
      + "without it nothing can be concluded"
  }

  private func acrossLaws(
    _ laws: [any ScalingLaw], _ run: Run, _ mode: ComparisonMode, _ quantity: Spread.Quantity
  ) -> Judgement {
    let request = ComparisonRequest(run: run, against: .denseEquivalent, modes: [mode])
    let results = request.results(under: laws)
    guard let spread = Spread.of(quantity, in: results, run: run, mode: mode) else {
      return judgement(nil, nil, "none of the scenario's laws can answer")
    }
    guard spread.lawCount > 1 else {
      return judgement(
        spread.median, nil, "only one law answers, and one law shows no spread between laws")
    }
    var remark = "\(spread.lawCount) laws"
    if spread.extrapolatedCount > 0 {
      remark += ", \(spread.extrapolatedCount) of them outside their fitted range"
    }
    return judgement(
      spread.median,
      Interval(kind: .betweenLaws, low: spread.minimum, high: spread.maximum), remark)
  }

  private func judgement(_ value: Double?, _ interval: Interval?, _ remark: String) -> Judgement {
    Judgement(
      hypothesis: self, value: value, interval: interval,
      verdict: interval.map(claim.verdict(for:)), remark: remark)
  }
}
