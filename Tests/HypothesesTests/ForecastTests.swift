import Foundation
import Hypotheses
import Statistics
import TestSupport
import Testing

@Suite("Forecasts")
struct ForecastTests {
  private static func forecast(
    _ value: Double, _ low: Double, _ high: Double, level: Double = 0.9, isRatio: Bool = false
  ) -> Forecast {
    Forecast(
      id: "f", what: "a loss", value: value,
      interval: Interval(kind: .bootstrap, low: low, high: high, level: level), isRatio: isRatio)
  }

  @Test("Marin's forecast of 2.252 against 2.234 misses by 0.018")
  func difference() throws {
    let scored = ScoredForecast(
      Self.forecast(2.252, 2.24, 2.264), Measurement(id: "f", value: 2.234))
    try expect(#require(scored.error), near: -0.018, within: 1e-12)
    #expect(scored.isHit == false)
    // Width 0.024 and 2/0.1 times the miss of 0.006.
    try expect(#require(scored.intervalScore), near: 0.144, within: 1e-12)
  }

  @Test("Ratios are scored by their logarithms, and open intervals have no score")
  func ratios() throws {
    let scored = ScoredForecast(
      Self.forecast(2, 1, 4, isRatio: true), Measurement(id: "f", value: 4))
    try expect(#require(scored.error), near: log(2), within: 1e-12)
    #expect(scored.isHit == true)
    try expect(#require(scored.intervalScore), near: log(4), within: 1e-12)
    let open = ScoredForecast(
      Self.forecast(2, 1, .infinity, isRatio: true), Measurement(id: "f", value: 40))
    #expect(open.isHit == true)
    #expect(open.intervalScore == nil)
    let bare = ScoredForecast(
      Forecast(id: "f", what: "", value: nil, interval: nil, isRatio: false),
      Measurement(id: "f", value: 1))
    #expect(bare.isHit == nil && bare.error == nil)
  }

  /// Errors 0.3 and -0.4: the root of (0.09 + 0.16)/2.
  ///
  /// Wilson's interval of 1 of 2, z² = 3.841459.
  @Test("Errors of forecasts of one kind have a median and a mean square")
  func errors() throws {
    func scored(_ value: Double, isRatio: Bool = false) -> ScoredForecast {
      ScoredForecast(
        Self.forecast(1, 0.65, 1.35, isRatio: isRatio), Measurement(id: "f", value: value))
    }
    let own = try #require(Calibration.all([scored(1.3), scored(0.6)]).first)
    expect(own.medianError ?? 0, near: -0.05, within: 1e-12)
    expect(own.rootMeanSquareError ?? 0, near: 0.125.squareRoot(), within: 1e-12)
    #expect(own.hits == 1 && abs(own.rate.lowerBound - 0.0945312) < 1e-6)
    let mixed = try #require(Calibration.all([scored(1.3), scored(0.6, isRatio: true)]).first)
    #expect(mixed.medianError == nil && mixed.rootMeanSquareError == nil)
  }

  @Test("Many forecasts with honest intervals are calibrated, overconfident ones are not")
  func calibration() throws {
    func scored(width: Double) -> [ScoredForecast] {
      (0..<400).map { number in
        var generator = SplitMix64(seed: 21, stream: UInt64(number))
        return ScoredForecast(
          Self.forecast(0, -width, width), Measurement(id: "f", value: generator.normal()))
      }
    }
    // 90 % of a normal distribution lie within 1.645.
    let honest = try #require(Calibration.all(scored(width: 1.644854)).first)
    #expect(honest.isCalibrated == true)
    #expect(honest.count == 400)
    let bold = try #require(Calibration.all(scored(width: 1)).first)
    #expect(bold.isCalibrated == false)
    let few = Calibration.all(Array(scored(width: 1).prefix(9)))
    #expect(few.first?.isCalibrated == nil)
  }
}
