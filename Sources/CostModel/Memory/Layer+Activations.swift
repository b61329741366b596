extension Layer {
  /// The activations of the layer for one token of a sequence of s tokens.
  ///
  /// Korthikanti et al. 2022 (arXiv 2205.05198, section 4.1) generalised. With a bytes a number:
  ///
  /// - each norm: its input, a·d;
  /// - attention: input a·d, queries a·H·h, keys and values 2a·H_kv·h, input of the output
  ///   projection a·H·h, with dropout a mask of d; stored scores (2a + 1)·H·s with dropout and
  ///   a·H·s without, or 4·H for the softmax sums of a fused kernel;
  /// - latent attention: besides, each latent before and after its norm, a·2(r_q + r_kv) + a·r;
  /// - feed-forward: input a·d, 2a·f, or 3a·f where gated, with dropout a mask of d;
  /// - routed feed-forward: router logits 4·E, and for each of K experts the token's copy a·d, its
  ///   inner activations and its output a·d, which the gradient of the router needs;
  /// - Mamba: input a·d and 6a·inner + a·(rank + 2·state), its kernel recomputing the states;
  ///   linear attention: input a·d and 6a·H·h.
  ///
  /// Eight bits keep the inputs of products in one byte; selective recomputation drops what norms and
  /// activation functions hand on, projections up from latents, and outputs of experts (DeepSeek-V3,
  /// arXiv 2412.19437, section 3.2.3), and keeps the inputs of activation functions in eight bits too.
  ///
  /// For multi-head attention and a plain 4d feed-forward in sixteen bits with dropout this is
  /// 34·d + 5·H·s, the published formula. Left out: small statistics of norms, rotary tables,
  /// buffers of communication, and fragmentation.
  func activations(
    hiddenSize d: Double, sequence s: Double, bytes a: Double, format: ActivationFormat
  ) -> LayerActivations {
    var sum = LayerActivations()
    let mask = format.hasDropout ? d : 0
    let q = format.quantisesInputs ? 1 : a
    let selects = format.isSelective
    // The input of a norm, and what it hands to the matrices.
    let block = a * d + (selects ? 0 : q * d) + mask
    // Before the activation function, and what it hands on.
    func inner(_ width: Int, _ isGated: Bool) -> Double {
      let before = (isGated ? 2 : 1) * (selects ? q : a)
      return Double(width) * (before + (selects ? 0 : q))
    }
    if let inner = mixer.innerActivations(bytes: a, selects: selects) {
      sum.boundary += block
      sum.inner += inner
      sum.scores += mixer.scoreActivations(sequence: s, bytes: a, format: format)
    }
    if let crossAttention {
      sum.boundary += block
      sum.inner += crossAttention.innerActivations(bytes: a)
      sum.scores += crossAttention.scoreActivations(sequence: s, bytes: a, format: format)
    }
    sum.inner += a * Double((beside?.kept ?? 0) + (paths?.kept ?? 0))
    // Each of two blocks keeps the further streams that it mixes.
    sum.boundary += 2 * a * d * Double(max((paths?.streams ?? 1) - 1, 0))
    switch feedForward {
    case .none:
      break
    case .dense(let dense):
      sum.boundary += block
      sum.inner += inner(dense.width, dense.isGated)
    case .routed(let routed):
      sum.boundary += block + 4 * Double(routed.experts)
      let one = inner(routed.width, routed.isGated) + q * d + (selects ? 0 : a * d)
      sum.inner += Double(routed.topK) * one
      if let shared = routed.shared {
        sum.inner +=
          Double(shared.count) * inner(shared.width, routed.isGated)
      }
      if let residual = routed.residual {
        sum.inner += inner(residual.width, residual.isGated)
      }
    }
    return sum
  }
}

extension Mixer {
  fileprivate func innerActivations(bytes a: Double, selects: Bool) -> Double? {
    switch self {
    case .attention(let attention):
      return attention.innerActivations(bytes: a)
    case .latent(let attention):
      let heads = Double(attention.heads)
      if selects {
        let kept =
          (attention.queryRank ?? 0) + attention.kvRank + attention.rotaryDim
          + attention.heads * attention.valueDim
        return a * Double(kept)
      }
      let queryKey = 2 * heads * (Double(attention.plainDim) + Double(attention.rotaryDim))
      let latents = 2 * (Double(attention.queryRank ?? 0) + Double(attention.kvRank))
      return a * (queryKey + 2 * heads * Double(attention.valueDim) + latents)
        + a * Double(attention.rotaryDim)
    case .compressed(let attention):
      let queries = 2 * Double(attention.heads) * Double(attention.headDim)
      let ranks =
        2 * Double(attention.queryRank) + 2 * Double(attention.headDim)
        + Double(attention.outputGroups) * Double(attention.outputRank)
      return a * (queries + ranks)
    case .stateSpace, .linear, .gatedDelta, .recurrent:
      return a * Double(recurrence?.kept ?? 0)
    case .none:
      return nil
    }
  }

  fileprivate func scoreActivations(
    sequence s: Double, bytes a: Double, format: ActivationFormat
  ) -> Double {
    switch self {
    case .attention(let attention):
      attention.scoreActivations(sequence: s, bytes: a, format: format)
    case .latent(let attention):
      scores(heads: attention.heads, sequence: s, bytes: a, format: format)
    case .compressed(let attention):
      scores(heads: attention.heads, sequence: s, bytes: a, format: format)
    case .stateSpace, .linear, .gatedDelta, .recurrent, .none:
      0
    }
  }
}

extension GroupedAttention {
  fileprivate func innerActivations(bytes a: Double) -> Double {
    a * (Double(headDim) + Double(valueWidth)) * (Double(heads) + Double(kvHeads))
  }

  fileprivate func scoreActivations(
    sequence s: Double, bytes a: Double, format: ActivationFormat
  ) -> Double {
    scores(heads: heads, sequence: s, bytes: a, format: format)
  }
}

/// Stored scores of so many heads for one token, or the sums that a fused kernel keeps.
private func scores(
  heads: Int, sequence s: Double, bytes a: Double, format: ActivationFormat
) -> Double {
  guard format.storesScores else { return 4 * Double(heads) }
  return Double(heads) * s * (format.hasDropout ? 2 * a + 1 : a)
}
