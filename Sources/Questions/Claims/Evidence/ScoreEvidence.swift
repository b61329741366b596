import Diagnostics
import Fitting
import Hypotheses
import ScalingLaws
import Spec
import Statistics
import Units

/// How scores between runs are read.
enum ScoreReading: String, Hashable, Sendable, CaseIterable {
  /// A straight line in log tokens.
  case line
  /// A curve of which only its rise is known.
  case monotone
}

/// A measured score between those of dense runs on the same data.
struct ScoreEvidence: Sendable {
  let score: Observation
  /// Dense runs of one size on different tokens.
  let bridge: [Observation]
  private let reading: ScoreReading

  /// Two or three points do not show a line, where no reading is named.
  init(_ score: Observation, _ bridge: [Observation], _ reading: ScoreReading?) {
    self.score = score
    self.bridge = bridge
    self.reading = reading ?? (bridge.count > 3 ? .line : .monotone)
  }

  /// A quantity that follows from the tokens at which scores of dense runs meet a measured score.
  func finding(_ value: @escaping @Sendable (Double) -> Double?) -> Finding {
    do throws(ScoreLineFault) {
      var finding =
        switch reading {
        case .line: try onLine(value)
        case .monotone: try onCurve(value)
        }
      finding.data = Set((bridge + [score]).map(\.datum))
      return finding
    } catch {
      return .none(error.reason, isRatio: true)
    }
  }

  private func onLine(
    _ value: @escaping @Sendable (Double) -> Double?
  ) throws(ScoreLineFault) -> Finding {
    let line = try ScoreLine(through: bridge.map(\.point))
    return finding(
      value(line.tokens(for: score.score).value),
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
    _ value: @escaping @Sendable (Double) -> Double?
  ) throws(ScoreLineFault) -> Finding {
    let curve = try MonotoneReading(bridge.map(\.point))
    var remark = "score read as rising with tokens, \(bridge.count) dense runs"
    if curve.isBeyond(score.score) {
      remark += "; the estimate continues their line beyond them"
    }
    return finding(value(curve.tokens(for: score.score).value), remark) { isLeast, level in
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
    _ centre: Double?, _ remark: String,
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
    var finding = Finding.none(Observation.noDeviation(silent), value: centre, isRatio: true)
    if (bridge + [score]).allSatisfy({ $0.leastDeviation != nil }) {
      finding.least = Evidence(value: centre, isRatio: true) { interval(true, $0) }
    }
    return finding
  }
}

extension Observation {
  /// What tells whether two claims rest on the same measurement.
  var datum: String { "\(metric) of \(run.name)" }

  /// What is known of the deviation at least; `nil` where nothing is.
  var leastDeviation: Double? { noise.leastDeviation(at: score) }

  /// The observation as a point of a line, its deviation as small as it may be.
  fileprivate var leastPoint: ScorePoint {
    ScorePoint(tokens: run.tokens ?? .zero, score: score, deviation: leastDeviation)
  }

  static func noDeviation(_ observations: [Observation]) -> String {
    let names = Set(observations.map(\.run.name)).sorted().joined(separator: ", ")
    return "no run-to-run deviation is stated for \(names); add sd to the observations, "
      + "without it nothing can be concluded"
  }
}

extension World {
  /// Dense runs on a corpus, of a size within 1 % or of any one size, at different tokens.
  func bridge(for score: Observation, corpus: Corpus?, size: Parameters?) -> [Observation] {
    let candidates = observations.filter {
      $0.metric == score.metric && $0.run.corpus == corpus && $0.run.isDense && $0 != score
        && $0.run.tokens != nil
    }
    guard let wanted = size ?? candidates.first?.run.activeSize else { return [] }
    let same = candidates.filter { observation in
      guard let size = observation.run.activeSize else { return false }
      return abs(size / wanted - 1) < 0.01
    }
    return Set(same.map(\.run.tokens)).count >= 2 ? same : []
  }
}

extension Asking {
  /// The metric of a claim on scores.
  mutating func metric() -> String {
    self("metric", .text("a metric", example: "gauntlet"), "The score that is the evidence")
  }

  /// How scores are read.
  mutating func reading() -> ScoreReading? {
    optional(
      "reading", .choice(ScoreReading.self),
      "How scores are read between runs; monotone for up to three runs, else line, if left out")
  }

  /// A fault where a run has no score; nothing is known of that in examples.
  func checkScore(of key: String, _ run: String, _ metric: String) throws(Unsettled) {
    let world = reader.world
    guard world.run(run) != nil, world.observation(of: run, metric) == nil else { return }
    throw fault(
      at: key, "the run \(Fault.quoted(run)) has no score of \(Fault.quoted(metric))",
      "add it to observations")
  }
}
