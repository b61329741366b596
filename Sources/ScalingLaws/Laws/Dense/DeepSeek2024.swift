import Statistics

extension AllocationLaw {
  /// DeepSeek-AI 2024.
  public static let deepSeek2024 = AllocationLaw(
    card: LawCard(
      id: "deepseek-2024", nicknames: ["deepseek-allocation"],
      formerIDs: ["deepseek-allocation-2024"],
      title: "DeepSeek-AI 2024, DeepSeek LLM: Scaling Open-Source Language Models",
      citation: "arXiv:2401.02954",
      form: "M = 0.1715 C^0.5243, D = 5.8316 C^0.4757",
      conventions: "M FLOP per token without embeddings, read as 6N; D tokens; C = MD",
      provenance: "paper, read in a secondary source",
      range: FittedRange(
        source: "eight isoFLOP budgets, ends recalled and unverified",
        [.compute: Extent(1e17...3e20)]),
      cautions: [
        "the exponent moves with the corpus: 0.450 on early data, 0.524 here, 0.578 on OpenWebText2",
        "the paper's FLOP per token count attention too, so that N = M/6 is a little too large",
      ]),
    coefficients: CoefficientSet(
      SizeAndTokensConstant.self,
      [
        (.factor, ComputeRule.deepSeekFLOP.factor),
        (.exponent, ComputeRule.deepSeekFLOP.exponent),
        (.tokenFactor, ComputeRule.deepSeekTokens.factor),
        (.tokenExponent, ComputeRule.deepSeekTokens.exponent),
      ]),
    form: .sizeAndTokens
  ) { law in
    ComputeRule.checks(
      of: law.card.id, "dense", ComputeRule.deepSeekFLOP, ComputeRule.deepSeekTokens)
  }
}

extension ComputeRule {
  /// DeepSeek-AI 2024: allocation, learning rate and batch of dense models.
  public static let deepSeek2024: [ComputeRule] = [
    deepSeekFLOP, deepSeekTokens,
    ComputeRule(.learningRate, of: "dense", "0.3118", "-0.125", source: deepSeek),
    ComputeRule(.batchTokens, of: "dense", "0.2920", "0.3271", source: deepSeek),
  ]

  fileprivate static let deepSeekFLOP = ComputeRule(
    .flopPerToken, of: "dense", "0.1715", "0.5243", source: deepSeek)
  fileprivate static let deepSeekTokens = ComputeRule(
    .tokens, of: "dense", "5.8316", "0.4757", source: deepSeek)

  private static let deepSeek = "arXiv:2401.02954, section 3 (secondary)"
}
