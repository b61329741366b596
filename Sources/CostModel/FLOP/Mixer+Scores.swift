extension Mixer {
  /// The forward operations for one token and one key: 2·H·(d_qk + d_v), of queries with keys and
  /// of scores with values.
  fileprivate func scoresPerKey() -> (flop: Double, reach: AttentionReach)? {
    switch self {
    case .attention(let attention): (attention.scoresPerKey, attention.reach)
    case .latent(let attention): (attention.scoresPerKey, .all)
    case .stateSpace, .linear, .gatedDelta, .none: nil
    }
  }

  /// The forward operations of a recurrent state for one token, whatever the context.
  ///
  /// Mamba: 7 for each inner channel and state (discretise, update, read), as Megatron-LM's
  /// `mamba_layer_flops` counts. Linear attention: 4·H·h², to add the outer product of key and
  /// value to the state and to read it with the query. Gated delta: 7·H_v·h_k·h_v, to decay the
  /// state, to recall what it holds under the key, to put the difference there and to read it. The
  /// products inside a block that kernels do besides are left out.
  fileprivate var statePerToken: Double {
    switch self {
    case .stateSpace(let mixer): 7 * Double(mixer.innerSize) * Double(mixer.stateSize)
    case .linear(let mixer): 4 * Double(mixer.heads) * Double(mixer.headDim) * Double(mixer.headDim)
    case .gatedDelta(let mixer):
      7 * Double(mixer.valueHeads) * Double(mixer.keyDim) * Double(mixer.valueDim)
    case .attention, .latent, .none: 0
    }
  }
}

extension GroupedAttention {
  /// 4·H·h.
  fileprivate var scoresPerKey: Double { 4 * Double(heads) * Double(headDim) }
}

extension LatentAttention {
  /// 2·H·(p + r + v): queries and keys are wider than values.
  fileprivate var scoresPerKey: Double {
    2 * Double(heads) * (Double(plainDim) + Double(rotaryDim) + Double(valueDim))
  }
}

extension Layer {
  /// The forward operations of attention scores for one token of a context of s tokens.
  ///
  /// An encoder's self-attention and cross attention are not causal and always count in full.
  func scores(
    context s: Double, attention: AttentionCount, reach: ReachCount, isEncoder: Bool
  ) -> Double {
    var flop = 0.0
    if let (perKey, own) = mixer.scoresPerKey() {
      let count = isEncoder ? .full : attention
      flop += perKey * own.meanKeys(context: s, attention: count, reach: reach)
    }
    if let crossAttention { flop += crossAttention.scoresPerKey * s }
    return flop
  }

  /// The forward operations of a recurrent state for one token.
  var stateFLOP: Double { mixer.statePerToken }
}
