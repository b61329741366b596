import Diagnostics
import Units

/// What a model is trained on and how, as far as the rate of a step depends on it.
public struct TrainingSetup: Hashable, Sendable {
  public let device: Device
  public let devices: Int
  public let context: Int
  public let precision: Precision
  /// The devices that the experts of a layer are dealt to; `nil` is one for each expert, as far as
  /// there are devices.
  public let expertDevices: Int?
  /// Whether the whole forward pass is computed again.
  public let recomputesAll: Bool
  /// Whether the code is as tuned for experts on Blackwell as Megatron-Bridge since June 2026.
  public let hasTunedExperts: Bool

  public init(
    device: Device, devices: Int, context: Int, precision: Precision = .bf16,
    expertDevices: Int? = nil, recomputesAll: Bool = false, hasTunedExperts: Bool = true
  ) {
    self.device = device
    self.devices = devices
    self.context = context
    self.precision = precision
    self.expertDevices = expertDevices
    self.recomputesAll = recomputesAll
    self.hasTunedExperts = hasTunedExperts
  }
}

extension Architecture {
  /// The rate of a training step that measured rows lead one to expect.
  ///
  /// A model with experts follows `ThroughputLaw.routed`; a dense one `ThroughputLaw.dense` on
  /// Ampere and in sixteen bits on Hopper, and `ThroughputLaw.routed` on Blackwell and in fp8,
  /// where the newer rows are far more. Expected are balanced experts, a good layout and no
  /// restarts: see `RunFactors`. The share is held to the peak of the format.
  ///
  /// - Parameter setup: what it is trained on.
  /// - Returns: the rate, with its range.
  /// - Throws: why no law speaks for the setup.
  public func predictedStep(on setup: TrainingSetup) throws(InputFault) -> StepPrediction {
    let hint = "give the utilisation yourself"
    guard setup.devices >= 1, setup.devices <= Layout.largestDegree, setup.context >= 1,
      setup.context <= Self.largestSize, setup.expertDevices ?? 1 >= 1
    else {
      throw InputFault(
        problem: "\(setup.devices) devices at \(setup.context) tokens are no setup",
        hint: "both are whole numbers from 1")
    }
    guard let sixteen = setup.device.sixteenBitPeak, let peak = setup.device.peak(setup.precision)
    else {
      throw InputFault(
        problem: "\(setup.device.name) does not compute in \(setup.precision.rawValue)",
        hint: "its formats are "
          + setup.device.peaks.map(\.precision.rawValue).joined(separator: ", "))
    }
    guard let generation = setup.device.generation else {
      throw InputFault(
        problem: "no training rates are held for \(setup.device.name)", hint: hint)
    }
    let isFoundry = generation == .ampere || (generation == .hopper && setup.precision != .fp8)
    let law = isRouted || !isFoundry ? ThroughputLaw.routed : .dense
    guard !isRouted || generation != .ampere else {
      throw InputFault(
        problem: "no training rates of models with experts are held for \(setup.device.name)",
        hint: hint)
    }
    guard let width = mainWidth else {
      throw InputFault(problem: "the model has no feed-forward", hint: hint)
    }
    let dealt = setup.expertDevices ?? min(setup.devices, routing?.experts ?? 1)
    let prediction = law.share(
      StepConditions(
        hiddenSize: hiddenSize, feedForwardWidth: width, isRouted: isRouted,
        context: setup.context, generation: generation, precision: setup.precision,
        devices: setup.devices, recomputesAll: setup.recomputesAll,
        crossesNodes: isRouted && dealt > setup.device.devicesPerNode,
        hasTunedExperts: setup.hasTunedExperts))
    return StepPrediction(
      law: law, share: prediction, most: peak / sixteen, sixteenBitPeak: sixteen,
      formatPeak: peak, flopPerToken: trainingFLOP(context: setup.context),
      devices: setup.devices)
  }

  /// The width of one expert, or of the dense feed-forward that most layers have.
  public var mainWidth: Int? {
    if let routing { return routing.expertWidth }
    var main: (count: Int, width: Int)?
    for group in encoder + layers {
      if case .dense(let dense) = group.layer.feedForward, group.count > main?.count ?? 0 {
        main = (group.count, dense.width)
      }
    }
    return main?.width
  }
}
