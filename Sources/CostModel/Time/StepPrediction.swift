import Diagnostics
import Units

/// The expected rate of a training step, with its range.
public struct StepPrediction: Hashable, Sendable {
  public let law: ThroughputLaw
  /// The share of the sixteen-bit peak as the law gives it.
  public let share: SharePrediction
  /// The largest share that the format allows.
  public let most: Double
  public let sixteenBitPeak: FLOPPerSecond
  /// The peak of the format that is computed in.
  public let formatPeak: FLOPPerSecond
  /// The training FLOP of one token under `exactCausal`.
  public let flopPerToken: FLOPPerToken
  public let devices: Int

  /// Model FLOP utilisation of the sixteen-bit peak.
  public var utilisation: Double { min(share.share, most) }

  /// Model FLOP utilisation of the peak of the format.
  public var formatUtilisation: Double { utilisation * (sixteenBitPeak / formatPeak) }

  /// The range of the utilisation of the sixteen-bit peak at a level.
  public func utilisationRange(level: Double = 0.8) -> ClosedRange<Double> {
    let range = share.range(level: level)
    return min(range.lowerBound, most)...min(range.upperBound, most)
  }

  /// The tokens of each second on one device.
  public var tokensPerSecond: Double {
    utilisation * sixteenBitPeak.value / flopPerToken.value
  }

  /// The time of all devices together for a run, with its range.
  ///
  /// - Parameters:
  ///   - tokens: what is trained on.
  ///   - factors: what a run loses besides.
  ///   - level: the share of steps that the range covers, 0.8 where left out.
  /// - Returns: the device time.
  public func deviceTime(
    tokens: Tokens, factors: RunFactors = .none, level: Double = 0.8
  ) -> DeviceTime {
    let flop = flopPerToken * tokens
    func time(_ utilisation: Double) -> Seconds {
      Seconds(flop.value / (utilisation * sixteenBitPeak.value)) * factors.product
    }
    let range = utilisationRange(level: level)
    return DeviceTime(
      expected: time(utilisation), low: time(range.upperBound), high: time(range.lowerBound),
      level: level, devices: devices)
  }
}

/// The time of all devices together, with its range.
public struct DeviceTime: Hashable, Sendable {
  public let expected: Seconds
  public let low: Seconds
  public let high: Seconds
  /// The level of the range.
  public let level: Double
  public let devices: Int

  /// The time on the wall.
  public var wallClock: Seconds { expected / Double(devices) }

  /// The time of all devices together at a utilisation that somebody states.
  ///
  /// - Parameters:
  ///   - flop: the model FLOP of the run.
  ///   - peak: the peak that the utilisation is of.
  ///   - utilisation: model FLOP over peak FLOP, from 0.0001 to 1.
  /// - Returns: flop / (utilisation · peak).
  /// - Throws: a utilisation out of range.
  public static func stated(
    _ flop: FLOP, peak: FLOPPerSecond, utilisation: Double
  ) throws(InputFaults) -> Seconds {
    try InputFaults.check([("utilisation", utilisation, 0.0001...1)])
    return flop / (peak * utilisation)
  }
}
