import Units

/// What inference keeps of the tokens of one sequence.
public struct CacheSize: Hashable, Sendable {
  /// The bytes that one more token adds while no window is full.
  public let perToken: Bytes
  /// The bytes of states that do not grow: recurrent ones.
  public let fixed: Bytes
  /// The bytes of one sequence of the asked length.
  public let perSequence: Bytes
}

extension Architecture {
  /// The cache of keys and values of one sequence.
  ///
  /// A layer keeps for each token 2·H_kv·h numbers; latent attention r_kv + r (its compressed
  /// latent and the shared rotary key, DeepSeek-V2, arXiv 2405.04434, section 2.1.2); a window or
  /// chunk at most its own tokens; cross attention the encoder's tokens, taken as many as the
  /// context. Mamba keeps inner·(state + taps - 1) numbers of 4 bytes and linear attention H·h·h of
  /// 4 bytes, whatever the context. Left out: paging waste and the scales of quantised caches.
  ///
  /// - Parameters:
  ///   - context: the tokens of the sequence, at least 1.
  ///   - bytes: the bytes of one cached number; 2 for sixteen bits.
  /// - Returns: the cache of all layers together.
  public func cache(context: Int, bytes: Double = 2) -> CacheSize {
    precondition(context >= 1, "a sequence has at least one token")
    var numbers = 0.0
    var fixed = 0.0
    var all = 0.0
    for group in layers {
      let count = Double(group.count)
      let layer = group.layer
      let kept = layer.mixer.cachedNumbers
      numbers += count * kept
      all += count * kept * Double(layer.mixer.cachedTokens(of: context))
      fixed += count * layer.mixer.stateNumbers
      if let cross = layer.crossAttention {
        all += count * cross.cachedNumbers * Double(context)
        numbers += count * cross.cachedNumbers
      }
    }
    return CacheSize(
      perToken: Bytes(bytes * numbers), fixed: Bytes(4 * fixed),
      perSequence: Bytes(bytes * all + 4 * fixed))
  }
}

extension Mixer {
  /// The numbers kept of each token.
  fileprivate var cachedNumbers: Double {
    switch self {
    case .attention(let attention): attention.cachedNumbers
    case .latent(let attention): Double(attention.kvRank) + Double(attention.rotaryDim)
    case .stateSpace, .linear, .gatedDelta, .none: 0
    }
  }

  /// The tokens that stay in the cache of a sequence.
  fileprivate func cachedTokens(of context: Int) -> Int {
    guard case .attention(let attention) = self else { return context }
    return switch attention.reach {
    case .all: context
    case .window(let tokens), .chunk(let tokens): min(tokens, context)
    }
  }

  /// The numbers of a recurrent state.
  fileprivate var stateNumbers: Double {
    switch self {
    case .stateSpace(let mixer):
      Double(mixer.innerSize) * (Double(mixer.stateSize) + Double(mixer.convolution) - 1)
    case .linear(let mixer):
      Double(mixer.heads) * Double(mixer.headDim) * Double(mixer.headDim)
    case .gatedDelta(let mixer):
      Double(mixer.valueHeads) * Double(mixer.keyDim) * Double(mixer.valueDim)
        + (Double(mixer.convolution) - 1) * mixer.convolvedChannels
    case .attention, .latent, .none:
      0
    }
  }
}

extension GatedDelta {
  /// The channels of queries, keys and values that pass the convolution.
  var convolvedChannels: Double {
    2 * Double(keyHeads) * Double(keyDim) + Double(valueHeads) * Double(valueDim)
  }
}

extension GroupedAttention {
  fileprivate var cachedNumbers: Double { 2 * Double(kvHeads) * Double(headDim) }
}
