import Units

/// The constants of the law of activated experts.
enum ActivationConstant: Int, CoefficientName {
  case e, f, m, n, k, h, a, alpha, b, beta, c, epsilon
}

extension Zhao2025 {
  static let paper = LawCard(
    id: "zhao-2025", nicknames: ["activation"], formerIDs: ["activation-2025"],
    title: "Zhao et al. 2025, Towards a Comprehensive Scaling Law of Mixture-of-Experts",
    citation: "arXiv:2509.23678",
    form: "L = (e G + f/G + m S² + n S)(1/N^α + k/N_a^α + h N_a/N) + a/N^α + b/D^β + c/N_a^α + ε",
    conventions: "N total and N_a active parameters, with or without embeddings is not said; D "
      + "tokens; G activated experts, read as routed and shared ones; S shared over activated "
      + "experts; FLOP = 6 N_a D",
    provenance: "formula and numbers read in a secondary source; its four published optima follow "
      + "from them",
    range: FittedRange(source: "about 450 runs; no range could be read", [:]),
    cautions: [
      "no dense form, so that it compares MoE only",
      "a best N_a/N exists at every size: 40 % at 30B, 22 % at 671B",
      "the floor of 1.82 makes the loss saturate early",
      "reviewers found the total number of experts not varied and the fit not described",
    ])

  static let fit = CoefficientSet(
    ActivationConstant.self, source: "arXiv:2509.23678, secondary source",
    [
      (.e, "e", "0.1577"), (.f, "f", "7.2446"), (.m, "m", "5.1395"), (.n, "n", "-3.2363"),
      (.k, "k", "0.0013"), (.h, "h", "0.0450"), (.a, "a", "38.051"), (.alpha, "α", "0.2383"),
      (.b, "b", "27129.05"), (.beta, "β", "0.4694"), (.c, "c", "31.096"),
      (.epsilon, "ε", "1.8182"),
    ])

  /// The four optima that the paper states.
  public var published: PublishedNumbers {
    let group = { (tolerance: Double) in
      stated(
        in: "arXiv:2509.23678, abstract and section on optima (secondary)", .absolute(tolerance),
        because: "the paper rounds: 7, 0.31, 40 %, 22 %")
    }
    return .checks([
      group(0.01).check("best number of activated experts", 6.778) { bestActivated },
      group(0.001).check("best share of shared experts", 0.3148) { bestShared },
      group(0.005).check("best N_a/N of 30B", 0.4) { bestActiveShare(total: Parameters(30e9)) },
      group(0.005).check("best N_a/N of 671B", 0.22) {
        bestActiveShare(total: Parameters(671e9))
      },
    ])
  }
}
