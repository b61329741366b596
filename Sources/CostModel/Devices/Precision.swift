/// A number format that matrix products run in.
public enum Precision: String, CaseIterable, Sendable {
  case fp16
  case bf16
  case fp8
  case fp4

  /// The bytes of one number; scale factors of block formats are left out.
  public var bytes: Double {
    switch self {
    case .fp16, .bf16: 2
    case .fp8: 1
    case .fp4: 0.5
    }
  }

  /// The format of a text such as `BF16`, `mxfp8`, `NVFP4` or `amp_bf16`, or `nil` for another one.
  public init?(named text: String) {
    let plain = text.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "fp16", "float16", "half", "ampfp16": self = .fp16
    case "bf16", "bfloat16", "ampbf16": self = .bf16
    case "fp8", "fp8cs", "fp8mx", "mxfp8", "ampfp8", "float8": self = .fp8
    case "fp4", "nvfp4", "mxfp4", "float4": self = .fp4
    default: return nil
    }
  }
}
