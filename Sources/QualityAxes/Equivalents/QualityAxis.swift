/// What a model is to be good at, since it decides which dense model an MoE is worth.
///
/// The size on an axis is N_active · (N_total / N_active)^γ: γ = 0 is the active size, 1 the total, ½
/// the geometric mean. The exponents that were measured are laws (`AxisRule` in ScalingLaws); what
/// is known without a number is here.
public enum QualityAxis: String, Hashable, Sendable, CaseIterable {
  /// Free recall of facts.
  case recall
  /// A broad average of benchmarks.
  case broadSuite
  /// Mathematics and reasoning in steps.
  case reasoning

  /// The axis as people read it.
  public var name: String {
    switch self {
    case .recall: "factual recall"
    case .broadSuite: "broad suite"
    case .reasoning: "reasoning"
    }
  }

  /// What is known of reasoning, for which no exponent was measured: γ lies below 1.
  public static let reasoningEvidence = Finding(
    "at equal total parameters MoEs are below dense models in mathematics and reasoning, and more "
      + "active parameters help: γ is below 1, and no exponent was measured",
    "Jelassi et al. 2024 and Nakamura et al. 2025 (arXiv:2508.18672)", .secondary,
    caution: "direction only")
}
