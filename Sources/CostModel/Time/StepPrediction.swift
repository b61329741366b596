import Quantities

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
    tokens: Tokens, factors: RunFactors = RunFactors(), level: Double = 0.8
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

/// What a run loses besides the rate of its steps; each is 1 where nothing is said.
public struct RunFactors: Hashable, Sendable {
  /// Steps with real routing over steps with experts balanced by force: `BalanceCost.slowdown`.
  public var balance: Double
  /// Steps with the slowest device over steps with the mean one: `ExpertLoad.stepFactor`.
  public var straggler: Double
  /// Hours of the whole programme over hours of the final run: restarts, ablations, post-training.
  ///
  /// There is no default, since it is a fact of an organisation: `ProgrammeOverhead.evidence`.
  public var overhead: Double

  public init(balance: Double = 1, straggler: Double = 1, overhead: Double = 1) {
    precondition(
      balance >= 1 && straggler >= 1 && overhead >= 1, "a factor of lost time is at least 1")
    self.balance = balance
    self.straggler = straggler
    self.overhead = overhead
  }

  /// All of them together.
  public var product: Double { balance * straggler * overhead }
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
  ///   - utilisation: model FLOP over peak FLOP, between 0 and 1, 0 excluded.
  /// - Returns: flop / (utilisation · peak).
  public static func stated(
    _ flop: FLOP, peak: FLOPPerSecond, utilisation: Double
  ) -> Seconds {
    precondition(utilisation > 0 && utilisation <= 1, "a utilisation lies between 0 and 1")
    return flop / (peak * utilisation)
  }
}

/// What is known of hours of whole programmes over those of a final run.
public enum ProgrammeOverhead {
  /// Factors that follow from published figures, with their reasons.
  public static let evidence: [Sourced<ClosedRange<Double>>] = [
    Sourced(
      2.0...2.5,
      "DBRX: 3,072 H100 for two months (Wired, quoted by Import AI) are 4.5M hours, against 1.81M "
        + "for 12T tokens at 40 % utilisation; the same period cost about 10M dollars")
  ]
}
