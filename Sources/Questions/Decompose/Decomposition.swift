import Fitting
import Statistics
import Units

/// A gain between two runs as a product of factors.
///
///     C_from / C_to = data · score · architecture
///
/// A line through dense runs on the new data, score against log tokens, tells the FLOP at which
/// those reach the score of either end. Data: the old run's FLOP over the dense FLOP for its score.
/// Score: the price of the difference between both ends' scores. Architecture: the dense FLOP for
/// the new run's score over its own. The product is exact; the line is an assumption.
public struct Decomposition: Sendable {
  public let request: DecompositionRequest
  /// The old recipe, the new one, and the dense runs on the new data between the two.
  public let from: Observation
  public let to: Observation
  public let bridge: [Observation]
  public let factors: [Factor]
  public let total: Factor
  /// Points of score per doubling of tokens.
  public let slope: Double

  public struct Factor: Sendable {
    public let name: String
    public let label: String
    public let value: Double
    public let interval: Interval?
    /// The values over the request's factors on the slope of the line.
    public let sensitivity: ClosedRange<Double>?
  }
}

extension Decomposition {
  /// The factors, or why there is no line.
  init(
    _ request: DecompositionRequest, from: Observation, to: Observation, bridge: [Observation]
  ) throws(ScoreLineFault) {
    let level = request.level
    let line = try ScoreLine(through: bridge.map(\.point))
    guard let old = from.run.sixND?.value, let new = to.run.sixND?.value,
      let size = bridge.first?.run.activeSize?.value
    else { throw .tooFewPoints }
    let (start, end) = (from.score, to.score)
    func dense(_ tokens: Tokens) -> Double { 6 * size * tokens.value }
    func denseRange(_ observation: Observation) -> ClosedRange<Double>? {
      line.tokensInterval(
        for: observation.score, deviation: observation.deviation, level: level
      )
      .flatMap { ClosedRange(between: 6 * size * $0.lowerBound, and: 6 * size * $0.upperBound) }
    }
    let data = request.factor(
      "data", "data, tokenizer, recipe", old / dense(line.tokens(for: start))
    ) {
      old / dense(line.tokens(for: start, slopeTimes: $0))
    } range: {
      denseRange(from).flatMap {
        ClosedRange(between: old / $0.upperBound, and: old / $0.lowerBound)
      }
    }
    let score = request.factor(
      "score", "difference in score", line.tokens(for: start) / line.tokens(for: end)
    ) {
      line.tokens(for: start, slopeTimes: $0) / line.tokens(for: end, slopeTimes: $0)
    } range: {
      line.factorInterval(
        from: (end, to.deviation), to: (start, from.deviation), level: level)
    }
    let architecture = request.factor("architecture", "MoE", dense(line.tokens(for: end)) / new) {
      dense(line.tokens(for: end, slopeTimes: $0)) / new
    } range: {
      denseRange(to).flatMap { ClosedRange(between: $0.lowerBound / new, and: $0.upperBound / new) }
    }
    let total = Decomposition.Factor(
      name: "total", label: "total", value: old / new, interval: nil, sensitivity: nil)
    self.init(
      request: request, from: from, to: to, bridge: bridge, factors: [data, score, architecture],
      total: total, slope: line.slope)
  }
}

extension DecompositionRequest {
  fileprivate func factor(
    _ name: String, _ label: String, _ value: Double, atSlope: (Double) -> Double,
    range: () -> ClosedRange<Double>?
  ) -> Decomposition.Factor {
    let ends = slopes.map { (atSlope($0.lowerBound), atSlope($0.upperBound)) }
    return Decomposition.Factor(
      name: name, label: label, value: value,
      interval: range().map {
        Interval(kind: .measured, low: $0.lowerBound, high: $0.upperBound, level: level)
      },
      sensitivity: ends.flatMap { ClosedRange(between: $0.0, and: $0.1) })
  }
}

extension Observation {
  /// The observation as a point of a line; the decoder sees to it that the tokens are known.
  public var point: ScorePoint {
    ScorePoint(tokens: run.tokens ?? .zero, score: score, deviation: deviation)
  }
}
