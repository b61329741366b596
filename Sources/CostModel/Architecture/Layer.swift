/// Equal layers of one stack: how many, and what one of them is made of.
///
/// No count in this module depends on the order of layers, so a model that repeats a pattern
/// (one attention layer in eight, every other layer routed) lists each kind once.
public struct LayerGroup: Hashable, Sendable {
  public var count: Int
  /// How often a token passes each of them: layers that lend their weights to several places hold
  /// them once and cost as often (Zamba2).
  public var passes = 1
  public var layer: Layer

  public init(count: Int, layer: Layer) {
    self.count = count
    self.layer = layer
  }
}

/// One transformer layer: a mixer of tokens, a feed-forward of each token, and their norms.
public struct Layer: Hashable, Sendable {
  public var mixer: Mixer
  /// Attention of a decoder layer to the encoder's output, where there is one.
  public var crossAttention: GroupedAttention?
  public var feedForward: FeedForward
  /// The weights of all norms over the hidden state in this layer, gains and biases together.
  ///
  /// 2d for two RMS norms, 4d for two layer norms with biases. Norms inside a mixer are its own.
  public var normWeights: Int
  /// A recurrence that works beside the mixer on the same input (Falcon-H1).
  public var beside: LayerPart?
  /// What else passes the hidden state on: hyper-connections, AltUp, LAuReL, embeddings for each
  /// layer.
  public var paths: LayerPart?

  public init(
    mixer: Mixer, crossAttention: GroupedAttention? = nil, feedForward: FeedForward,
    normWeights: Int
  ) {
    self.mixer = mixer
    self.crossAttention = crossAttention
    self.feedForward = feedForward
    self.normWeights = normWeights
  }
}
