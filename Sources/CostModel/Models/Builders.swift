extension Architecture {
  /// A stack of equal pre-norm layers of RMS norms and gated feed-forwards, the shape that
  /// LLaMA (arXiv 2302.13971) made common.
  static func llama(
    d: Int, layers: Int, heads: Int, kvHeads: Int, headDim: Int? = nil, vocabulary: Int,
    ties: Bool = false, feedForward: FeedForward, hasInputBias: Bool = false,
    queryKeyNorm: Int = 0
  ) -> Architecture {
    let attention = GroupedAttention(
      heads: heads, kvHeads: kvHeads, headDim: headDim ?? d / heads, hasInputBias: hasInputBias,
      queryKeyNormWeights: queryKeyNorm)
    let layer = Layer(
      mixer: .attention(attention), feedForward: feedForward, normWeights: 2 * d)
    return Architecture(
      hiddenSize: d, vocabulary: vocabulary, tiesEmbeddings: ties,
      layers: [LayerGroup(count: layers, layer: layer)], finalNormWeights: d)
  }
}

extension FeedForward {
  /// A gated feed-forward without biases.
  static func gated(_ width: Int) -> FeedForward { .dense(DenseFeedForward(width: width)) }

  /// Gated experts without biases.
  static func experts(
    _ experts: Int, topK: Int, width: Int, shared: SharedExperts? = nil
  ) -> FeedForward {
    .routed(RoutedFeedForward(experts: experts, topK: topK, width: width, shared: shared))
  }
}
