import Units

/// The memory of the fullest device, by what it holds.
public struct MemoryUse: Hashable, Sendable {
  public let weights: Bytes
  public let gradients: Bytes
  public let optimizer: Bytes
  /// What is kept for the backward pass, logits included.
  public let activations: Bytes
  /// What stands for a moment only: one layer's activations where they are computed again, and one
  /// layer's gathered weights under ZeRO stage 3.
  public let workspace: Bytes
  /// The cache of keys and values, in inference.
  public let cache: Bytes

  /// Everything together.
  public var total: Bytes {
    weights + gradients + optimizer + activations + workspace + cache
  }

  /// The share of a device's memory that a training code can use.
  ///
  /// The rest goes to the driver, communication buffers and fragmentation; 0.94 is the
  /// `mem_factor` of SimuMax's strategies (MooreThreads/SimuMax configs/strategy).
  public static let usableShare = 0.94

  /// Whether a device can hold it.
  public func fits(_ device: Device, usableShare: Double = usableShare) -> Bool {
    total <= device.memory.value * usableShare
  }
}
