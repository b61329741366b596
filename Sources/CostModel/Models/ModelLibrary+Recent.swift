extension ModelLibrary {
  /// Models with experts whose shapes were recalled.
  ///
  /// Their counts agree with the sizes in their names and with their own modules built without
  /// weights (transformers 5.23.0).
  static let recent: [ModelCard] = [
    card(
      "qwen3-coder-480b-a35b", "Qwen3-Coder-480B-A35B", "Alibaba", total: 480, active: 35,
      .llama(
        d: 6144, layers: 62,
        attention: GroupedAttention(heads: 96, kvHeads: 8, headDim: 128, queryKeyNormWeights: 256),
        feedForward: .experts(160, top: 8, 2560), vocabulary: 151_936)),
    card("qwen3-next-80b-a3b", "Qwen3-Next-80B-A3B", "Alibaba", total: 80, active: 3, qwen3Next),
    card(
      "minimax-m2", "MiniMax-M2", "MiniMax", total: 230, active: 10,
      .llama(
        d: 3072, layers: 62,
        attention: GroupedAttention(
          heads: 48, kvHeads: 8, headDim: 128, queryKeyNormWeights: (48 + 8) * 128),
        feedForward: .experts(256, top: 8, 1536), vocabulary: 200_064)),
    card("dots.llm1", "dots.llm1", "rednote", total: 142, active: 14, dots),
    card(
      "hunyuan-a13b", "Hunyuan-A13B", "Tencent", total: 80, active: 13,
      .llama(
        d: 4096, layers: 32,
        attention: GroupedAttention(heads: 32, kvHeads: 8, headDim: 128, queryKeyNormWeights: 256),
        feedForward: .experts(64, top: 8, 3072, shared: 1), vocabulary: 128_167, ties: true)),
    card("ernie-4.5-300b-a47b", "ERNIE 4.5 300B-A47B", "Baidu", total: 300, active: 47, ernie),
    card("jamba-1.5-large", "Jamba 1.5 Large", "AI21 Labs", total: 398, active: 94, jambaLarge),
    card(
      "granite-3.0-3b-a800m", "Granite 3.0 3B-A800M", "IBM", total: 3.3, active: 0.8,
      .llama(
        d: 1536, layers: 32, attention: .heads(24, 8, 64), feedForward: .experts(40, top: 8, 512),
        vocabulary: 49_155, ties: true)),
  ]

  private static func card(
    _ id: String, _ name: String, _ organisation: String, total: Double, active: Double,
    _ architecture: Architecture
  ) -> ModelCard {
    ModelCard(
      id, name: name, organisation: organisation, shape: .architecture(architecture),
      shapeSource: Source.recalled("the released config.json; its count agrees with the name"),
      published: PublishedFigures(
        total: .billion(total, Source.recalled("the model's name or card")),
        active: .billion(active, Source.recalled("the model's name or card"))))
  }

  /// Gated delta networks in three layers of four, gated softmax attention in the fourth.
  private static var qwen3Next: Architecture {
    let delta = GatedDelta(
      keyHeads: 16, keyDim: 128, valueHeads: 32, valueDim: 128, convolution: 4)
    var softmax = GroupedAttention(heads: 16, kvHeads: 2, headDim: 256, queryKeyNormWeights: 512)
    softmax.outputGate = .queries
    let experts = FeedForward.routed(
      RoutedFeedForward(
        experts: 512, topK: 10, width: 512,
        shared: SharedExperts(count: 1, width: 512, hasGate: true)))
    return Architecture(
      hiddenSize: 2048, vocabulary: 151_936, tiesEmbeddings: false,
      layers: [
        .same(36, d: 2048, .gatedDelta(delta), experts),
        .same(12, d: 2048, .attention(softmax), experts),
      ], finalNormWeights: 2048)
  }

  /// One dense layer, then routed ones.
  private static var dots: Architecture {
    let attention = Mixer.attention(
      GroupedAttention(heads: 32, kvHeads: 32, headDim: 128, queryKeyNormWeights: 256))
    return Architecture(
      hiddenSize: 4096, vocabulary: 152_064, tiesEmbeddings: false,
      layers: [
        .same(1, d: 4096, attention, .gated(10_944)),
        .same(61, d: 4096, attention, .experts(128, top: 6, 1408, shared: 2)),
      ], finalNormWeights: 4096)
  }

  /// Three dense layers, then routed ones.
  private static var ernie: Architecture {
    let attention = Mixer.attention(.heads(64, 8, 128))
    return Architecture(
      hiddenSize: 8192, vocabulary: 103_424, tiesEmbeddings: false,
      layers: [
        .same(3, d: 8192, attention, .gated(28_672)),
        .same(
          51, d: 8192, attention,
          .routed(RoutedFeedForward(experts: 64, topK: 8, width: 3584, routerHasBias: true))),
      ], finalNormWeights: 8192)
  }

  /// One attention layer in eight, the rest Mamba; every other layer routed.
  private static var jambaLarge: Architecture {
    let mamba = Mixer.stateSpace(
      StateSpace(
        innerSize: 16_384, stateSize: 16, convolution: 4, stepRank: 512, normWeights: 512 + 2 * 16))
    return Architecture(
      hiddenSize: 8192, vocabulary: 65_536, tiesEmbeddings: false,
      layers: [
        .same(27, d: 8192, mamba, .gated(24_576)),
        .same(36, d: 8192, mamba, .experts(16, top: 2, 24_576)),
        .same(9, d: 8192, .attention(.heads(64, 8, 128)), .gated(24_576)),
      ], finalNormWeights: 8192)
  }
}
