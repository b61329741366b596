import CostModel

/// The sizes that both stacks share.
struct StackSizes {
  let hiddenSize: Int
  let encoderLayers: Int
  let decoderLayers: Int
  let attention: GroupedAttention
  let width: Int
  let vocabulary: Int

  /// Reads them; a decoder without a depth is as deep as the encoder, or as the dialect's class has
  /// it.
  init(_ keys: inout ConfigKeys, decoderLayers standard: Int? = nil) {
    hiddenSize = keys.size(Spelling.hidden)
    encoderLayers = keys.layerCount(Spelling.layers)
    decoderLayers =
      keys.optionalSize(["num_decoder_layers"], absent: standard, most: ConfigKeys.mostLayers)
      ?? encoderLayers
    let heads = keys.size(Spelling.heads)
    attention = GroupedAttention(
      heads: heads, kvHeads: heads, headDim: keys.size(Spelling.headDim))
    width = keys.size(Spelling.width)
    vocabulary = keys.size(Spelling.vocabulary)
  }

  /// Both stacks with their norms and buckets of relative positions.
  func blueprint(
    ties: Bool, encoder: (Int) -> FeedForward, decoder: (Int) -> FeedForward,
    keys: inout ConfigKeys
  ) -> Blueprint {
    let buckets = keys.size(["relative_attention_num_buckets"], quietly: 32)
    return blueprint(
      ties: ties, encoder: encoder, decoder: decoder, norm: hiddenSize,
      positions: 2 * buckets * attention.heads)
  }

  func blueprint(
    ties: Bool, encoder: (Int) -> FeedForward, decoder: (Int) -> FeedForward, norm: Int,
    positions: Int
  ) -> Blueprint {
    func layers(
      _ count: Int, isDecoder: Bool, _ feedForward: (Int) -> FeedForward
    ) -> [LayerGroup] {
      LayerGroup.grouped(
        (0..<count).map {
          Layer(
            mixer: .attention(attention), crossAttention: isDecoder ? attention : nil,
            feedForward: feedForward($0), normWeights: norm * (isDecoder ? 3 : 2))
        })
    }
    return Blueprint(
      hiddenSize: hiddenSize, vocabulary: vocabulary, tiesEmbeddings: ties,
      layers: layers(decoderLayers, isDecoder: true, decoder),
      encoder: layers(encoderLayers, isDecoder: false, encoder), finalNormWeights: 2 * norm,
      positionWeights: positions)
  }
}
