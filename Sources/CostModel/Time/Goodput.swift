import Foundation
import Statistics
import Units

/// What a whole run takes over the sum of its steps: the hours that were published over those that the
/// step model gives had a median of 1.15 in eleven published runs, with a deviation of 0.20 in the
/// logarithm on top of a step's own.
///
/// It is a product of three: failures, which grow with the devices; the warm-up of batches and the long
/// contexts of a recipe; and the rest (stragglers, evaluation, tuning that went on during the run), of which
/// no part was published and which is what the others leave of the 1.15.
public struct Goodput: Hashable, Sendable {
  /// The devices of the run.
  public let devices: Int
  /// Whether its steps leave out those of its warm-up and of long contexts.
  public let addsWarmUp: Bool

  /// A run on so many devices.
  public init(devices: Int, addsWarmUp: Bool = true) {
    self.devices = devices
    self.addsWarmUp = addsWarmUp
  }

  /// Failures of one device in a second: 419 unexpected interruptions in 54 days on 16,384 H100
  /// (Llama 3, arXiv 2407.21783, section 3.3.4).
  static let failureRate = 419.0 / (54 * 86_400 * 16_384)
  /// Seconds to write a checkpoint, and to start again: such that those 16,384 devices worked more than
  /// 90 % of the time, as the same section says.
  static let (checkpoint, restart) = (20.0, 360.0)

  /// Time over useful time with checkpoints as often as is best.
  ///
  /// Young 1974: with a mean M between failures and δ seconds for a checkpoint, one every √(2δM) loses
  /// δ/√(2δM) in writing and √(2δM)/2M in work done again; starting again loses restart/M.
  public var failures: Double {
    let mean = 1 / (Self.failureRate * Double(max(devices, 1)))
    let interval = (2 * Self.checkpoint * mean).squareRoot()
    let lost = Self.checkpoint / interval + interval / (2 * mean) + Self.restart / mean
    return 1 / max(1 - lost, 0.05)
  }

  /// Hours of a run over those with its usual step throughout: the middle of the published cases.
  public static let usualWarmUp = 1.02

  /// The same of this run: nothing where its steps are stated phase by phase.
  public var warmUp: Double { addsWarmUp ? Self.usualWarmUp : 1 }

  /// What is lost besides: 1.15 in all at 2,048 devices, the middle of the published runs.
  public var rest: Double { 1.15 / (Goodput(devices: 2048).failures * Self.usualWarmUp) }

  /// Hours of the run over hours of its steps.
  public var factor: Double { failures * warmUp * rest }

  /// What the hours of steps are multiplied by, one by one, and what was published of each.
  ///
  /// - Parameter overhead: hours of the programme over those of the run.
  /// - Returns: failures, warm-up, the rest and the programme.
  public func factors(overhead: Double) -> [RunFactor] {
    [
      RunFactor(name: "failures and restarts", value: failures, cases: RunFactor.interrupted),
      RunFactor(name: "warm-up of the recipe", value: warmUp, cases: RunFactor.warmed),
      RunFactor(name: "stragglers, evaluation, the rest", value: rest, cases: []),
      RunFactor(name: "overhead of the programme", value: overhead, cases: RunFactor.developed),
    ]
  }

  /// The deviation of its logarithm between published runs.
  public static let deviation = 0.20
}

/// The time of a whole run: its steps, goodput, and what its programme ran besides.
public struct WholeRun: Hashable, Sendable {
  public let step: StepPrediction
  public let tokens: Tokens
  public let goodput: Goodput
  /// Hours of the programme over those of the final run, a fact of an organisation.
  public let overhead: Double

  /// A run of so many tokens at the rate of a step.
  ///
  /// Whether hours for its warm-up are added is `addsWarmUp`.
  public init(
    _ step: StepPrediction, tokens: Tokens, overhead: Double = 1, addsWarmUp: Bool = true
  ) {
    self.step = step
    self.tokens = tokens
    goodput = Goodput(devices: step.setup.layout.devices, addsWarmUp: addsWarmUp)
    self.overhead = overhead
  }

  /// The time of all devices together.
  public var expected: Seconds { step.deviceTime(tokens: tokens) * (goodput.factor * overhead) }

  /// The range of it at a level: the deviation of a step and that of goodput between runs.
  public func range(level: Double = 0.8) -> ClosedRange<Seconds> {
    let own = step.spread.deviation
    let deviation = (own * own + Goodput.deviation * Goodput.deviation).squareRoot()
    let width = exp(Normal.quantile((1 + level) / 2) * deviation)
    return (expected / width)...(expected * width)
  }
}
