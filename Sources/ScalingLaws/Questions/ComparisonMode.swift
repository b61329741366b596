/// What is held equal when an MoE is compared with a dense model.
public enum ComparisonMode: String, CaseIterable, Sendable {
  /// The dense model that reaches the MoE's loss on the same number of tokens.
  case sameTokens
  /// The MoE's budget against the dense budget of equal loss, each allocated at its own optimum.
  case bothOptimal
  /// The MoE as it was trained against an optimally allocated dense model of equal loss.
  case denseOptimal

  /// The comparison in one line.
  public var summary: String {
    switch self {
    case .sameTokens: "same tokens and same loss: which dense size?"
    case .bothOptimal: "same loss, each at its own compute-optimal allocation"
    case .denseOptimal: "the MoE as trained, against a compute-optimal dense model of equal loss"
    }
  }
}
