extension ArchitectureCheck {
  /// Checks the layers of one group.
  mutating func group(_ group: LayerGroup, in place: Place) {
    size(group.count, "count", in: place)
    size(group.passes, "passes", in: place)
    mixer(group.layer.mixer, in: place)
    if let attention = group.layer.crossAttention {
      grouped(attention, in: place.within("crossAttention"))
    }
    feedForward(group.layer.feedForward, in: place)
    weights(group.layer.normWeights, "normWeights", in: place)
    if let part = group.layer.beside { self.part(part, in: place.within("beside")) }
    if let part = group.layer.paths { self.part(part, in: place.within("paths")) }
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
      weights(attention.rotaryDim, "rotaryDim", in: place)
      size(attention.valueDim, "valueDim", in: place)
      reach(attention.reach, in: place)
      if let indexer = attention.indexer { self.indexer(indexer, in: place) }
      weights(attention.furtherNormWeights, "furtherNormWeights", in: place)
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
    case .recurrent(let part):
      self.part(part, in: place)
    case .compressed(let attention):
      size(attention.heads, "heads", in: place)
      size(attention.headDim, "headDim", in: place)
      size(attention.queryRank, "queryRank", in: place)
      size(attention.outputGroups, "outputGroups", in: place)
      size(attention.outputRank, "outputRank", in: place)
      size(attention.window, "window", in: place)
      weights(attention.rate, "rate", in: place)
      if let indexer = attention.indexer { self.indexer(indexer, in: place) }
    case .none:
      break
    }
  }

  /// Checks the sums of a part.
  mutating func part(_ part: LayerPart, in place: Place?) {
    for value in [part.columns, part.matrix, part.idle, part.other, part.wide, part.norms] {
      weights(value, "part", in: place)
    }
  }

  /// Checks the sizes of an indexer.
  private mutating func indexer(_ indexer: Indexer, in place: Place) {
    let place = place.within("indexer")
    size(indexer.heads, "heads", in: place)
    size(indexer.headDim, "headDim", in: place)
    size(indexer.block, "block", in: place)
    weights(indexer.normWeights, "normWeights", in: place)
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
    size(attention.inputFactor, "inputFactor", in: place)
    if let valueDim = attention.valueDim { size(valueDim, "valueDim", in: place) }
    if let indexer = attention.indexer { self.indexer(indexer, in: place) }
    reach(attention.reach, in: place)
  }

  private mutating func reach(_ reach: AttentionReach, in place: Place) {
    switch reach {
    case .all: break
    case .window(let tokens): size(tokens, "window", in: place)
    case .chunk(let tokens): size(tokens, "chunk", in: place)
    case .selected(let tokens): size(tokens, "selected", in: place)
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
      let choices = routed.experts + routed.zeroExperts
      if experts, topK, routed.topK > choices {
        fault(
          "topK", in: place, "a token cannot use \(routed.topK) of \(choices) experts",
          hint: "topK is at most \(choices)")
      }
      size(routed.width, "width", in: place)
      weights(routed.zeroExperts, "zeroExperts", in: place)
      if let latent = routed.latent { size(latent, "latent", in: place) }
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
