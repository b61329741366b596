extension ModelLibrary {
  private static let gemma1Paper = "Gemma team 2024, Gemma (arXiv 2403.08295)"
  private static let gemma2Paper = "Gemma team 2024, Gemma 2 (arXiv 2408.00118)"
  private static let gemma3Paper = "Gemma team 2025, Gemma 3 (arXiv 2503.19786)"

  static let gemma: [ModelCard] = [
    ModelCard(
      "gemma-2b", name: "Gemma 2B", organisation: "Google",
      shape: .architecture(
        .llama(
          d: 2048, layers: 18, attention: .heads(8, 1, 256), feedForward: .gated(16_384),
          vocabulary: 256_000, ties: true)),
      shapeSource: Source.maxText("gemma-2b"),
      trainingContext: Sourced(8192, Source.recalled(gemma1Paper))),
    ModelCard(
      "gemma-7b", name: "Gemma 7B", organisation: "Google",
      shape: .architecture(
        .llama(
          d: 3072, layers: 28, attention: .heads(16, 16, 256), feedForward: .gated(24_576),
          vocabulary: 256_000, ties: true)),
      shapeSource: Source.maxText("gemma-7b"),
      trainedTokens: .trillion(6, "\(gemma1Paper), quoted in \(Source.epoch)"),
      trainingContext: Sourced(8192, Source.recalled(gemma1Paper)),
      published: PublishedFigures(hardware: .devices("TPU v5e", 4096, Source.epoch))),
    ModelCard(
      "gemma-2-9b", name: "Gemma 2 9B", organisation: "Google",
      shape: .architecture(
        alternating(
          d: 3584, local: 21, global: 21, heads: (16, 8, 256), window: 4096, width: 14_336,
          rows: 256_000)),
      shapeSource: Source.maxText("gemma2-9b"),
      trainedTokens: .trillion(8, Source.recalled(gemma2Paper)),
      trainingContext: Sourced(8192, Source.recalled(gemma2Paper))),
    ModelCard(
      "gemma-2-27b", name: "Gemma 2 27B", organisation: "Google",
      shape: .architecture(
        alternating(
          d: 4608, local: 23, global: 23, heads: (32, 16, 128), window: 4096, width: 36_864,
          rows: 256_000)),
      shapeSource: Source.litGPT, trainedTokens: .trillion(13, Source.recalled(gemma2Paper)),
      trainingContext: Sourced(8192, Source.recalled(gemma2Paper))),
    ModelCard(
      "gemma-3-27b-text", name: "Gemma 3 27B (text)", organisation: "Google",
      shape: .architecture(
        alternating(
          d: 5376, local: 52, global: 10, heads: (32, 16, 128), window: 1024, width: 21_504,
          rows: 262_208, queryKeyNorm: 256)),
      shapeSource: "\(Source.maxText("gemma3-27b")); rows of the released embedding",
      trainedTokens: .trillion(14, "\(gemma3Paper), quoted in \(Source.epoch)"),
      trainingContext: Sourced(32_768, Source.recalled(gemma3Paper)),
      published: PublishedFigures(hardware: .devices("TPU v5p", 6144, Source.epoch))),
  ]

  /// Layers with a sliding window among layers without, four norms each, a tied embedding.
  private static func alternating(
    d: Int, local: Int, global: Int, heads: (query: Int, kv: Int, width: Int), window: Int,
    width: Int, rows: Int, queryKeyNorm: Int = 0
  ) -> Architecture {
    func attention(_ reach: AttentionReach) -> Mixer {
      .attention(
        GroupedAttention(
          heads: heads.query, kvHeads: heads.kv, headDim: heads.width,
          queryKeyNormWeights: queryKeyNorm, reach: reach))
    }
    return Architecture(
      hiddenSize: d, vocabulary: rows, tiesEmbeddings: true,
      layers: [
        .same(local, d: d, attention(.window(window)), .gated(width), normsPerLayer: 4),
        .same(global, d: d, attention(.all), .gated(width), normsPerLayer: 4),
      ], finalNormWeights: d)
  }
}
