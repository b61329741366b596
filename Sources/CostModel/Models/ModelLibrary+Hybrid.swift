extension ModelLibrary {
  private static let miniMaxPaper = "MiniMax 2025, MiniMax-01 (arXiv 2501.08313)"

  /// Models whose layers mix softmax attention with recurrent mixers.
  static let hybrid: [ModelCard] = [
    ModelCard(
      "jamba-v0.1", name: "Jamba v0.1", organisation: "AI21 Labs",
      shape: .architecture(jamba), shapeSource: Source.transformers,
      published: PublishedFigures(
        total: .billion(52, Source.recalled("Lieber et al. 2024, Jamba (arXiv 2403.19887)")),
        active: .billion(12, Source.recalled("Lieber et al. 2024, Jamba (arXiv 2403.19887)")))),
    ModelCard(
      "minimax-01", name: "MiniMax-Text-01", organisation: "MiniMax",
      shape: .architecture(miniMax),
      shapeSource: "\(miniMaxPaper), section 2, and the module listing of the released weights",
      published: PublishedFigures(
        total: .billion(456, miniMaxPaper), active: .billion(45.9, miniMaxPaper))),
  ]

  /// One attention layer in eight, the rest Mamba; every other layer routed.
  private static var jamba: Architecture {
    let mamba = Mixer.stateSpace(
      StateSpace(
        innerSize: 8192, stateSize: 16, convolution: 4, stepRank: 256, normWeights: 256 + 2 * 16))
    let dense = FeedForward.gated(14_336)
    let experts = FeedForward.experts(16, top: 2, 14_336)
    return Architecture(
      hiddenSize: 4096, vocabulary: 65_536, tiesEmbeddings: false,
      layers: [
        .same(12, d: 4096, mamba, dense),
        .same(16, d: 4096, mamba, experts),
        .same(4, d: 4096, .attention(.heads(32, 8, 128)), dense),
      ], finalNormWeights: 4096)
  }

  /// One softmax layer in eight, the rest lightning attention; every layer routed.
  private static var miniMax: Architecture {
    let experts = FeedForward.experts(32, top: 2, 9216)
    return Architecture(
      hiddenSize: 6144, vocabulary: 200_064, tiesEmbeddings: false,
      layers: [
        .same(70, d: 6144, .linear(LinearAttention(heads: 64, headDim: 128)), experts),
        .same(10, d: 6144, .attention(.heads(64, 8, 128)), experts),
      ], finalNormWeights: 6144)
  }
}
