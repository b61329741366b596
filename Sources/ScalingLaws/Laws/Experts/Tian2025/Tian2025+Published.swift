extension Tian2025 {
  /// Leverages of an independent evaluation, what the abstract claims, and its allocations.
  public var published: PublishedNumbers { .checks(leverages + statements + allocations) }

  /// A, G, C, EL.
  private static let evaluated: [(Double, Double, Double, Double)] = [
    (0.031, 12, 1e22, 7.245), (0.034, 12, 1e22, 6.961), (0.031, 2, 1e22, 5.27),
    (0.031, 12, 1e20, 4.55), (0.25, 2, 1e22, 2.06), (1, 2, 1e20, 0.994),
  ]

  private var leverages: [PublishedCheck] {
    let group = stated(
      in: "independent evaluation of arXiv:2507.17702, equation 13 and Table 2", .absolute(0.01),
      because: "stated to two or three decimals")
    return Self.evaluated.map { ratio, granularity, flop, leverage in
      let (a, g) = (PublishedCheck.text(ratio), PublishedCheck.text(granularity))
      return group.check("EL at A = \(a), G = \(g), \(PublishedCheck.text(flop)) FLOP", leverage) {
        self.leverage(activationRatio: ratio, granularity: granularity, flop: flop)
      }
    }
  }

  private var statements: [PublishedCheck] {
    [
      stated(
        in: "arXiv:2507.17702, abstract", .above, because: "the paper claims more than 7"
      ).check("EL at A = 0.031, G = 12, 1e22 FLOP", 7) {
        leverage(activationRatio: 0.031, granularity: 12, flop: 1e22)
      },
      stated(
        in: "arXiv:2507.17702, section 4", .absolute(1), because: "the paper says around 12"
      ).check("best granularity 2^(-β/2γ)", 12) { bestGranularity },
    ]
  }

  private var allocations: [PublishedCheck] {
    ComputeRule.checks(
      of: card.id, "dense", ComputeRule.tianDenseFLOP, ComputeRule.tianDenseTokens)
      + ComputeRule.checks(
        of: card.id, "MoE", ComputeRule.tianRoutedFLOP, ComputeRule.tianRoutedTokens)
  }
}

extension ComputeRule {
  /// Tian and others 2025: allocations, learning rate and batch.
  ///
  /// The paper calls M the FLOP of a forward pass; the products of its Table 1 are training FLOP.
  public static let tian2025: [ComputeRule] = [
    tianDenseFLOP, tianDenseTokens, tianRoutedFLOP, tianRoutedTokens,
    ComputeRule(
      .learningRate, of: "MoE, fitted at 3e17 to 3e20 FLOP", "1.1576", "-0.1529",
      source: tianHyperparameters),
    ComputeRule(
      .batchTokens, of: "MoE, fitted at 3e17 to 3e20 FLOP", "0.0694", "0.3644",
      source: tianHyperparameters),
  ]

  fileprivate static let tianDenseFLOP = ComputeRule(
    .flopPerToken, of: "dense", "0.0655", "0.5422", source: tianTable)
  fileprivate static let tianDenseTokens = ComputeRule(
    .tokens, of: "dense", "15.2582", "0.4578", source: tianTable)
  fileprivate static let tianRoutedFLOP = ComputeRule(
    .flopPerToken, of: "MoE, A = 7.8 %, G = 2", "0.1915", "0.5095", source: tianTable)
  fileprivate static let tianRoutedTokens = ComputeRule(
    .tokens, of: "MoE, A = 7.8 %, G = 2", "5.2232", "0.4905", source: tianTable)

  private static let tianTable = "arXiv:2507.17702, Table 1"
  private static let tianHyperparameters = "arXiv:2507.17702, section 3"
}
