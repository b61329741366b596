extension LayerPart {
  /// Mamba-2 (Dao and Gu, arXiv 2405.21060, section 7): heads that share a scalar decay, groups that
  /// share input and output matrices.
  ///
  /// One projection to gate, input, both matrices and a step for each head; a depthwise convolution
  /// over input and matrices; a decay, a skip gain and a step bias for each head; the output
  /// projection. Operations of the state are those of the first Mamba, 7 for each channel and state.
  public static func mamba2(
    heads: Int, headDim: Int, stateSize: Int, groups: Int, convolution: Int, hasNorm: Bool = true,
    hasConvolutionBias: Bool = true, hasInputBias: Bool = false, hasOutputBias: Bool = false,
    inner given: Int? = nil
  ) -> LayerPart {
    let inner = given ?? product(heads, headDim)
    let channels = inner + product(2, groups, stateSize)
    let projected = inner + channels + heads
    return LayerPart(
      columns: projected + inner,
      other: product(channels, convolution + (hasConvolutionBias ? 1 : 0)) + product(3, heads)
        + (hasInputBias ? projected : 0),
      wide: hasOutputBias ? 1 : 0, norms: hasNorm ? inner : 0,
      stateFLOP: product(7, inner, stateSize),
      state: product(inner, stateSize) + product(channels, max(0, convolution - 1)),
      kept: product(4, inner) + channels)
  }

  /// A gated short convolution (LFM2): the input is projected to two gates and a value, each channel
  /// is convolved on its own, and projected back.
  public static func shortConvolution(taps: Int, hiddenSize d: Int, hasBias: Bool) -> LayerPart {
    LayerPart(
      columns: product(4, d), other: product(d, taps) + (hasBias ? product(4, d) : 0),
      wide: hasBias ? 1 : 0, stateFLOP: product(2, d, taps),
      state: product(d, max(0, taps - 1)), kept: product(5, d))
  }

  /// Kimi Delta Attention (arXiv 2510.26692, section 3): a gated delta rule whose decay is a number
  /// for each channel of a key.
  ///
  /// Queries, keys and values of so many heads, each convolved; decay and output gate through a
  /// rank, or at once where there is none; a writing strength and a decay base for each head, a step
  /// bias for each channel, a norm over a head's output.
  public static func kimiDelta(
    heads: Int, headDim: Int, convolution: Int, gateRank: Int?
  ) -> LayerPart {
    let inner = product(heads, headDim)
    let gates = gateRank.map { (columns: product(2, $0), matrix: product(2, $0, inner)) }
    return LayerPart(
      columns: product(4, inner) + heads + (gates?.columns ?? product(2, inner)),
      matrix: gates?.matrix ?? 0,
      other: product(3, inner, convolution) + inner + heads, norms: headDim,
      stateFLOP: product(7, inner, headDim),
      state: product(inner, headDim) + product(3, inner, max(0, convolution - 1)),
      kept: product(9, inner))
  }

  /// The real-gated linear recurrent unit of Griffin (De et al., arXiv 2402.19427, section 2.4):
  /// two branches, one of them convolved and passed through gates that are block diagonal in heads.
  public static func gatedLinearUnit(width: Int, heads: Int, convolution: Int) -> LayerPart {
    let block = heads > 0 ? width / heads : width
    return LayerPart(
      columns: product(3, width), matrix: product(2, width, block),
      other: product(width, convolution) + product(6, width), wide: 1,
      stateFLOP: product(8, width), state: product(width, convolution),
      kept: product(7, width))
  }
}

extension StateSpace {
  /// The mixer as a part: the first Mamba.
  var part: LayerPart {
    let small = stepRank + 2 * stateSize
    return LayerPart(
      columns: LayerPart.product(3, innerSize),
      matrix: LayerPart.product(innerSize, small + stepRank),
      other: LayerPart.product(innerSize, convolution + stateSize + 2)
        + (hasConvolutionBias ? innerSize : 0) + (hasProjectionBias ? 2 * innerSize : 0),
      wide: hasProjectionBias ? 1 : 0, norms: normWeights,
      stateFLOP: LayerPart.product(7, innerSize, stateSize),
      state: LayerPart.product(innerSize, stateSize + convolution - 1),
      kept: LayerPart.product(6, innerSize) + small)
  }
}

extension LinearAttention {
  /// The mixer as a part: queries, keys, values, output gate and output.
  var part: LayerPart {
    let inner = LayerPart.product(heads, headDim)
    return LayerPart(
      columns: LayerPart.product(5, inner), norms: inner,
      stateFLOP: LayerPart.product(4, inner, headDim), state: LayerPart.product(inner, headDim),
      kept: LayerPart.product(6, inner))
  }
}

extension GatedDelta {
  /// The mixer as a part: the projections d·(2k + 2v) + d·2H_v + v·d with k and v the widths of all
  /// keys and all values; the convolution over 2k + v channels, the decays and the step biases enter
  /// no matrix product.
  var part: LayerPart {
    let keys = LayerPart.product(keyHeads, keyDim)
    let values = LayerPart.product(valueHeads, valueDim)
    let channels = 2 * keys + values
    let numbers = 2 * valueHeads
    return LayerPart(
      columns: 2 * keys + 3 * values + numbers,
      other: LayerPart.product(channels, convolution) + numbers, norms: valueDim,
      stateFLOP: LayerPart.product(7, values, keyDim),
      state: LayerPart.product(values, keyDim) + LayerPart.product(channels, convolution - 1),
      kept: 2 * channels + LayerPart.product(3, values))
  }
}

extension Mixer {
  /// The part that a mixer without cached tokens is; nil for softmax attention.
  var recurrence: LayerPart? {
    switch self {
    case .stateSpace(let mixer): mixer.part
    case .linear(let mixer): mixer.part
    case .gatedDelta(let mixer): mixer.part
    case .recurrent(let part): part
    case .attention, .latent, .compressed, .none: nil
    }
  }
}
