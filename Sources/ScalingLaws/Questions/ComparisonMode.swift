/// What is held equal when an MoE is compared with a dense model.
public enum ComparisonMode: String, CaseIterable, Sendable {
  /// The dense model that reaches the MoE's loss on the same number of tokens.
  case sameTokens
  /// The MoE's budget against the dense budget of equal loss, each allocated at its own optimum.
  case bothOptimal
  /// The MoE as it was trained against an optimally allocated dense model of equal loss.
  case denseOptimal
  /// The same training FLOP; the answer is a gap in loss.
  case fixedCompute
  /// The same memory for serving, all parameters and caches of keys and values.
  case fixedMemory
  /// The same device-hours of training.
  case wallClock
  /// The same FLOP of training and of the forward passes after it.
  case lifetime
  /// The same money for training and serving.
  case money

  /// The comparison in one line.
  public var summary: String {
    switch self {
    case .sameTokens: "same tokens and same loss: which dense size?"
    case .bothOptimal: "same loss, each at its own compute-optimal allocation"
    case .denseOptimal: "the MoE as trained, against a compute-optimal dense model of equal loss"
    case .fixedCompute: "same training FLOP: which gap in loss?"
    case .fixedMemory: "a dense model that takes the same memory"
    case .wallClock: "device-hours of training for the same loss"
    case .lifetime: "training and inference FLOP for the same loss"
    case .money: "money for training and inference for the same loss"
    }
  }

  /// What is held equal and what is not, for a reader who sees modes differ.
  public var meaning: String {
    switch self {
    case .sameTokens:
      "both train on the run's tokens, and the dense model is as large as equal loss takes"
    case .bothOptimal:
      "size and tokens of both are what the law likes best for their FLOP, whatever the run did"
    case .denseOptimal:
      "the run is taken as it was trained, the dense model at its best size and tokens; a run far "
        + "beyond its best tokens loses by that, not by its experts"
    case .fixedCompute: "both spend the same training FLOP, and the losses differ"
    case .fixedMemory: "both take the same memory where they are served"
    case .wallClock: "FLOP count by the device hours that they take"
    case .lifetime: "FLOP after training count too, where fewer active parameters save"
    case .money: "device hours of training and of serving count by their prices"
    }
  }

  /// The question that the mode asks: what equal loss costs, or which loss equal means bring.
  public var question: Question {
    self == .fixedCompute ? .lossGap(self) : .computeMultiplier(self)
  }
}
