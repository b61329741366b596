import Units

/// The memory of the fullest device, by what it holds.
public struct MemoryUse: Hashable, Sendable {
  public let weights: Bytes
  public let gradients: Bytes
  public let optimizer: Bytes
  /// What is kept for the backward pass, logits included.
  public let activations: Bytes
  /// What stands for a moment only: one layer's activations where they are computed again, and what is
  /// gathered of weights and sequences.
  public let workspace: Bytes
  /// The cache of keys and values, in inference.
  public let cache: Bytes
  /// What lies in the host's memory instead: the optimizer's states where they are offloaded.
  public var host = Bytes.zero

  /// Everything on the device together.
  public var total: Bytes {
    weights + gradients + optimizer + activations + workspace + cache
  }

  /// The share of a device's memory that a search counts on.
  ///
  /// The rest goes to the driver, communication buffers and fragmentation; 0.94 is the
  /// `mem_factor` of SimuMax's strategies (MooreThreads/SimuMax configs/strategy).
  public static let usableShare = 0.94

  /// Whether a device can hold it.
  public func fits(_ device: Device, usableShare: Double = usableShare) -> Bool {
    total <= device.capacity * usableShare
  }

  /// What it takes of a device's memory.
  public func share(of device: Device) -> Double { total / device.capacity }
}

extension Device {
  /// The memory in bytes.
  ///
  /// What the driver reports; else what is printed, in decimal gigabytes.
  public var capacity: Bytes { reportedMemory?.value ?? memory.value }
}
