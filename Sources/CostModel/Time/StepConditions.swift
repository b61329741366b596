import Foundation

/// What the rate of a training step depends on, as far as it has been measured.
public struct StepConditions: Hashable, Sendable {
  /// The width d of the hidden state.
  public var hiddenSize: Int
  /// The width of one expert, or of the feed-forward of a dense model.
  public var feedForwardWidth: Int
  public var isRouted: Bool
  /// The tokens of one sequence.
  public var context: Int
  public var generation: Device.Generation
  public var precision: Precision
  public var devices: Int
  /// Whether the whole forward pass is computed again.
  public var recomputesAll: Bool
  /// Whether tokens travel to experts beyond the devices that share the faster link.
  public var crossesNodes: Bool
  /// Whether the code is as tuned for Blackwell and experts as Megatron-Bridge since June 2026.
  public var hasTunedExperts: Bool

  public init(
    hiddenSize: Int, feedForwardWidth: Int, isRouted: Bool, context: Int,
    generation: Device.Generation, precision: Precision, devices: Int,
    recomputesAll: Bool = false, crossesNodes: Bool = false, hasTunedExperts: Bool = true
  ) {
    self.hiddenSize = hiddenSize
    self.feedForwardWidth = feedForwardWidth
    self.isRouted = isRouted
    self.context = context
    self.generation = generation
    self.precision = precision
    self.devices = devices
    self.recomputesAll = recomputesAll
    self.crossesNodes = crossesNodes
    self.hasTunedExperts = hasTunedExperts
  }
}

/// Which measured rows a law of rates is fitted to, and so which terms it has.
public enum ThroughputForm: String, CaseIterable, Sendable {
  /// Dense models on Ampere and Hopper: llm-foundry's rows.
  case dense
  /// Experts and dense models on Hopper and Blackwell: Megatron-Bridge's rows.
  case routed

  /// The names of the terms; the law is a sum of them for the logarithm of the share.
  public var terms: [String] {
    switch self {
    case .dense:
      [
        "1", "hopper", "fp8", "recomputes all", "1024/d", "ln(devices/8)", "max(0, ln(s/2048))",
        "hopper · max(0, ln(s/2048))",
      ]
    case .routed:
      [
        "1", "routed · blackwell · tuned", "hopper", "blackwell in nodes of 8", "fp8", "fp4",
        "ln(w/(w + 16384)), w = √(d·f)", "experts across nodes",
      ]
    }
  }

  /// The values of the terms under some conditions.
  public func values(_ step: StepConditions) -> [Double] {
    func flag(_ isSet: Bool) -> Double { isSet ? 1 : 0 }
    let hopper = flag(step.generation == .hopper)
    switch self {
    case .dense:
      let long = max(0, log(Double(step.context) / 2048))
      return [
        1, hopper, flag(step.precision == .fp8), flag(step.recomputesAll),
        1024 / Double(step.hiddenSize), log(Double(step.devices) / 8), long, hopper * long,
      ]
    case .routed:
      let isBlackwell = step.generation == .blackwellNode || step.generation == .blackwellRack
      let width = (Double(step.hiddenSize) * Double(step.feedForwardWidth)).squareRoot()
      return [
        1, flag(step.isRouted && isBlackwell && step.hasTunedExperts), hopper,
        flag(step.generation == .blackwellNode), flag(step.precision == .fp8),
        flag(step.precision == .fp4), log(width / (width + 16_384)), flag(step.crossesNodes),
      ]
    }
  }
}
