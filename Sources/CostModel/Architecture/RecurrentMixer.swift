/// A selective state-space layer of the first Mamba (Gu and Dao, arXiv 2312.00752, section 3.4).
///
/// Its weights are the projection to twice the inner width, a depthwise convolution, the
/// projection to step, input and output matrices, the step projection with bias, the state
/// matrix, the skip gains and the output projection.
public struct StateSpace: Hashable, Sendable {
  /// The inner width, usually twice the hidden size.
  public var innerSize: Int
  /// The state kept for each inner channel.
  public var stateSize: Int
  /// The taps of the depthwise convolution.
  public var convolution: Int
  /// The rank of the step projection, usually the hidden size over 16, rounded up.
  public var stepRank: Int
  /// The weights of the norms on step, input and output matrices (Jamba has them).
  public var normWeights: Int
  /// Whether the convolution has a bias.
  public var hasConvolutionBias: Bool
  /// Whether the first and the last projection have biases.
  public var hasProjectionBias: Bool

  public init(
    innerSize: Int, stateSize: Int, convolution: Int, stepRank: Int, normWeights: Int = 0,
    hasConvolutionBias: Bool = true, hasProjectionBias: Bool = false
  ) {
    self.innerSize = innerSize
    self.stateSize = stateSize
    self.convolution = convolution
    self.stepRank = stepRank
    self.normWeights = normWeights
    self.hasConvolutionBias = hasConvolutionBias
    self.hasProjectionBias = hasProjectionBias
  }
}

/// Lightning attention as in MiniMax-01 (arXiv 2501.08313, section 2.2): linear attention with
/// a gated output.
///
/// Its weights are one projection to queries, keys and values, the output gate, a norm over the
/// heads' output and the output projection.
public struct LinearAttention: Hashable, Sendable {
  public var heads: Int
  public var headDim: Int

  public init(heads: Int, headDim: Int) {
    self.heads = heads
    self.headDim = headDim
  }
}

/// A gated delta network (Yang et al., arXiv 2412.06464) as in Qwen3-Next.
///
/// Its weights are one projection to queries, keys, values and output gate, one to two numbers for
/// each value head, a depthwise convolution over queries, keys and values, a decay and a step bias
/// for each value head, a norm over the channels of a head's output and the output projection.
public struct GatedDelta: Hashable, Sendable {
  public var keyHeads: Int
  public var keyDim: Int
  public var valueHeads: Int
  public var valueDim: Int
  /// The taps of the depthwise convolution.
  public var convolution: Int

  public init(keyHeads: Int, keyDim: Int, valueHeads: Int, valueDim: Int, convolution: Int) {
    self.keyHeads = keyHeads
    self.keyDim = keyDim
    self.valueHeads = valueHeads
    self.valueDim = valueDim
    self.convolution = convolution
  }
}
