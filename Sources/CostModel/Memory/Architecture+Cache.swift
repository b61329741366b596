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
      let count = Double(group.count * group.passes)
      let layer = group.layer
      let kept = layer.mixer.cachedNumbers
      numbers += count * kept
      all += count * kept * layer.mixer.cachedTokens(of: context)
      fixed +=
        count * Double((layer.mixer.recurrence?.state ?? 0) + (layer.beside?.state ?? 0))
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

extension Layer {
  /// The bytes that this layer keeps of one sequence of the decoder.
  func cacheBytes(context: Int, bytes: Double) -> Double {
    let state = Double((mixer.recurrence?.state ?? 0) + (beside?.state ?? 0))
    let cross = (crossAttention?.cachedNumbers ?? 0) * Double(context)
    return bytes * (mixer.cachedNumbers * mixer.cachedTokens(of: context) + cross) + 4 * state
  }
}

extension Mixer {
  /// The numbers kept of each token; of compressed attention those of one more block, shared by its
  /// tokens.
  fileprivate var cachedNumbers: Double {
    switch self {
    case .attention(let attention): attention.cachedNumbers
    case .latent(let attention):
      Double(attention.kvRank) + Double(attention.rotaryDim)
        + Double(attention.indexer?.headDim ?? 0)
    case .compressed(let attention): attention.cachedNumbers
    case .stateSpace, .linear, .gatedDelta, .recurrent, .none: 0
    }
  }

  /// The tokens that stay in the cache of a sequence.
  fileprivate func cachedTokens(of context: Int) -> Double {
    switch self {
    case .attention(let attention): attention.reach.cachedTokens(of: context)
    case .latent(let attention): attention.reach.cachedTokens(of: context)
    case .compressed(let attention): attention.cachedTokens(of: context)
    case .stateSpace, .linear, .gatedDelta, .recurrent, .none: Double(context)
    }
  }
}

extension AttentionReach {
  fileprivate func cachedTokens(of context: Int) -> Double {
    switch self {
    case .all, .selected: Double(context)
    case .window(let tokens), .chunk(let tokens): Double(min(tokens, context))
    }
  }
}

extension CompressedAttention {
  fileprivate var cachedNumbers: Double {
    guard rate > 0 else { return Double(headDim) }
    return (Double(headDim) + Double(indexer?.headDim ?? 0)) / Double(rate)
  }

  /// The window's tokens beside the blocks, in units of what one more token adds.
  fileprivate func cachedTokens(of context: Int) -> Double {
    let near = Double(min(window, context))
    guard rate > 0 else { return near }
    return Double(context) + near * Double(headDim) / cachedNumbers
  }
}

extension GroupedAttention {
  fileprivate var cachedNumbers: Double {
    let scored = Double(indexer?.headDim ?? 0) / Double(indexer?.block ?? 1)
    return switch keyValues {
    case .own, .one: Double(kvHeads) * (Double(headDim) + Double(valueWidth)) + scored
    case .earlier: 0
    }
  }
}
