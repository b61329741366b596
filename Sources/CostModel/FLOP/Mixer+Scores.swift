extension Mixer {
  /// The forward operations of scores for one token: for each key 2·H·(d_qk + d_v), of queries with
  /// keys and of scores with values, and what an indexer does with each key or block of keys.
  fileprivate func scores(
    context s: Double, attention count: AttentionCount, reach: ReachCount
  ) -> Double {
    func keys(_ seen: AttentionReach) -> Double {
      seen.meanKeys(context: s, attention: count, reach: reach)
    }
    switch self {
    case .attention(let attention):
      let scored = (attention.indexer?.scoresPerKey ?? 0) * keys(.all)
      return attention.scoresPerKey * keys(attention.reach) + scored
    case .latent(let attention):
      let scored = (attention.indexer?.scoresPerKey ?? 0) * keys(.all)
      return attention.scoresPerKey * keys(attention.reach) + scored
    case .compressed(let attention):
      return attention.scores(context: s, attention: count, reach: reach)
    case .stateSpace, .linear, .gatedDelta, .recurrent, .none:
      return 0
    }
  }
}

extension Indexer {
  /// 2·H·h for a key, shared by the tokens of a block.
  fileprivate var scoresPerKey: Double {
    2 * Double(heads) * Double(headDim) / Double(block)
  }
}

extension CompressedAttention {
  /// Scores over the window and over the blocks before it.
  ///
  /// Compression is the shape of the model and counts whatever a convention makes of windows; that
  /// an indexer picks some of the blocks counts where windows do.
  fileprivate func scores(
    context s: Double, attention count: AttentionCount, reach: ReachCount
  ) -> Double {
    let near = AttentionReach.window(window).meanKeys(
      context: s, attention: count, reach: .counted)
    guard rate > 0 else { return 4 * Double(heads) * Double(headDim) * near }
    let blocks = s / Double(rate)
    let all = AttentionReach.all.meanKeys(context: blocks, attention: count, reach: reach)
    let picked =
      indexer == nil
      ? all
      : AttentionReach.selected(selected).meanKeys(
        context: blocks, attention: count, reach: reach)
    let scored = (indexer?.scoresPerKey ?? 0) * all
    return 4 * Double(heads) * Double(headDim) * (near + picked) + scored
  }
}

extension GroupedAttention {
  /// 2·H·(h + v), which is 4·H·h where values are as wide as keys.
  fileprivate var scoresPerKey: Double {
    2 * Double(heads) * (Double(headDim) + Double(valueWidth))
  }
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
    var flop = mixer.scores(
      context: s, attention: isEncoder ? .full : attention, reach: reach)
    if let crossAttention { flop += crossAttention.scoresPerKey * s }
    return flop
  }

  /// The forward operations of recurrent states for one token, whatever the context.
  ///
  /// Mamba: 7 for each inner channel and state (discretise, update, read), as Megatron-LM's
  /// `mamba_layer_flops` counts. Linear attention: 4·H·h², to add the outer product of key and
  /// value to the state and to read it with the query. Gated delta: 7·H_v·h_k·h_v, to decay the
  /// state, to recall what it holds under the key, to put the difference there and to read it. The
  /// products inside a block that kernels do besides are left out.
  var stateFLOP: Double {
    Double(mixer.recurrence?.stateFLOP ?? 0) + Double(beside?.stateFLOP ?? 0)
  }
}
