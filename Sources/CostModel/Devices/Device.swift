import Units

/// An accelerator: what it can compute, hold and move, each figure with its source.
///
/// Rates are of dense matrix products. The doubled rates that vendors print for 2:4 sparsity are
/// never held here. What was not published is `nil`.
public struct Device: Hashable, Sendable {
  /// The identifier, such as `h100`.
  public let id: String
  public let name: String
  /// Other names under which it is found.
  public let aliases: [String]
  /// The dense peak rate of each format that its matrix units compute.
  public let peaks: [Peak]
  /// The memory beside the chip, in decimal bytes as printed.
  ///
  /// A printed 80 GB is often 80 GiB, 7 % more; where no driver's report is held, decimal errs on the safe
  /// side.
  public let memory: Sourced<Bytes>
  /// What its driver reports, where somebody printed it: what a program can really use is at most
  /// this.
  public var reportedMemory: Sourced<Bytes>?
  public let memoryBandwidth: Sourced<BytesPerSecond>
  /// To the other devices of its node or torus, both directions together.
  public let nodeLink: Sourced<BytesPerSecond>?
  /// To other nodes, one direction, as such nodes are usually built.
  public let networkLink: Sourced<BytesPerSecond>?
  /// To the memory of its host, both directions together.
  public var hostLink: Sourced<BytesPerSecond>?
  /// Its share of the rate of the host's memory.
  public var hostMemoryRate: Sourced<BytesPerSecond>?
  /// The devices that share the faster link.
  public let devicesPerNode: Int
  /// The family whose measured training rates apply to it, where there is one.
  public let generation: Generation?
  /// The thermal design power of the device alone.
  public let power: Sourced<Watts>?
  /// The highest rates of large matrix products that somebody measured.
  public let measured: [Peak]

  /// A family of devices with measured training rates.
  public enum Generation: String, CaseIterable, Sendable {
    case ampere
    case hopper
    /// Blackwell in nodes of eight.
    case blackwellNode = "blackwell-node"
    /// Blackwell in racks of 72.
    case blackwellRack = "blackwell-rack"
  }

  /// A rate of matrix products in one format.
  public struct Peak: Hashable, Sendable {
    public let precision: Precision
    public let rate: FLOPPerSecond
    public let source: String

    public init(_ precision: Precision, _ rate: FLOPPerSecond, source: String) {
      self.precision = precision
      self.rate = rate
      self.source = source
    }
  }

  /// The dense peak in a format, or `nil` where the device does not compute in it.
  public func peak(_ precision: Precision) -> FLOPPerSecond? {
    peaks.first { $0.precision == precision }?.rate
  }

  /// The dense peak of sixteen-bit products: bf16, or fp16 where there is no bf16 (V100).
  ///
  /// Model FLOP utilisation is of this peak unless another one is named.
  public var sixteenBitPeak: FLOPPerSecond? { peak(.bf16) ?? peak(.fp16) }
}
