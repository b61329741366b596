/// A law that the literature names and that cannot be evaluated, with the reason.
public struct UnpublishedLaw: Hashable, Sendable {
  public let id: String
  public let title: String
  public let citation: String
  /// The form as far as it is known.
  public let form: String
  /// Why it is not bundled.
  public let reason: String

  /// What is not bundled, in the order of publication.
  public static let all = [
    UnpublishedLaw(
      id: "clark-2022-flop",
      title: "Clark et al. 2022, equation 2, in FLOP and parameters per FLOP",
      citation: "arXiv:2202.01169",
      form: "log L bilinear in log F and log Ê of B = P/F, F forward TFLOP",
      reason: "its coefficients could not be found in a source that could be read"),
    UnpublishedLaw(
      id: "clark-2022-quadratic",
      title: "Clark et al. 2022, the quadratic form beside equation 1",
      citation: "arXiv:2202.01169",
      form: "log L = a log N + b log E + c log N log E + d log² N + e log² E + f",
      reason: "the paper's coefficients could not be found; the form is recalled, not read"),
    UnpublishedLaw(
      id: "yun-2024", title: "Yun et al. 2024, Toward Inference-Optimal MoE",
      citation: "arXiv:2404.02852",
      form: "log L = log(A/N^α + B/Ê^β + C/D^γ + F) + d log N log Ê",
      reason: "the paper does not publish its coefficients"),
    UnpublishedLaw(
      id: "wang-2024", title: "Wang et al. 2024, Scaling Laws Across Architectures",
      citation: "arXiv:2410.05661", form: "L = A/(N^α E^γ) + B/D^β + σ",
      reason: "only exponents of the optimum are known (N ∝ C^0.590 for MoE, C^0.507 dense); A, B, "
        + "α, β and γ could not be found"),
    UnpublishedLaw(
      id: "liew-2025", title: "Scaling laws for upcycling MoE, 2025",
      citation: "arXiv:2502.03009", form: "not read",
      reason: "its coefficients could not be found in a source that could be read"),
    UnpublishedLaw(
      id: "kimi-2025", title: "Kimi K2 2025, the sparsity scaling law",
      citation: "arXiv:2507.20534", form: "none printed",
      reason: "prints three ratios between MoE and no formula; they stand as points"),
    UnpublishedLaw(
      id: "liew-2026", title: "Liew 2026, MoE under memory limits",
      citation: "arXiv:2601.08215", form: "not read", reason: "its formula could not be found"),
    UnpublishedLaw(
      id: "axis-reasoning", title: "N_active (N_total/N_active)^γ, for reasoning",
      citation: "Jelassi et al. 2024, Nakamura et al. 2025",
      form: "N_eq = N_active (N_total/N_active)^γ",
      reason: "no fit of γ for reasoning is published; state your own, or see moesim evidence"),
  ]

  /// The law of an id; `nil` where none has it.
  public static func law(_ id: String) -> UnpublishedLaw? { all.first { $0.id == id } }
}
