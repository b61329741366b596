import Statistics

/// The constants of the sparsity law.
enum SparsityConstant: Int, CoefficientName {
  case a, b, c, d, e, alpha, beta, lambda, delta, gamma
}

extension Abnar2025 {
  static let paper = LawCard(
    id: "abnar-2025", nicknames: ["sparsity"], formerIDs: ["sparsity-2025"],
    title: "Abnar et al. 2025, Parameters vs FLOPs: Scaling Laws for Optimal Sparsity for MoE",
    citation: "arXiv:2501.12370",
    form: "L = a/N^α + b/D^β + c/(1 - S)^λ + d/((1 - S)^δ N^γ) + e",
    conventions: "N total parameters; D tokens; S = (E - K)/E, the inactive share of experts, with "
      + "shared ones active; FLOP = 6 (1 - S) N D; embeddings are not mentioned in what could be read",
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
    SparsityConstant.self, source: "arXiv:2501.12370, Table 3",
    [
      (.a, "a", "16612.50"), (.b, "b", "5455.67"), (.c, "c", "0.4598"), (.d, "d", "17.26"),
      (.e, "e", "0.94"), (.alpha, "α", "0.5962"), (.beta, "β", "0.3954"),
      (.lambda, "λ", "-0.1666"), (.delta, "δ", "0.1603"), (.gamma, "γ", "0.1595"),
    ])

  /// The paper states no losses: an independent evaluation of its digits.
  public var published: PublishedNumbers { .checks(losses + optima) }

  private static let independent = "independent evaluation of arXiv:2501.12370, Table 3"

  private var losses: [PublishedCheck] {
    let group = stated(in: Self.independent, .absolute(1e-3), because: "stated to four decimals")
    let designs: [(Double, Double, Double, Double)] = [
      (18.8e9, 110.2e9, 0.98, 2.1693), (1e9, 20e9, 0, 2.5657), (1e9, 20e9, 0.9, 2.7019),
      (10e9, 50e9, 0.9, 2.2268), (70e9, 1.4e12, 0, 1.8130),
    ]
    return designs.map { size, tokens, sparsity, loss in
      let (n, d) = (PublishedCheck.text(size), PublishedCheck.text(tokens))
      let s = PublishedCheck.text(sparsity)
      return group.check("loss of N = \(n), D = \(d), S = \(s)", loss) {
        surface(sparsity: sparsity).loss(size: size, tokens: tokens)
      }
    }
  }

  private var optima: [PublishedCheck] {
    let group = stated(in: Self.independent, .relative(0.01), because: "stated to three digits")
    return [(0, 639e6), (0.9, 397e6), (0.98, 341e6)].map { sparsity, active in
      group.check("best active size at 1e20 FLOP, S = \(PublishedCheck.text(sparsity))", active) {
        surface(sparsity: sparsity).optimum(flop: 1e20).map { $0.size * (1 - sparsity) }
      }
    }
  }
}
