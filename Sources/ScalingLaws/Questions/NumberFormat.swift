/// The numbers that a model's matrices are multiplied in while it is trained.
public enum NumberFormat: String, CaseIterable, Sendable {
  case fp16
  case bf16
  /// E4M3.
  case fp8
  /// E2M1.
  case fp4

  /// Bits of the exponent and of the mantissa.
  public var bits: (exponent: Double, mantissa: Double) {
    switch self {
    case .fp16: (5, 10)
    case .bf16: (8, 7)
    case .fp8: (4, 3)
    case .fp4: (2, 1)
    }
  }

  /// The format as a sentence names it.
  public var name: String {
    switch self {
    case .fp16, .bf16: rawValue.uppercased()
    case .fp8: "FP8 (E4M3)"
    case .fp4: "FP4 (E2M1)"
    }
  }
}
