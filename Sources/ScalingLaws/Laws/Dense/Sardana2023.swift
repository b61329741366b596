import Statistics

extension DenseLaw {
  /// Sardana and others 2023 on all their runs.
  public static let sardana2023 = inferenceAdjusted(
    nil, 10...10_000, e: "1.45", a: "33.66", b: "138.9", alpha: "0.18", beta: "0.24"
  ) { law in
    [law.promise("Hoffmann's law, fitted at usual ratios,", over: .hoffmann2022, than: law)]
  }

  /// Sardana and others 2023 on the runs of up to so many tokens a parameter.
  public static let sardana2023Supports = [
    support(100, 10...100, e: "0.17", a: "7.199", b: "25.97", alpha: "0.08", beta: "0.13"),
    support(250, 10...250, e: "0.98", a: "14.23", b: "39.54", alpha: "0.13", beta: "0.16"),
    support(500, 10...500, e: "0.95", a: "17.07", b: "35.80", alpha: "0.13", beta: "0.16"),
  ]

  private static func support(
    _ support: Int, _ ratios: ClosedRange<Double>, e: String, a: String, b: String,
    alpha: String, beta: String
  ) -> DenseLaw {
    inferenceAdjusted(support, ratios, e: e, a: a, b: b, alpha: alpha, beta: beta) { law in
      [law.promise("this fit", over: law, than: .sardana2023)]
    }
  }

  /// The gain that one law promises from 100 to 10,000 tokens a parameter over what another does.
  ///
  /// The abstract: laws fitted only at usual ratios overestimate what more tokens bring at extreme
  /// ones.
  private func promise(
    _ name: String, over greater: DenseLaw, than lesser: DenseLaw
  ) -> PublishedCheck {
    let gain: @Sendable (DenseLaw) throws -> Double = { law in
      let surface = try law.surface(routedLike: nil)
      return surface.loss(size: 1e9, tokens: 1e11) - surface.loss(size: 1e9, tokens: 1e13)
    }
    return stated(
      in: "arXiv:2401.00448, abstract", .above, because: "the abstract says so in words alone"
    ).check(
      "gain that \(name) promises 1B from 100 to 10,000 tokens a parameter, over the fit to all", 1
    ) { try gain(greater) / gain(lesser) }
  }

  private static func inferenceAdjusted(
    _ support: Int?, _ ratios: ClosedRange<Double>, e: String, a: String, b: String,
    alpha: String, beta: String, numbers: @escaping @Sendable (DenseLaw) -> [PublishedCheck]
  ) -> DenseLaw {
    let mark = support.map { "-\($0)" } ?? ""
    return DenseLaw(
      card: LawCard(
        id: "sardana-2023" + mark, nicknames: ["inference-adjusted" + mark],
        formerIDs: ["inference-adjusted-2023" + mark],
        title: "Sardana et al. 2023, Beyond Chinchilla-Optimal: Accounting for Inference",
        citation: "arXiv:2401.00448",
        form: form + ";  min 6ND + 2N·D_inference at equal loss",
        conventions: conventions + "; embeddings are not mentioned in what could be read",
        provenance: "secondary source; fitted to the paper's 47 runs"
          + (support.map { " of up to \($0) tokens a parameter" } ?? ", all of them"),
        range: FittedRange(
          source: "secondary source: 47 models",
          [.activeParameters: Extent(150e6...6e9), .tokensPerParameter: Extent(ratios)]),
        cautions: [
          "two-digit exponents",
          "the constants move with the runs kept: α from 0.08 to 0.18 and β from 0.13 to 0.24",
        ],
        variantOf: support == nil ? nil : "sardana-2023", fittedForm: "chinchilla"),
      set: .plain(
        source: "arXiv:2401.00448, table of fits by support", e: e, a: a, b: b, alpha: alpha,
        beta: beta),
      numbers: numbers)
  }
}
