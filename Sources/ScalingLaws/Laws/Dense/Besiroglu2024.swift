import Statistics

extension DenseLaw {
  /// Besiroglu and others 2024, the refit of the 240 points read off Hoffmann's figure 4.
  public static let besiroglu2024 = DenseLaw(
    card: LawCard(
      id: "besiroglu-2024", nicknames: ["chinchilla-replication"],
      formerIDs: ["chinchilla-replication-2024"],
      title: "Besiroglu et al. 2024, Chinchilla Scaling: A Replication Attempt",
      citation: "arXiv:2404.10102",
      form: form, conventions: conventions,
      provenance: "paper, refit of 240 points read off figure 4 of Hoffmann et al. 2022",
      range: FittedRange(
        source: "the 240 points",
        [
          .activeParameters: Extent(57.3e6...16.2e9), .tokens: Extent(0.819e9...318e9),
          .compute: Extent(1.40e18...1.30e22), .tokensPerParameter: Extent(0.456...341),
        ]),
      cautions: [
        "A with α and B with β are strongly correlated: their standard errors say nothing alone"
      ],
      fittedForm: "chinchilla"),
    set: .plain(
      source: "arXiv:2404.10102, section 3", e: "1.8172", a: "482.01", b: "2085.43",
      alpha: "0.3478", beta: "0.3658"),
    refits: besirogluDraws
  ) { law in
    law.optima([
      (1e21, 2.778e9, 21.6, nil), (5.76e23, 7.225e10, 18.4, 1.9744),
      (3.8e25, 6.187e11, 16.5, nil),
    ])
      + law.losses([(70e9, 1.4e12, 1.9739)])
      + [
        law.exponent(0.5126, in: "arXiv:2404.10102", within: 0.00005),
        law.ratio(18.1, at: 1e24, within: 0.1),
        law.stated(
          in: "arXiv:2406.12907 (secondary)", .absolute(0.02),
          because: "the source gives 0.74 to 0.78"
        ).check("exponent of N over Kaplan's sizes, embeddings left out", 0.76) {
          EmbeddingBridge(alpha: law.constants.alpha, beta: law.constants.beta)
            .exponent(over: 768...1.5e9)
        },
        law.databricks(4.65e9),
      ]
  }
}
