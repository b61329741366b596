import Statistics
import Units

extension SparsityLaw2025 {
  static let published = LawCard(
    id: "sparsity-2025",
    title: "Abnar et al. 2025, Parameters vs FLOPs: Scaling Laws for Optimal Sparsity for MoE",
    citation: "arXiv:2501.12370",
    form: "L = a/N^α + b/D^β + c/(1 - S)^λ + d/((1 - S)^δ N^γ) + e",
    conventions: "N total parameters; D tokens; S = (E - K)/E, the inactive share of experts, with "
      + "shared ones active; FLOP = 6 (1 - S) N D; embeddings are not spoken of in what could be read",
    provenance: "form in the paper, equation 6; numbers of its appendix F, Table 3, read in a "
      + "secondary source",
    range: FittedRange(
      source: "paper: budgets of 3e19, 6e19, 1e20, 3e20 and 1e21 FLOP; sparsities secondary",
      [.compute: Extent(budgets), .sparsity: Extent(0...0.98)]),
    cautions: [
      "compared with dense models only inside its budgets: beyond them multipliers explode",
      "R² of 0.99 on the fit and 0.68 on held-out runs",
      "λ is negative, so that c lowers the floor as S nears 1, by up to 0.46 nats",
      "the paper says of the best sparsity at fixed N both that it rises and that it falls with "
        + "compute; the law has it fall",
    ])

  static let budgets = 3e19...1e21

  static let table3 = CoefficientSet(
    source: "arXiv:2501.12370, Table 3",
    [
      "a": "16612.50", "b": "5455.67", "c": "0.4598", "d": "17.26", "e": "0.94", "α": "0.5962",
      "β": "0.3954", "λ": "-0.1666", "δ": "0.1603", "γ": "0.1595",
    ])
}
