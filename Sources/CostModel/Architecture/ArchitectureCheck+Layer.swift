extension ArchitectureCheck {
  /// Checks the layers of one group.
  mutating func group(_ group: LayerGroup, in place: Place) {
    size(group.count, "count", in: place)
    mixer(group.layer.mixer, in: place)
    if let attention = group.layer.crossAttention {
      grouped(attention, in: place.within("crossAttention"))
    }
    feedForward(group.layer.feedForward, in: place)
    weights(group.layer.normWeights, "normWeights", in: place)
  }

  /// Checks the sizes of a mixer.
  mutating func mixer(_ mixer: Mixer, in place: Place) {
    switch mixer {
    case .attention(let attention):
      grouped(attention, in: place)
    case .latent(let attention):
      size(attention.heads, "heads", in: place)
      if let rank = attention.queryRank { size(rank, "queryRank", in: place) }
      size(attention.kvRank, "kvRank", in: place)
      size(attention.plainDim, "plainDim", in: place)
      size(attention.rotaryDim, "rotaryDim", in: place)
      size(attention.valueDim, "valueDim", in: place)
    case .stateSpace(let mixer):
      size(mixer.innerSize, "innerSize", in: place)
      size(mixer.stateSize, "stateSize", in: place)
      size(mixer.convolution, "convolution", in: place)
      size(mixer.stepRank, "stepRank", in: place)
      weights(mixer.normWeights, "mixerNormWeights", in: place)
    case .linear(let mixer):
      size(mixer.heads, "heads", in: place)
      size(mixer.headDim, "headDim", in: place)
    case .gatedDelta(let mixer):
      size(mixer.keyHeads, "keyHeads", in: place)
      size(mixer.keyDim, "keyDim", in: place)
      size(mixer.valueHeads, "valueHeads", in: place)
      size(mixer.valueDim, "valueDim", in: place)
      size(mixer.convolution, "convolution", in: place)
    case .none:
      break
    }
  }

  /// Checks heads, their groups and what they reach.
  mutating func grouped(_ attention: GroupedAttention, in place: Place) {
    let heads = size(attention.heads, "heads", in: place)
    let kvHeads = size(attention.kvHeads, "kvHeads", in: place)
    if heads, kvHeads, !attention.heads.isMultiple(of: attention.kvHeads) {
      fault(
        "kvHeads", in: place,
        "\(attention.heads) heads cannot share \(attention.kvHeads) key-value heads evenly",
        hint: "kvHeads has to divide heads")
    }
    if heads, attention.undivided != 0 {
      fault(
        "heads", in: place, "\(attention.heads) heads do not divide the hidden size \(hiddenSize)",
        hint: "give the head width, or a number of heads that divides it")
    } else if heads {
      size(attention.headDim, "headDim", in: place)
    }
    weights(attention.queryKeyNormWeights, "queryKeyNormWeights", in: place)
    switch attention.reach {
    case .all: break
    case .window(let tokens): size(tokens, "window", in: place)
    case .chunk(let tokens): size(tokens, "chunk", in: place)
    }
  }

  /// Checks the sizes of a feed-forward, and that a token cannot use more experts than there are.
  mutating func feedForward(_ feedForward: FeedForward, in place: Place) {
    switch feedForward {
    case .none:
      break
    case .dense(let dense):
      size(dense.width, "width", in: place)
    case .routed(let routed):
      let experts = size(routed.experts, "experts", in: place)
      let topK = size(routed.topK, "topK", in: place)
      if experts, topK, routed.topK > routed.experts {
        fault(
          "topK", in: place, "a token cannot use \(routed.topK) of \(routed.experts) experts",
          hint: "topK is at most \(routed.experts)")
      }
      size(routed.width, "width", in: place)
      if let shared = routed.shared {
        size(shared.count, "count", in: place.within("shared"))
        size(shared.width, "width", in: place.within("shared"))
      }
      if let residual = routed.residual {
        size(residual.width, "width", in: place.within("residual"))
      }
    }
  }
}
