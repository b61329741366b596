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
}
