import Units

extension ModelLibrary {
  private static let olmoePaper = "Muennighoff et al. 2024, OLMoE (arXiv 2409.02060)"
  private static let olmo2Card = "allenai/OLMo-2-1124 model card"
  private static let phiCard = "Microsoft, Phi-3.5-MoE model card, quoted in \(Source.epoch)"
  private static let palmPaper = "Chowdhery et al. 2022, PaLM (arXiv 2204.02311)"

  /// Models with shapes of their own, one or two from each organisation.
  static let open: [ModelCard] = [
    ModelCard(
      "olmoe-1b-7b", name: "OLMoE-1B-7B", organisation: "Ai2",
      shape: .architecture(
        .llama(
          d: 2048, layers: 16,
          attention: GroupedAttention(
            heads: 16, kvHeads: 16, headDim: 128, queryKeyNormWeights: 4096),
          feedForward: .experts(64, top: 8, 1024), vocabulary: 50_304)),
      shapeSource: "allenai/OLMoE configs/OLMoE-1B-7B-0924.yml",
      trainedTokens: .trillion(5.13, "\(olmoePaper), quoted in \(Source.epoch)"),
      trainingContext: Sourced(4096, "max_position_embeddings of its configuration"),
      published: PublishedFigures(
        total: .billion(6.9, olmoePaper), active: .billion(1.3, olmoePaper),
        deviceTime: .hours(61_440, "\(olmoePaper), appendix B: 256 H100 for about 10 days"),
        hardware: .devices("H100", 256, "\(olmoePaper), appendix B"))),
    olmo2("7b", d: 4096, layers: 32, heads: 32, width: 11_008, tokens: 4),
    olmo2("13b", d: 5120, layers: 40, heads: 40, width: 13_824, tokens: 5),
    ModelCard(
      "grok-1", name: "Grok-1", organisation: "xAI",
      shape: .architecture(
        .llama(
          d: 6144, layers: 64, attention: .heads(48, 8, 128),
          feedForward: .experts(8, top: 2, 32_768), vocabulary: 131_072, ties: true,
          normsPerLayer: 4)),
      shapeSource: "xai-org/grok-1 run.py (commit 11b95e7); four norms a layer recalled",
      published: PublishedFigures(total: .billion(314, "xai-org/grok-1 README"))),
    ModelCard(
      "phi-3.5-moe", name: "Phi-3.5-MoE", organisation: "Microsoft",
      shape: .architecture(phi), shapeSource: "\(Source.transformers); biases from the release",
      trainedTokens: .trillion(4.9, phiCard),
      published: PublishedFigures(
        total: .billion(41.9, Source.recalled("Phi-3.5-MoE model card")),
        active: .billion(6.6, Source.recalled("Phi-3.5-MoE model card")),
        deviceTime: .hours(512 * 23 * 24, "\(phiCard): 512 H100 for 23 days"),
        hardware: .devices("H100", 512, phiCard))),
    ModelCard(
      "snowflake-arctic", name: "Snowflake Arctic", organisation: "Snowflake",
      shape: .architecture(
        .llama(
          d: 7168, layers: 35, attention: .heads(56, 8, 128),
          feedForward: .routed(
            RoutedFeedForward(
              experts: 128, topK: 2, width: 4864, residual: DenseFeedForward(width: 7168))),
          vocabulary: 32_000, normsPerLayer: 3)),
      shapeSource: Source.recalled("Snowflake/snowflake-arctic-base config.json; 480B/17B agree"),
      trainedTokens: .trillion(3.5, Source.epoch),
      published: PublishedFigures(
        total: .billion(480, "Snowflake Arctic model card"),
        active: .billion(17, "Snowflake Arctic model card"),
        trainingFLOP: Sourced(FLOP(3.57e23), Source.epoch))),
    ModelCard(
      "palm-540b", name: "PaLM 540B", organisation: "Google",
      shape: .architecture(
        .llama(
          d: 18_432, layers: 118, attention: .heads(48, 1, 256), feedForward: .gated(73_728),
          vocabulary: 256_000, ties: true, normsPerLayer: 1)),
      shapeSource: "\(palmPaper), as emergentmind.com quotes it, with one norm a layer and 256,000 "
        + "rows; the count agrees with its 540.35B",
      trainedTokens: .trillion(0.78, "\(palmPaper), as leonericsson.github.io quotes it"),
      trainingContext: Sourced(2048, Source.recalled(palmPaper)),
      published: PublishedFigures(
        total: .billion(540.35, Source.recalled("\(palmPaper), table 1")),
        active: .billion(540.35, Source.recalled("\(palmPaper), table 1")),
        hardware: .devices("TPU v4", 6144, palmPaper))),
    glm(
      "glm-4.5", "GLM-4.5", d: 5120, dense: (3, 12_288), routed: 89, queryKeyNorm: 256,
      .experts(160, top: 8, 1536, shared: 1), total: 355, active: 32),
    glm(
      "glm-4.5-air", "GLM-4.5-Air", d: 4096, dense: (1, 10_944), routed: 45, queryKeyNorm: 0,
      .experts(128, top: 8, 1408, shared: 1), total: 106, active: 12),
  ]

  /// Norms after attention and feed-forward, and over all queries and all keys.
  private static func olmo2(
    _ size: String, d: Int, layers: Int, heads: Int, width: Int, tokens: Double
  ) -> ModelCard {
    ModelCard(
      "olmo-2-\(size)", name: "OLMo 2 \(size.uppercased())", organisation: "Ai2",
      shape: .architecture(
        .llama(
          d: d, layers: layers,
          attention: GroupedAttention(
            heads: heads, kvHeads: heads, headDim: 128, queryKeyNormWeights: 2 * d),
          feedForward: .gated(width), vocabulary: 100_352)),
      shapeSource: Source.litGPT, trainedTokens: .trillion(tokens, olmo2Card),
      trainingContext: Sourced(4096, olmo2Card))
  }

  /// Layer norms with biases, biased projections, a bias on the logits.
  private static var phi: Architecture {
    let attention = GroupedAttention(
      heads: 32, kvHeads: 8, headDim: 128, hasInputBias: true, hasOutputBias: true)
    return Architecture(
      hiddenSize: 4096, vocabulary: 32_064, tiesEmbeddings: false,
      layers: [
        .same(32, d: 4096, .attention(attention), .experts(16, top: 2, 6400), normsPerLayer: 4)
      ], finalNormWeights: 2 * 4096, hasLogitBias: true)
  }

  private static func glm(
    _ id: String, _ name: String, d: Int, dense: (count: Int, width: Int), routed: Int,
    queryKeyNorm: Int, _ experts: FeedForward, total: Double, active: Double
  ) -> ModelCard {
    let attention = Mixer.attention(
      GroupedAttention(
        heads: 96, kvHeads: 8, headDim: 128, hasInputBias: true, queryKeyNormWeights: queryKeyNorm))
    return ModelCard(
      id, name: name, organisation: "Zhipu AI",
      shape: .architecture(
        Architecture(
          hiddenSize: d, vocabulary: 151_552, tiesEmbeddings: false,
          layers: [
            .same(dense.count, d: d, attention, .gated(dense.width)),
            .same(routed, d: d, attention, experts),
          ], finalNormWeights: d)),
      shapeSource: "Megatron-Bridge docs/models/llm/glm45.md and slime scripts/models, without the "
        + "module that predicts a second token",
      published: PublishedFigures(
        total: .billion(total, "zai-org/GLM-4.5 README"),
        active: .billion(active, "zai-org/GLM-4.5 README")))
  }
}
