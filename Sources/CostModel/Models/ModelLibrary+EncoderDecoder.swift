import Units

extension ModelLibrary {
  private static let stMoEPaper = "Zoph et al. 2022, ST-MoE (arXiv 2202.08906)"

  /// Encoder-decoder models of the T5 kind; both stacks count as active.
  static let encoderDecoder: [ModelCard] = [
    ModelCard(
      "switch-base-8", name: "Switch-Base-8", organisation: "Google",
      shape: .architecture(switchBase),
      shapeSource: Source.recalled("google/switch-base-8 config.json")),
    ModelCard(
      "st-moe-32b", name: "ST-MoE-32B", organisation: "Google",
      shape: .architecture(stMoE),
      shapeSource: Source.recalled("\(stMoEPaper), table of architectures; norm weights left out"),
      trainedTokens: .trillion(1.5, Source.epoch),
      published: PublishedFigures(
        total: .billion(269, stMoEPaper), trainingFLOP: Sourced(FLOP(2.9e23), Source.epoch))),
  ]

  /// Twelve layers a stack, every other one with eight experts of which one is used; relative
  /// positions in 32 buckets for each head of each stack.
  private static var switchBase: Architecture {
    let dense = FeedForward.dense(DenseFeedForward(width: 3072, isGated: false))
    let experts = FeedForward.routed(
      RoutedFeedForward(experts: 8, topK: 1, width: 3072, isGated: false))
    return Architecture(
      hiddenSize: 768, vocabulary: 32_128, tiesEmbeddings: true,
      layers: stack(6, 6, dense, experts, .heads(12, 12, 64), cross: true, norm: 768),
      encoder: stack(6, 6, dense, experts, .heads(12, 12, 64), cross: false, norm: 768),
      finalNormWeights: 2 * 768, positionWeights: 2 * 32 * 12)
  }

  /// Twenty-seven layers a stack, six of them with 64 experts of which two are used.
  private static var stMoE: Architecture {
    let dense = FeedForward.gated(20_480)
    let experts = FeedForward.experts(64, top: 2, 20_480)
    return Architecture(
      hiddenSize: 5120, vocabulary: 256_128, tiesEmbeddings: false,
      layers: stack(21, 6, dense, experts, .heads(64, 64, 128), cross: true, norm: 0),
      encoder: stack(21, 6, dense, experts, .heads(64, 64, 128), cross: false, norm: 0),
      finalNormWeights: 0)
  }

  /// Dense and routed layers with a norm before each of their parts.
  private static func stack(
    _ denseCount: Int, _ routedCount: Int, _ dense: FeedForward, _ experts: FeedForward,
    _ attention: GroupedAttention, cross: Bool, norm: Int
  ) -> [LayerGroup] {
    [(denseCount, dense), (routedCount, experts)].map { count, feedForward in
      LayerGroup(
        count: count,
        layer: Layer(
          mixer: .attention(attention), crossAttention: cross ? attention : nil,
          feedForward: feedForward, normWeights: norm * (cross ? 3 : 2)))
    }
  }
}
