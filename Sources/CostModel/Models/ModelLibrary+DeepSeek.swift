import Units

extension ModelLibrary {
  private static let v2 = "DeepSeek-AI 2024, DeepSeek-V2 (arXiv 2405.04434)"
  private static let v3 = "DeepSeek-AI 2024, DeepSeek-V3 technical report (arXiv 2412.19437)"
  private static let k2 = "MoonshotAI/Kimi-K2 README (commit d778e27)"

  static let deepSeek: [ModelCard] = [
    ModelCard(
      "deepseek-moe-16b", name: "DeepSeekMoE 16B", organisation: "DeepSeek",
      shape: .architecture(
        stack(
          d: 2048, mixer: .attention(.heads(16, 16, 128)), dense: (1, 10_944), routed: 27,
          .experts(64, top: 6, 1408, shared: 2), vocabulary: 102_400)),
      shapeSource: "DeepseekConfig of deepseek-moe-16b-base",
      trainedTokens: .trillion(2, "deepseek-ai/DeepSeek-MoE README"),
      trainingContext: Sourced(4096, "max_position_embeddings of its configuration"),
      published: PublishedFigures(
        total: .billion(16.4, "deepseek-ai/DeepSeek-MoE README"),
        active: .billion(2.8, Source.epoch))),
    ModelCard(
      "deepseek-v2-lite", name: "DeepSeek-V2-Lite", organisation: "DeepSeek",
      shape: .architecture(
        stack(
          d: 2048, mixer: latent(heads: 16, queryRank: nil), dense: (1, 10_944), routed: 26,
          .experts(64, top: 6, 1408, shared: 2), vocabulary: 102_400)),
      shapeSource: Source.maxText("deepseek2-16b", commit: "6aa8b84"),
      trainedTokens: .trillion(5.7, Source.recalled("\(v2), appendix B")),
      trainingContext: Sourced(
        4096, "\(Source.maxText("deepseek2-16b", commit: "6aa8b84")), before YaRN"),
      published: PublishedFigures(
        total: .billion(15.7, Source.recalled("\(v2), appendix B")),
        active: .billion(2.4, Source.recalled("\(v2), appendix B")))),
    ModelCard(
      "deepseek-v2", name: "DeepSeek-V2", organisation: "DeepSeek",
      shape: .architecture(
        stack(
          d: 5120, mixer: latent(heads: 128, queryRank: 1536), dense: (1, 12_288), routed: 59,
          .experts(160, top: 6, 1536, shared: 2), vocabulary: 102_400)),
      shapeSource: Source.maxText("deepseek2-236b", commit: "5505348"),
      trainedTokens: .trillion(8.1, "deepseek-ai/DeepSeek-V2 README"),
      trainingContext: Sourced(
        4096, "\(Source.maxText("deepseek2-236b", commit: "5505348")), before YaRN"),
      published: PublishedFigures(
        total: .billion(236, v2), active: .billion(21, v2),
        deviceTime: .hours(8.1 * 172_800, "\(v2), 172.8K hours for each trillion tokens"),
        hardware: .devices("H800", nil, v2))),
    ModelCard(
      "deepseek-v3", name: "DeepSeek-V3", organisation: "DeepSeek",
      shape: .architecture(
        stack(
          d: 7168, mixer: latent(heads: 128, queryRank: 1536), dense: (3, 18_432), routed: 58,
          .experts(256, top: 8, 2048, shared: 1), vocabulary: 129_280)),
      shapeSource:
        "deepseek-ai/DeepSeek-V3 inference/configs/config_671B.json (commit 9b4e978), without the "
        + "module that predicts a second token",
      trainedTokens: .trillion(14.8, v3), trainingContext: Sourced(4096, Source.recalled(v3)),
      published: PublishedFigures(
        total: .billion(671, v3), active: .billion(37, v3),
        trainingFLOP: Sourced(FLOP(3.3e24), Source.epoch),
        deviceTime: .hours(2.664e6, "\(v3), table 1, pre-training"),
        hardware: .devices("H800", 2048, v3),
        cost: Sourced(Dollars(5.576e6), "\(v3), table 1, at 2 dollars an hour, all stages"))),
    ModelCard(
      "kimi-k2", name: "Kimi K2", organisation: "Moonshot AI",
      shape: .architecture(
        stack(
          d: 7168, mixer: latent(heads: 64, queryRank: 1536), dense: (1, 18_432), routed: 60,
          .experts(384, top: 8, 2048, shared: 1), vocabulary: 163_840)),
      shapeSource: Source.maxText("kimi-k2-1t", commit: "7c7f628"),
      trainedTokens: .trillion(15.5, k2),
      trainingContext: Sourced(
        4096, "\(Source.maxText("kimi-k2-1t", commit: "7c7f628")), before YaRN"),
      published: PublishedFigures(total: .billion(1000, k2), active: .billion(32, k2))),
  ]

  /// Latent attention with the widths that all its models share.
  private static func latent(heads: Int, queryRank: Int?) -> Mixer {
    .latent(
      LatentAttention(
        heads: heads, queryRank: queryRank, kvRank: 512, plainDim: 128, rotaryDim: 64,
        valueDim: 128))
  }

  /// A few dense layers, then routed ones.
  private static func stack(
    d: Int, mixer: Mixer, dense: (count: Int, width: Int), routed: Int, _ experts: FeedForward,
    vocabulary: Int
  ) -> Architecture {
    Architecture(
      hiddenSize: d, vocabulary: vocabulary, tiesEmbeddings: false,
      layers: [
        .same(dense.count, d: d, mixer, .gated(dense.width)), .same(routed, d: d, mixer, experts),
      ], finalNormWeights: d)
  }
}
