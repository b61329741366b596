import Foundation
import Statistics
import Units

/// The dense equivalent of one MoE on one axis, pooled over its benchmarks.
public struct AxisReading: Sendable, Hashable {
  public let model: RoutedModel
  public let axis: ScoreAxis
  /// The finer kind of scores where the pool is of one; `nil` for a whole axis.
  public let facet: ScoreFacet?
  public let stage: SetCard.Stage
  /// ln N_eq; kept within e^±1.5 beyond active and total size.
  public let logSize: Double
  /// The standard error of ln N_eq, with the scatter between benchmarks and what extrapolation adds.
  public let deviation: Double
  public let metrics: [MetricReading]
  /// Whether the pooled value had to be kept within bounds.
  public let isClipped: Bool

  init?(
    _ metrics: [MetricReading], model: RoutedModel, axis: ScoreAxis, facet: ScoreFacet?,
    stage: SetCard.Stage
  ) {
    guard
      let pooled = PooledReading(
        metrics.map { ($0.logSize, $0.deviation, $0.place.distance) }, pair: .morePrecise)
    else { return nil }
    self.model = model
    self.axis = axis
    self.facet = facet
    self.stage = stage
    self.metrics = metrics
    let low = log(model.active.value) - ReadingRules.clip
    let high = log(model.total.value) + ReadingRules.clip
    logSize = min(max(pooled.logSize, low), high)
    isClipped = logSize != pooled.logSize
    deviation = pooled.deviation
  }

  /// N_eq.
  public var size: Parameters { Parameters(exp(logSize)) }

  /// γ = ln(N_eq/active)/ln(total/active).
  public var gamma: Double { (logSize - log(model.active.value)) / model.logRatio }

  /// e = ln N_eq - ½ ln(active · total): how far √(active · total) is off.
  public var error: Double { logSize - log(model.geometricMean.value) }

  /// Whether it lies more than a twentieth above all parameters, where no dense equivalent can.
  public var isImpossible: Bool { size > model.total * 1.05 }

  /// Whether every benchmark was read between two siblings.
  public var isInterpolated: Bool { metrics.allSatisfy { $0.place == .inside } }

  /// The range that holds the true equivalent at a level.
  public func interval(level: Double) -> SizeInterval {
    SizeInterval(
      logSize: logSize, deviation: deviation, level: level, kind: .measured)
  }
}

/// A range of dense sizes, what it rests on and how often such ranges hold the truth.
public struct SizeInterval: Sendable, Hashable {
  public let low: Parameters
  public let high: Parameters
  public let level: Double
  public let kind: Kind

  /// What a range rests on.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Readings between dense siblings.
    case measured
    /// The errors of the rule on sets of the table, measured with each set left out in turn.
    case predictive
    /// Both together.
    case combined
  }

  public init(low: Parameters, high: Parameters, level: Double, kind: Kind) {
    precondition(low <= high, "an interval's ends are in order")
    self.low = low
    self.high = high
    self.level = level
    self.kind = kind
  }

  /// A range that is normal in ln N.
  init(logSize: Double, deviation: Double, level: Double, kind: Kind) {
    let half = Normal.quantile(0.5 + level / 2) * deviation
    self.init(
      low: Parameters(exp(logSize - half)), high: Parameters(exp(logSize + half)), level: level,
      kind: kind)
  }

  /// The range up to a size that nothing of its kind can be above, such as all parameters.
  public func ending(at most: Parameters) -> SizeInterval {
    SizeInterval(low: min(low, most), high: min(high, most), level: level, kind: kind)
  }

  /// The factor from the middle to an end, √(high/low).
  public var factor: Double { (high / low).squareRoot() }

  public func contains(_ size: Parameters) -> Bool { low <= size && size <= high }
}
