extension ModelLibrary {
  private static let card = "Meta, Llama 4 model card"

  /// The language models without their vision encoders.
  ///
  /// The announced totals include those. Three layers in four attend in chunks of 8,192 tokens.
  static let llama4: [ModelCard] = [
    ModelCard(
      "llama-4-scout-text", name: "Llama 4 Scout (text)", organisation: "Meta",
      shape: .architecture(stack(chunked: [(36, sparse(16))], global: [(12, sparse(16))])),
      shapeSource: Source.maxText("llama4-17b-16e"),
      trainedTokens: .trillion(40, "\(card), quoted in \(Source.epoch)"),
      published: PublishedFigures(
        total: .billion(109, "\(card), quoted in \(Source.epoch)"),
        active: .billion(17, "\(card), quoted in \(Source.epoch)"),
        deviceTime: .hours(5.0e6, "\(card), quoted in \(Source.epoch)"),
        hardware: .devices("H100", nil, card))),
    ModelCard(
      "llama-4-maverick-text", name: "Llama 4 Maverick (text)", organisation: "Meta",
      shape: .architecture(
        stack(
          chunked: [(24, .gated(16_384)), (12, sparse(128))], global: [(12, sparse(128))])),
      shapeSource: Source.maxText("llama4-17b-128e", commit: "5505348"),
      trainedTokens: .trillion(22, Source.recalled(card)),
      published: PublishedFigures(
        total: .billion(400, Source.recalled(card)), active: .billion(17, Source.recalled(card)),
        deviceTime: .hours(2.38e6, Source.recalled(card)),
        hardware: .devices("H100", nil, card))),
  ]

  /// One routed expert and one shared expert for each token.
  private static func sparse(_ experts: Int) -> FeedForward {
    .experts(experts, top: 1, 8192, shared: 1)
  }

  private static func stack(
    chunked: [(count: Int, FeedForward)], global: [(count: Int, FeedForward)]
  ) -> Architecture {
    let whole = GroupedAttention(heads: 40, kvHeads: 8, headDim: 128)
    let blocks = GroupedAttention(heads: 40, kvHeads: 8, headDim: 128, reach: .chunk(8192))
    return Architecture(
      hiddenSize: 5120, vocabulary: 202_048, tiesEmbeddings: false,
      layers: chunked.map { .same($0.count, d: 5120, .attention(blocks), $0.1) }
        + global.map { .same($0.count, d: 5120, .attention(whole), $0.1) },
      finalNormWeights: 5120)
  }
}
