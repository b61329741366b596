/// What a model is to be good at, since it decides which dense model an MoE is worth.
///
/// The size on an axis is N_active · (N_total / N_active)^γ: γ = 0 is the active size, 1 the total, ½
/// the geometric mean. γ is measured between MoE and their dense siblings, in the room `Evidence`.
public enum QualityAxis: String, Hashable, Sendable, CaseIterable {
  /// Free recall of facts: closed-book questions.
  case recall
  /// Exams with answers to choose from, such as MMLU: no recall.
  case exams
  /// Mathematics and reasoning in steps.
  case reasoning
  case code
  /// Common sense, reading and mixed suites.
  case broadSuite
  /// Validation loss.
  case loss

  /// The axis as people read it.
  public var name: String {
    switch self {
    case .recall: "factual recall"
    case .exams: "exams"
    case .reasoning: "reasoning"
    case .code: "code"
    case .broadSuite: "broad suite"
    case .loss: "loss"
    }
  }
}
