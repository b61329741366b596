extension ArchitectureCheck {
  /// The sizes of a mixer.
  mutating func mixer(_ mixer: Mixer, at place: String) {
    switch mixer {
    case .attention(let attention):
      grouped(attention, at: place)
    case .latent(let attention):
      size(attention.heads, "\(place).heads")
      if let rank = attention.queryRank { size(rank, "\(place).queryRank") }
      size(attention.kvRank, "\(place).kvRank")
      size(attention.plainDim, "\(place).plainDim")
      size(attention.rotaryDim, "\(place).rotaryDim")
      size(attention.valueDim, "\(place).valueDim")
    case .stateSpace(let mixer):
      size(mixer.innerSize, "\(place).innerSize")
      size(mixer.stateSize, "\(place).stateSize")
      size(mixer.convolution, "\(place).convolution")
      size(mixer.stepRank, "\(place).stepRank")
      weights(mixer.normWeights, "\(place).mixerNormWeights")
    case .linear(let mixer):
      size(mixer.heads, "\(place).heads")
      size(mixer.headDim, "\(place).headDim")
    case .none:
      break
    }
  }

  /// Heads, their groups and what they reach.
  mutating func grouped(_ attention: GroupedAttention, at place: String) {
    let heads = size(attention.heads, "\(place).heads")
    let kvHeads = size(attention.kvHeads, "\(place).kvHeads")
    if heads, kvHeads, !attention.heads.isMultiple(of: attention.kvHeads) {
      fault(
        "\(place).kvHeads",
        "\(attention.heads) heads cannot share \(attention.kvHeads) key-value heads evenly",
        hint: "kvHeads has to divide heads")
    }
    if heads, attention.undivided != 0 {
      fault(
        "\(place).heads", "\(attention.heads) heads do not divide the hidden size \(hiddenSize)",
        hint: "give the head width, or a number of heads that divides it")
    } else if heads {
      size(attention.headDim, "\(place).headDim")
    }
    weights(attention.queryKeyNormWeights, "\(place).queryKeyNormWeights")
    switch attention.reach {
    case .all: break
    case .window(let tokens): size(tokens, "\(place).window")
    case .chunk(let tokens): size(tokens, "\(place).chunk")
    }
  }

  /// The sizes of a feed-forward, and that a token cannot use more experts than there are.
  mutating func feedForward(_ feedForward: FeedForward, at place: String) {
    switch feedForward {
    case .none:
      break
    case .dense(let dense):
      size(dense.width, "\(place).width")
    case .routed(let routed):
      let experts = size(routed.experts, "\(place).experts")
      let topK = size(routed.topK, "\(place).topK")
      if experts, topK, routed.topK > routed.experts {
        fault(
          "\(place).topK", "a token cannot use \(routed.topK) of \(routed.experts) experts",
          hint: "topK is at most \(routed.experts)")
      }
      size(routed.width, "\(place).width")
      if let shared = routed.shared {
        size(shared.count, "\(place).shared.count")
        size(shared.width, "\(place).shared.width")
      }
      if let residual = routed.residual { size(residual.width, "\(place).residual.width") }
    }
  }
}
