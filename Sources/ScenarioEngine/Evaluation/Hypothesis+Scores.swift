import Fitting
import Hypotheses
import Questions
import Statistics
import Units

extension Hypothesis {
  /// A quantity that follows from the tokens at which scores of dense runs meet a measured score.
  func onScores(
    _ bridge: [Observation], _ score: Observation, _ reading: ScoreReading,
    value: @escaping @Sendable (Double) -> Double?
  ) -> Finding {
    do throws(ScoreLineFault) {
      var finding =
        switch reading {
        case .line: try onLine(bridge, score, value)
        case .monotone: try onCurve(bridge, score, value)
        }
      finding.data = Set((bridge + [score]).map(\.datum))
      return finding
    } catch {
      return .none(error.reason, isRatio: true)
    }
  }

  private func onLine(
    _ bridge: [Observation], _ score: Observation, _ value: @escaping @Sendable (Double) -> Double?
  ) throws(ScoreLineFault) -> Finding {
    let line = try ScoreLine(through: bridge.map(\.point))
    return finding(
      bridge, score, value(line.tokens(for: score.score).value),
      "score read as linear in log tokens through \(bridge.count) dense runs"
    ) { isLeast, level in
      guard
        let line = isLeast
          ? try? ScoreLine(through: bridge.map(\.leastPoint)) : line,
        let range = line.tokensInterval(
          for: score.score, deviation: isLeast ? score.leastDeviation : score.deviation,
          level: level),
        let first = value(range.lowerBound), let second = value(range.upperBound)
      else { return nil }
      return (min(first, second), max(first, second))
    }
  }

  private func onCurve(
    _ bridge: [Observation], _ score: Observation, _ value: @escaping @Sendable (Double) -> Double?
  ) throws(ScoreLineFault) -> Finding {
    let curve = try MonotoneReading(bridge.map(\.point))
    var remark = "score read as rising with tokens, \(bridge.count) dense runs"
    if curve.isBeyond(score.score) {
      remark += "; the estimate continues their line beyond them"
    }
    return finding(bridge, score, value(curve.tokens(for: score.score).value), remark) {
      isLeast, level in
      guard
        let curve = isLeast
          ? try? MonotoneReading(bridge.map(\.leastPoint)) : curve,
        let range = curve.tokensInterval(
          for: score.score, deviation: isLeast ? score.leastDeviation : score.deviation,
          level: level),
        let first = value(range.low), let second = value(range.high)
      else { return nil }
      return (min(first, second), max(first, second))
    }
  }

  /// A finding whose interval is measured where every deviation is known.
  private func finding(
    _ bridge: [Observation], _ score: Observation, _ centre: Double?, _ remark: String,
    _ ends: @escaping @Sendable (_ isLeast: Bool, Double) -> (Double, Double)?
  ) -> Finding {
    @Sendable func interval(_ isLeast: Bool, _ level: Double) -> Interval? {
      ends(isLeast, level).map {
        Interval(kind: .measured, low: $0.0, high: $0.1, level: level)
      }
    }
    let silent = (bridge + [score]).filter { $0.deviation == nil }
    guard !silent.isEmpty else {
      return Finding(
        evidence: Evidence(value: centre, isRatio: true) { interval(false, $0) }, remark: remark)
    }
    var finding = Finding.none(Self.noDeviation(silent), value: centre, isRatio: true)
    if (bridge + [score]).allSatisfy({ $0.leastDeviation != nil }) {
      finding.least = Evidence(value: centre, isRatio: true) { interval(true, $0) }
    }
    return finding
  }

  /// A difference of two scores.
  func gap(_ one: Observation, _ other: Observation) -> Finding {
    let difference = one.score - other.score
    func evidence(_ first: Double, _ second: Double) -> Evidence {
      .normal(
        difference, standardError: (first * first + second * second).squareRoot(),
        isRatio: false, kind: .measured)
    }
    var finding: Finding
    if let first = one.deviation, let second = other.deviation {
      finding = Finding(evidence: evidence(first, second), remark: "one run on each side")
    } else {
      finding = .none(
        Self.noDeviation([one, other].filter { $0.deviation == nil }), value: difference)
      if let first = one.leastDeviation, let second = other.leastDeviation {
        finding.least = evidence(first, second)
      }
    }
    finding.data = [one.datum, other.datum]
    return finding
  }

  private static func noDeviation(_ observations: [Observation]) -> String {
    let names = Set(observations.map(\.run.name)).sorted().joined(separator: ", ")
    return "no run-to-run deviation is stated for \(names); add sd to the observations, "
      + "without it nothing can be concluded"
  }
}

extension Observation {
  /// What tells whether two claims rest on the same measurement.
  var datum: String { "\(metric) of \(run.name)" }

  /// What is known of the deviation at least; `nil` where nothing is.
  var leastDeviation: Double? { noise.leastDeviation(at: score) }

  /// The observation as a point of a line, its deviation as small as it may be.
  var leastPoint: ScorePoint {
    ScorePoint(tokens: run.tokens ?? .zero, score: score, deviation: leastDeviation)
  }
}
