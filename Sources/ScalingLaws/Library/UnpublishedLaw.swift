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
      citation: "arXiv:2502.03009",
      form: "L = A D1^-α1 D2^-(α2 - α3 ln D1) + B N1^-β + E, recalled",
      reason:
        "table 2 is known from a secondary source and the form only recalled: with it an upcycled "
        + "model starts worse than its dense one. Needed: equation 12 of the paper"),
    UnpublishedLaw(
      id: "kimi-2025", title: "Kimi K2 2025, the sparsity scaling law",
      citation: "arXiv:2507.20534", form: "none printed",
      reason: "prints three ratios between MoE and no formula; they stand as points"),
    UnpublishedLaw(
      id: "liew-2026", title: "Liew 2026, MoE under memory limits",
      citation: "arXiv:2601.08215", form: "not read", reason: "its formula could not be found"),
    UnpublishedLaw(
      id: "kumar-2024", title: "Kumar et al. 2024, Scaling Laws for Precision",
      citation: "arXiv:2411.04330", form: "Chinchilla with N_eff = N Π (1 - e^(-P/γ))",
      reason:
        "its γ could not be read. Needed: the table of fitted constants. Formats are answered by "
        + "sun-2025"),
    UnpublishedLaw(
      id: "tao-2024", title: "Tao et al. 2024, Scaling Laws with Vocabulary",
      citation: "arXiv:2407.13623", form: "L_u = -E + A1/N_nv^α1 + A2/N_v^α2 + B/H^β",
      reason: "the units of N and H were not given in what could be read: plain counts give -5.53 "
        + "everywhere. Needed: the units of table 1"),
    UnpublishedLaw(
      id: "busbridge-2025", title: "Busbridge et al. 2025, Distillation Scaling Laws",
      citation: "arXiv:2502.08606",
      form: "L_S = L_T + L_T^-c0 (1 + (L_T/(L_S d1))^(1/f1))^(-c1 f1) (A/N^α' + B/D^β')^γ'",
      reason: "its constants could not be read. Needed: the tables of both fitted laws"),
    UnpublishedLaw(
      id: "farseer-2025", title: "Li et al. 2025, Farseer",
      citation: "arXiv:2506.10972", form: "nine constants, exponents that move with N",
      reason:
        "its nine constants could not be read. Needed: the table of the fit, or its repository"),
    UnpublishedLaw(
      id: "nakamura-2025", title: "Nakamura et al. 2025, Optimal Sparsity of MoE for Reasoning",
      citation: "arXiv:2508.18672", form: "none: reasoning best near 20 tokens per total parameter",
      reason: "states trends and no law. Needed: losses and accuracies of its runs"),
    UnpublishedLaw(
      id: "skaling-2026", title: "Skaling, 2026", citation: "arXiv:2608.07222",
      form: "L = (A/N^α + B/D^β)^k + E, 0 < k < 1",
      reason:
        "its constants could not be read; the form fits your own runs, moesim fit --law skaling. "
        + "Needed: the table of the fit"),
    UnpublishedLaw(
      id: "sarkar-2026", title: "Sarkar, Tang, Zha 2026, MOSAIC", citation: "arXiv:2608.10605",
      form:
        "not read: loss falls with sparsity at a FLOP budget, an optimum appears with MFU, traffic, "
        + "memory",
      reason: "only the abstract could be read. Needed: the form and the table of constants"),
    UnpublishedLaw(
      id: "tian-2026", title: "Tian et al. 2026, Hyperparameter Scaling Laws Across MoE Sparsity",
      citation: "arXiv:2609.08690", form: "learning rate C^a A^b, batch D^c A^d",
      reason:
        "its powers could not be read. Needed: the fitted powers of C, D and A; moesim recipe gives "
        + "older rules"),
    UnpublishedLaw(
      id: "jha-2026", title: "Jha et al. 2026, MoE overfit more to repeats",
      citation: "arXiv:2609.11917",
      form:
        "none read: MoE degrade from 4 epochs and fall below dense after 32 at 80M, by total size",
      reason: "only the abstract could be read. Needed: the losses by epochs, or a fitted law"),
    UnpublishedLaw(
      id: "axis-reasoning", title: "N_active (N_total/N_active)^γ, for reasoning",
      citation: "Jelassi et al. 2024, Nakamura et al. 2025",
      form: "N_eq = N_active (N_total/N_active)^γ",
      reason: "no fit of γ for reasoning is published; state your own, or see moesim evidence"),
  ]

  /// The law of an id, of its first part such as `skaling`, of its name or of its number at arXiv;
  /// `nil` where none has it.
  public static func law(_ word: String) -> UnpublishedLaw? {
    let word = word.lowercased()
    return all.first { law in
      let names = law.title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      let author = law.id.split(separator: "-").first.map(String.init)
      return word == law.id || word == author || law.citation.lowercased() == "arxiv:" + word
        || law.citation.lowercased() == word || names.last == word && names.count > 3
    }
  }
}
