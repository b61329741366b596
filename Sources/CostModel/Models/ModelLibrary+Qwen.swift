extension ModelLibrary {
  private static let qwen2Paper = "Yang et al. 2024, Qwen2 (arXiv 2407.10671)"
  private static let qwen25Paper = "Yang et al. 2024, Qwen2.5 (arXiv 2412.15115)"
  private static let qwen3Paper = "Yang et al. 2025, Qwen3 (arXiv 2505.09388)"

  static let qwen: [ModelCard] = [
    ModelCard(
      "qwen1.5-moe-a2.7b", name: "Qwen1.5-MoE-A2.7B", organisation: "Alibaba",
      shape: .architecture(
        .llama(
          d: 2048, layers: 24, attention: biased(16, 16),
          feedForward: gatedShare(60, 4, 1408, 5632),
          vocabulary: 151_936)),
      shapeSource: Source.transformers,
      published: PublishedFigures(
        total: .billion(14.3, Source.recalled("Qwen1.5-MoE model card")),
        active: .billion(2.7, "the model's name"))),
    ModelCard(
      "qwen2-57b-a14b", name: "Qwen2-57B-A14B", organisation: "Alibaba",
      shape: .architecture(
        .llama(
          d: 3584, layers: 28, attention: biased(28, 4),
          feedForward: gatedShare(64, 8, 2560, 20_480), vocabulary: 151_936)),
      shapeSource: "module listing of Qwen2MoeForCausalLM for the released weights "
        + "(blog.csdn.net/a1920993165/article/details/139566002); top-8 recalled",
      trainedTokens: .trillion(4.5, Source.recalled(qwen2Paper)),
      published: PublishedFigures(
        total: .billion(57, "the model's name"), active: .billion(14, "the model's name"))),
    qwen25("1.5b", d: 1536, layers: 28, heads: 12, kv: 2, width: 8960, ties: true),
    qwen25("7b", d: 3584, layers: 28, heads: 28, kv: 4, width: 18_944),
    qwen25("14b", d: 5120, layers: 48, heads: 40, kv: 8, width: 13_824),
    qwen25("32b", d: 5120, layers: 64, heads: 40, kv: 8, width: 27_648),
    qwen25("72b", d: 8192, layers: 80, heads: 64, kv: 8, width: 29_568),
    qwen3("8b", d: 4096, layers: 36, heads: 32, kv: 8, .gated(12_288)),
    qwen3("32b", d: 5120, layers: 64, heads: 64, kv: 8, .gated(25_600)),
    qwen3(
      "30b-a3b", d: 2048, layers: 48, heads: 32, kv: 4, .experts(128, top: 8, 768),
      total: 30.5, active: 3.3),
    qwen3(
      "235b-a22b", d: 4096, layers: 94, heads: 64, kv: 4, .experts(128, top: 8, 1536),
      total: 235, active: 22),
  ]

  /// Heads of 128 with biased queries, keys and values.
  private static func biased(_ heads: Int, _ kvHeads: Int) -> GroupedAttention {
    GroupedAttention(heads: heads, kvHeads: kvHeads, headDim: 128, hasInputBias: true)
  }

  /// Routed experts beside one shared expert with a gate.
  private static func gatedShare(
    _ experts: Int, _ topK: Int, _ width: Int, _ sharedWidth: Int
  ) -> FeedForward {
    .routed(
      RoutedFeedForward(
        experts: experts, topK: topK, width: width,
        shared: SharedExperts(count: 1, width: sharedWidth, hasGate: true)))
  }

  private static func qwen25(
    _ size: String, d: Int, layers: Int, heads: Int, kv: Int, width: Int, ties: Bool = false
  ) -> ModelCard {
    ModelCard(
      "qwen2.5-\(size)", name: "Qwen2.5-\(size.uppercased())", organisation: "Alibaba",
      shape: .architecture(
        .llama(
          d: d, layers: layers, attention: biased(heads, kv), feedForward: .gated(width),
          vocabulary: ties ? 151_936 : 152_064, ties: ties)),
      shapeSource: Source.litGPT,
      trainedTokens: .trillion(18, "\(qwen25Paper), quoted in \(Source.epoch)"),
      trainingContext: Sourced(4096, Source.recalled(qwen25Paper)))
  }

  private static func qwen3(
    _ size: String, d: Int, layers: Int, heads: Int, kv: Int, _ feedForward: FeedForward,
    total: Double? = nil, active: Double? = nil
  ) -> ModelCard {
    let attention = GroupedAttention(
      heads: heads, kvHeads: kv, headDim: 128, queryKeyNormWeights: 256)
    return ModelCard(
      "qwen3-\(size)", name: "Qwen3-\(size.uppercased())", organisation: "Alibaba",
      shape: .architecture(
        .llama(
          d: d, layers: layers, attention: attention, feedForward: feedForward,
          vocabulary: 151_936)),
      shapeSource: size == "32b" ? Source.litGPT : Source.maxText("qwen3-\(size)"),
      trainedTokens: .trillion(36, "\(qwen3Paper), quoted in \(Source.epoch)"),
      trainingContext: Sourced(4096, Source.recalled(qwen3Paper)),
      published: PublishedFigures(
        total: total.map { .billion($0, Source.recalled(qwen3Paper)) },
        active: active.map { .billion($0, Source.recalled(qwen3Paper)) }))
  }
}
