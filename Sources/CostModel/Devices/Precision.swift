/// A number format that matrix products run in.
public enum Precision: String, CaseIterable, Sendable {
  case fp16
  case bf16
  case fp8
  case fp4

  /// A format by one of its names, in any case; scales of blocks (MXFP8, NVFP4) follow from the device.
  public init?(named name: String) {
    let name = name.lowercased()
    let others: [String: Precision] = [
      "float16": .fp16, "bfloat16": .bf16, "mxfp8": .fp8, "mxfp4": .fp4, "nvfp4": .fp4,
    ]
    guard let found = Precision(rawValue: name) ?? others[name] else { return nil }
    self = found
  }

  /// The bytes of one number; scale factors of block formats are left out.
  public var bytes: Double {
    switch self {
    case .fp16, .bf16: 2
    case .fp8: 1
    case .fp4: 0.5
    }
  }
}
