import Statistics

/// The constants of one expansion.
enum FineConstant: Int, CoefficientName {
  case a, alpha, b, beta, g, gamma, floor
}

/// The constants of dense models.
enum FineDenseConstant: Int, CoefficientName {
  case a, alpha, b, beta, floor
}

extension Krajewski2024 {
  static let paper = LawCard(
    id: "krajewski-2024", nicknames: ["fine-grained"], formerIDs: ["fine-grained-2024"],
    title: "Krajewski, Ludziejewski et al. 2024, Scaling Laws for Fine-Grained Mixture of Experts",
    citation: "arXiv:2402.07871",
    form: "L = c + (g/G^γ + a)/N^α + b/D^β;  dense L = c + a/N^α + b/D^β;  "
      + "FLOP = (12 d² c_f + d E G c_r) n D with c_f = 6, c_r = 14, d = 64n",
    conventions:
      "N total parameters without embeddings, d²(8E + 4)n; G = 4d/d_expert; E total over "
      + "active of the feed-forward, 64 or 16; smoothed training loss on C4",
    provenance: "paper, Tables 1 (E = 64, dense) and 8 (E = 16)",
    range: FittedRange(
      source: "paper, section 5",
      [
        .activeParameters: Extent(3e6...85e6), .totalParameters: Extent(129e6...3.7e9),
        .tokens: Extent(16e9...130e9), .granularity: Extent(1...16),
        .routedLayerShare: Extent(1...1),
      ]),
    cautions: [
      "nothing interpolates between the two expansions",
      "losses from the printed digits lie 0.011 to 0.023 below the paper's own Table 2",
      "every headline row of the paper is an extrapolation of one to four decades",
    ],
    fittedForm: "fine-grained")

  /// The constants of each expansion that has some.
  static let sets: [(expansion: Double, set: CoefficientSet)] = [
    (
      64,
      CoefficientSet(
        FineConstant.self, source: "arXiv:2402.07871, Table 1",
        [
          (.a, "a(64)", "18.1"), (.alpha, "α(64)", "0.115"), (.b, "b(64)", "30.8"),
          (.beta, "β(64)", "0.147"), (.g, "g(64)", "2.1"), (.gamma, "γ(64)", "0.58"),
          (.floor, "c(64)", "0.47"),
        ])
    ),
    (
      16,
      CoefficientSet(
        FineConstant.self, source: "arXiv:2402.07871, Table 8",
        [
          (.a, "a(16)", "19.64"), (.alpha, "α(16)", "0.124"), (.b, "b(16)", "57.07"),
          (.beta, "β(16)", "0.169"), (.g, "g(16)", "1.18"), (.gamma, "γ(16)", "0.986"),
          (.floor, "c(16)", "0.472"),
        ])
    ),
  ]

  /// The constants of the dense form.
  static let dense = CoefficientSet(
    FineDenseConstant.self, source: "arXiv:2402.07871, Table 1",
    [
      (.a, "a(dense)", "16.3"), (.alpha, "α(dense)", "0.126"), (.b, "b(dense)", "26.7"),
      (.beta, "β(dense)", "0.127"), (.floor, "c(dense)", "0.47"),
    ])
}
