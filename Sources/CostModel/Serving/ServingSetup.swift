import Units

/// The numbers that a served model's weights are held in, and that it computes with.
public enum ServingFormat: String, CaseIterable, Sendable {
  case bf16
  case fp8
  /// Four bits and a scale of eight for each sixteen numbers.
  case fp4
  /// Eight bits, computed in sixteen.
  case int8
  /// Four bits with scales, computed in sixteen.
  case int4
  /// Experts and dense feed-forwards in four bits with a scale for each thirty-two, all else in sixteen
  /// (gpt-oss).
  case mxfp4

  /// The bytes of a weight of an expert or of a dense feed-forward.
  public var expertBytes: Double {
    switch self {
    case .bf16: 2
    case .fp8, .int8: 1
    case .fp4, .int4: 4.5 / 8
    case .mxfp4: 4.25 / 8
    }
  }

  /// The bytes of any other weight.
  public var otherBytes: Double { self == .mxfp4 ? 2 : expertBytes }

  /// What products run in on a device: the format, or sixteen bits where the device has no such.
  func computed(on device: Device) -> Precision {
    let sixteen: Precision = device.peak(.bf16) != nil ? .bf16 : .fp16
    let wanted: Precision? =
      switch self {
      case .bf16, .int8, .int4: nil
      case .fp8: .fp8
      case .fp4: .fp4
      case .mxfp4: device.peak(.fp4) == nil ? nil : .fp8
      }
    return wanted.flatMap { device.peak($0) == nil ? nil : $0 } ?? sixteen
  }
}

/// One replica of a served model: its devices and how it is spread over them.
public struct ServingSetup: Hashable, Sendable {
  public var device: Device
  /// The devices that share each matrix.
  public var tensor: Int
  /// The groups that each hold attention for their own sequences and share the experts.
  public var groups: Int
  /// Whether whole experts, not slices of all, lie on a device.
  public var spreadsExperts: Bool
  public var format: ServingFormat
  /// The bytes of a cached number.
  public var cacheBytes: Double
  /// The standard deviation of the load of experts over its mean.
  public var skew: Double

  public init(
    device: Device, tensor: Int = 1, groups: Int = 1, spreadsExperts: Bool? = nil,
    format: ServingFormat = .bf16, cacheBytes: Double = 2, skew: Double = 0
  ) {
    self.device = device
    self.tensor = tensor
    self.groups = groups
    self.spreadsExperts = spreadsExperts ?? (groups > 1)
    self.format = format
    self.cacheBytes = cacheBytes
    self.skew = skew
  }

  /// The devices of the replica.
  public var devices: Int { tensor * groups }

  /// Whether it goes beyond the faster links of a node.
  var isWide: Bool { devices > device.devicesPerNode }

  /// The highest rate of products in the format, and in sixteen bits.
  var ceilings: (products: Double, sixteen: Double) {
    let sixteen = device.ceiling(.bf16) ?? device.ceiling(.fp16)
    let products = device.ceiling(format.computed(on: device)) ?? sixteen
    let any = products ?? device.peaks.first.map { 0.7 * $0.rate.value } ?? 1
    return (any, sixteen ?? any)
  }

  /// In words, such as `tensor 8` or `tensor 1, 8 groups, whole experts`.
  public var text: String {
    var words = ["tensor \(tensor)"]
    if groups > 1 { words.append("\(groups) groups") }
    if spreadsExperts { words.append("whole experts") }
    return words.joined(separator: ", ")
  }
}
