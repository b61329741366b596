import Diagnostics
import Units

/// What travels between devices so that tokens meet their experts.
public struct ExpertTraffic: Hashable, Sendable {
  /// The copies of a token that leave its device, on average.
  public let copies: Double
  /// The bytes of one number on the way to the experts.
  public let dispatchBytes: Double
  /// The bytes of one number on the way back.
  public let combineBytes: Double

  /// Traffic of so many copies.
  ///
  /// - Parameters:
  ///   - copies: the copies of a token that leave its device, from 0 to 10,000.
  ///   - dispatchBytes: 2 in bf16, 1 in fp8; at most 8.
  ///   - combineBytes: 2 in bf16; at most 8.
  /// - Throws: all numbers out of range at once.
  public init(
    copies: Double, dispatchBytes: Double = 2, combineBytes: Double = 2
  ) throws(InputFaults) {
    try InputFaults.check([
      ("copies", copies, 0...10_000), ("dispatchBytes", dispatchBytes, 0...8),
      ("combineBytes", combineBytes, 0...8),
    ])
    self.copies = copies
    self.dispatchBytes = dispatchBytes
    self.combineBytes = combineBytes
  }

  /// The copies that leave a device when K of E experts are chosen evenly among so many devices:
  /// K·(1 - 1/devices), one copy for each expert.
  ///
  /// Codes that send a copy once to each node send fewer: DeepSeek-V3 at most 4.
  public static func evenCopies(topK: Int, devices: Int) -> Double {
    precondition(topK >= 1 && devices >= 1, "experts and devices are counted")
    return Double(topK) * (1 - 1 / Double(devices))
  }

  /// The bytes that one token sends in one pass through one layer, there and back.
  public func bytesPerLayer(hiddenSize: Int) -> Bytes {
    Bytes(copies * Double(hiddenSize) * (dispatchBytes + combineBytes))
  }

  /// The bytes that one trained token sends in all routed layers, forward and backward.
  ///
  /// The backward pass sends gradients the same ways back. Left out: routing tables, latency.
  public func bytesPerToken(_ architecture: Architecture) -> Bytes {
    let layers = (architecture.encoder + architecture.layers).reduce(0) { sum, group in
      if case .routed = group.layer.feedForward { sum + group.count } else { sum }
    }
    return 2 * Double(layers) * bytesPerLayer(hiddenSize: architecture.hiddenSize)
  }

  /// The time that the traffic of one trained token takes on one device, nothing overlapped.
  ///
  /// - Parameters:
  ///   - architecture: the model.
  ///   - device: its node link counts half, one direction, where the experts stay within a node;
  ///     beyond, its network link.
  ///   - expertDevices: the devices that the experts are dealt to.
  /// - Returns: bytes over rate, or `nil` where the link is not known.
  public func time(
    _ architecture: Architecture, device: Device, expertDevices: Int
  ) -> Seconds? {
    let staysInside = expertDevices <= device.devicesPerNode
    let rate = staysInside ? device.nodeLink.map { $0.value / 2 } : device.networkLink?.value
    return rate.map { bytesPerToken(architecture) / $0 }
  }
}
