import Diagnostics
import Foundation
import Statistics
import Units

/// The expected rate of a training step, with its range.
public struct StepPrediction: Hashable, Sendable {
  public let setup: TrainingSetup
  /// The step part by part.
  public let time: StepTime
  /// Seconds of all-to-all that the schedule is taken to hide, which no row measures.
  public let hidden: Double
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
  /// A device without rows or kin: 0.17, and 0.18 besides where no large product was measured on it, as the
  /// six measured shares of peaks (.51 to .87) lie about the 0.70 that is assumed; 0.30 at least of a
  /// maker without rows (assumed, not measured).
  public let device: Double
  /// A training code without rows: 0.21 dense, 0.22 with experts.
  public let code: Double
  /// A layout that a search found instead of one that was run: 0.16 dense, 0.24 with experts.
  public let search: Double
  /// A shape in usual proportions in place of one that is not known: 0.19 with experts and 0.10
  /// dense, as thirteen and seven released shapes differ from what stands in for their sizes.
  public let standIn: Double
  /// All-to-all that a schedule is taken to hide: any share of it may show, the logarithm of which has
  /// ln(1 + h)/√12 for h of the step.
  public let schedule: Double

  init(
    _ shape: StepShape, _ setup: TrainingSetup, isMeasured: Bool, isSearched: Bool,
    isStandIn: Bool, hidden: Double
  ) {
    self.isMeasured = isMeasured
    model =
      isMeasured
      ? (shape.isRouted ? 0.17 : 0.12) : shape.isUnusual ? 0.30 : shape.isRouted ? 0.23 : 0.14
    let unseen = Self.unseenDevice
    let ceiling = setup.device.measured.isEmpty ? 0.18 : 0
    let far = (unseen * unseen + ceiling * ceiling).squareRoot()
    device =
      setup.device.stepOffset != nil
      ? 0 : setup.device.name.hasPrefix("NVIDIA") ? far : max(far, 0.30)
    code = setup.code.isMeasured ? 0 : shape.isRouted ? 0.22 : 0.21
    search = !isSearched ? 0 : shape.isRouted ? 0.24 : 0.16
    standIn = !isStandIn ? 0 : shape.isRouted ? 0.19 : 0.10
    schedule = log(1 + hidden) / 12.0.squareRoot()
  }

  /// Rows of a generation of devices that a fit has not seen deviate by 0.218, those of a model on a device
  /// that it has seen by 0.134: the rest is the device's.
  private static let unseenDevice = 0.17

  /// All of them together.
  public var deviation: Double {
    [model, device, code, search, standIn, schedule].reduce(0) { $0 + $1 * $1 }.squareRoot()
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
  ///   - isStandIn: whether the shape stands in for one of which only sizes are known.
  /// - Returns: the rate, with its range.
  /// - Throws: why nothing can be told.
  public func predictedStep(
    on setup: TrainingSetup, shape: StepShape? = nil, measuredOffset: Double? = nil,
    isSearched: Bool = false, isStandIn: Bool = false
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
    let hidden = work.hiddenSeconds(.fitted)
    let offset =
      (setup.device.stepOffset ?? 0) + setup.code.offset
      + (shape.isUnusual ? StepConstants.unusual : 0)
      + (isStandIn && shape.isRouted ? StepConstants.standIn : 0)
      + (measuredOffset ?? 0)
    return StepPrediction(
      setup: setup, time: time.scaled(by: exp(-offset)), hidden: hidden * exp(-offset),
      tokensPerSecond: work.tokens / time.total * exp(offset),
      spread: StepSpread(
        shape, setup, isMeasured: measuredOffset != nil, isSearched: isSearched,
        isStandIn: isStandIn, hidden: hidden / time.total),
      flopPerToken: trainingFLOP(context: setup.context), sixteenBitPeak: sixteen,
      formatPeak: peak)
  }
}
