import Foundation
import Statistics

/// A prediction written down before the measurement.
public struct Forecast: Hashable, Sendable {
  /// The name by which the measurement will refer to it.
  public let id: String
  /// What is to be measured, in words.
  public let what: String
  public let value: Double?
  public let interval: Interval?
  /// Whether errors are factors rather than differences.
  public let isRatio: Bool

  public init(id: String, what: String, value: Double?, interval: Interval?, isRatio: Bool) {
    self.id = id
    self.what = what
    self.value = value
    self.interval = interval
    self.isRatio = isRatio
  }
}

/// A later measurement of what was forecast.
public struct Measurement: Hashable, Sendable {
  public let id: String
  public let value: Double
  /// Its own standard deviation, where it is known.
  public let deviation: Double?

  public init(id: String, value: Double, deviation: Double? = nil) {
    self.id = id
    self.value = value
    self.deviation = deviation
  }
}

/// A forecast beside its measurement.
public struct ScoredForecast: Hashable, Sendable {
  public let forecast: Forecast
  public let measurement: Measurement
  /// Measured less forecast, of logarithms for ratios; `nil` without a value.
  public let error: Double?
  /// Whether the interval holds the measurement; `nil` without an interval.
  public let isHit: Bool?
  /// The width of the interval and a penalty for a miss; less is better.
  ///
  /// The interval score of Gneiting and Raftery 2007 (JASA 102, 359), 2/(1 - level) times the
  /// distance by which the measurement misses, in logarithms for ratios.
  /// `nil` for an open interval and one without a level.
  public let intervalScore: Double?

  public init(_ forecast: Forecast, _ measurement: Measurement) {
    self.forecast = forecast
    self.measurement = measurement
    func scaled(_ value: Double) -> Double { forecast.isRatio ? log(value) : value }
    let measured = scaled(measurement.value)
    error = forecast.value.map { measured - scaled($0) }
    guard let interval = forecast.interval else {
      isHit = nil
      intervalScore = nil
      return
    }
    isHit = interval.low <= measurement.value && measurement.value <= interval.high
    let (low, high) = (scaled(interval.low), scaled(interval.high))
    guard let level = interval.level, low.isFinite, high.isFinite, measured.isFinite else {
      intervalScore = nil
      return
    }
    let miss = max(low - measured, measured - high, 0)
    intervalScore = high - low + 2 / (1 - level) * miss
  }
}

/// How well many forecasts held.
public struct Calibration: Hashable, Sendable {
  /// Forecasts with an interval of this level, and how many of their measurements lie within.
  public let level: Double
  public let count: Int
  public let hits: Int
  /// The range of hit rates that the count is compatible with, Wilson 95 %.
  public let rate: ClosedRange<Double>
  /// The median and the root mean square of the errors: logarithms for ratios alone, else as they
  /// are; `nil` where both kinds are mixed.
  public let medianError: Double?
  public let rootMeanSquareError: Double?

  /// Whether the level is compatible with the hits; `nil` for too few forecasts to tell.
  public var isCalibrated: Bool? {
    guard count >= Self.least else { return nil }
    return rate.contains(level)
  }

  /// With fewer forecasts nothing is said.
  public static let least = 10

  /// The calibration of each level among forecasts, the lowest level first.
  public static func all(_ scored: [ScoredForecast]) -> [Calibration] {
    let levels = Set(scored.compactMap { $0.forecast.interval?.level }).sorted()
    return levels.map { level in
      let members = scored.filter { $0.forecast.interval?.level == level }
      let hits = members.count { $0.isHit == true }
      let errors = members.compactMap(\.error).filter(\.isFinite)
      let isMixed = Set(members.map(\.forecast.isRatio)).count > 1
      let square = errors.reduce(0) { $0 + $1 * $1 } / Double(max(errors.count, 1))
      return Calibration(
        level: level, count: members.count, hits: hits,
        rate: Wilson.interval(of: hits, among: members.count),
        medianError: isMixed ? nil : Quantiles.median(errors),
        rootMeanSquareError: isMixed || errors.isEmpty ? nil : square.squareRoot())
    }
  }
}
