import Diagnostics
import Foundation
import Statistics
import Units

/// The expected rate of a training step, with its range.
public struct StepPrediction: Hashable, Sendable {
  public let setup: TrainingSetup
  /// The step part by part.
  public let time: StepTime
  /// The tokens of each second on one device.
  public let tokensPerSecond: Double
  /// The standard deviation of the logarithm of a rate, and what it is made of.
  public let spread: StepSpread
  /// The training FLOP of one token under `exactCausal`.
  public let flopPerToken: FLOPPerToken
  /// The sixteen-bit peak of the device, and that of the format.
  public let sixteenBitPeak: FLOPPerSecond
  public let formatPeak: FLOPPerSecond

  /// Model FLOP utilisation of the sixteen-bit peak.
  public var utilisation: Double { tokensPerSecond * flopPerToken.value / sixteenBitPeak.value }

  /// Model FLOP utilisation of the peak of the format.
  public var formatUtilisation: Double { utilisation * (sixteenBitPeak / formatPeak) }

  /// The range of the utilisation of the sixteen-bit peak at a level.
  public func utilisationRange(level: Double = 0.8) -> ClosedRange<Double> {
    let width = exp(Normal.quantile((1 + level) / 2) * spread.deviation)
    return (utilisation / width)...(utilisation * width)
  }

  /// The time of all devices together for the steps of a run, nothing lost besides.
  public func deviceTime(tokens: Tokens) -> Seconds { Seconds(tokens.value / tokensPerSecond) }
}

/// How far a rate may lie from its prediction: deviations of logarithms, each measured on rows that a
/// fit left out (`moesim verify steps`), but for devices of makers without a row, where it is assumed.
public struct StepSpread: Hashable, Sendable {
  /// A model that no row shows: 0.14 dense, 0.23 with experts, 0.30 with a block without kin.
  ///
  /// One that rows show, on another device: 0.12 dense, 0.17 with experts.
  public let model: Double
  /// Whether the rows show the model.
  public let isMeasured: Bool
  /// A device without rows: 0.13 of a maker with rows, 0.30 of another (assumed, not measured).
  public let device: Double
  /// A training code without rows: 0.21 dense, 0.22 with experts.
  public let code: Double
  /// A layout that a search found instead of one that was run: 0.16 dense, 0.24 with experts.
  public let search: Double

  init(_ shape: StepShape, _ setup: TrainingSetup, isMeasured: Bool, isSearched: Bool) {
    self.isMeasured = isMeasured
    model =
      isMeasured
      ? (shape.isRouted ? 0.17 : 0.12) : shape.isUnusual ? 0.30 : shape.isRouted ? 0.23 : 0.14
    device =
      setup.device.stepOffset != nil ? 0 : setup.device.name.hasPrefix("NVIDIA") ? 0.13 : 0.30
    code = setup.code != .other ? 0 : shape.isRouted ? 0.22 : 0.21
    search = !isSearched ? 0 : shape.isRouted ? 0.24 : 0.16
  }

  /// All of them together.
  public var deviation: Double {
    (model * model + device * device + code * code + search * search).squareRoot()
  }
}

extension Architecture {
  /// The rate of a training step under a layout.
  ///
  /// The work of the step (`StepWork`) under the fitted constants, with the offsets of its device and
  /// code, and 0.15 in the logarithm slower for blocks without kin. Expected are balanced experts
  /// unless the setup says otherwise; what a run loses besides is `Goodput`.
  ///
  /// - Parameters:
  ///   - setup: what it is trained on and how.
  ///   - shape: the sums of the model at the setup's context, counted where left out.
  ///   - measuredOffset: the logarithm of measured over predicted rates, of a model that rows show.
  ///   - isSearched: whether the layout was searched and not stated.
  /// - Returns: the rate, with its range.
  /// - Throws: why nothing can be told.
  public func predictedStep(
    on setup: TrainingSetup, shape: StepShape? = nil, measuredOffset: Double? = nil,
    isSearched: Bool = false
  ) throws(InputFault) -> StepPrediction {
    guard let sixteen = setup.device.sixteenBitPeak, let peak = setup.device.peak(setup.precision)
    else {
      throw InputFault(
        problem: "\(setup.device.name) does not compute in \(setup.precision.rawValue)",
        hint: "its formats are "
          + setup.device.peaks.map(\.precision.rawValue).joined(separator: ", "))
    }
    if let fault = setup.layout.faults(for: self, tokens: setup.context).first { throw fault }
    let shape = shape ?? StepShape(self, context: setup.context)
    let work = StepWork(shape, setup)
    let time = work.time(.fitted)
    let offset =
      (setup.device.stepOffset ?? 0) + setup.code.offset
      + (shape.isUnusual ? StepConstants.unusual : 0)
      + (measuredOffset ?? 0)
    return StepPrediction(
      setup: setup, time: time.scaled(by: exp(-offset)),
      tokensPerSecond: work.tokens / time.total * exp(offset),
      spread: StepSpread(
        shape, setup, isMeasured: measuredOffset != nil, isSearched: isSearched),
      flopPerToken: trainingFLOP(context: setup.context), sixteenBitPeak: sixteen,
      formatPeak: peak)
  }
}
