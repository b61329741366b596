extension Architecture {
  /// The weights of every component, in a number type of the caller's choice.
  func weights<Value: Countable>(in type: Value.Type) -> PerComponent<WeightTally<Value>> {
    var tally = PerComponent<WeightTally<Value>>()
    let d = Value(hiddenSize)
    let embedding = Value(vocabulary) * Value(embeddingSize)
    if !tiesEmbeddings { tally.inputEmbedding = WeightTally(other: embedding) }
    tally.unembedding = WeightTally(matrix: embedding)
    if embeddingSize != hiddenSize {
      tally.embeddingProjections = WeightTally(matrix: 2 * d * Value(embeddingSize))
    }
    tally.positions = WeightTally(other: Value(positionWeights))
    tally.norms = WeightTally(other: Value(finalNormWeights))
    if hasLogitBias { tally.logitBias = WeightTally(other: Value(vocabulary)) }
    for group in encoder { group.add(to: &tally, hiddenSize: d) }
    for group in layers { group.add(to: &tally, hiddenSize: d) }
    return tally
  }
}

extension LayerGroup {
  /// Adds the weights of these layers to the components they belong to.
  fileprivate func add<Value: Countable>(
    to tally: inout PerComponent<WeightTally<Value>>, hiddenSize d: Value
  ) {
    let count = Value(count)
    var norms = WeightTally<Value>(other: Value(layer.normWeights))
    switch layer.mixer {
    case .attention(let attention):
      tally.attention += attention.projections(hiddenSize: d).times(count)
      norms += WeightTally(other: Value(attention.queryKeyNormWeights))
    case .latent(let attention):
      tally.attention += attention.projections(hiddenSize: d).times(count)
      norms += attention.norms()
    case .stateSpace(let mixer):
      tally.recurrence += mixer.weights(hiddenSize: d).times(count)
      norms += WeightTally(other: Value(mixer.normWeights))
    case .linear(let mixer):
      tally.recurrence += mixer.weights(hiddenSize: d).times(count)
      norms += WeightTally(other: Value(mixer.heads) * Value(mixer.headDim))
    case .gatedDelta(let mixer):
      tally.recurrence += mixer.weights(hiddenSize: d).times(count)
      norms += WeightTally(other: Value(mixer.valueDim))
    case .none:
      break
    }
    if let attention = layer.crossAttention {
      tally.attention += attention.projections(hiddenSize: d).times(count)
      norms += WeightTally(other: Value(attention.queryKeyNormWeights))
    }
    switch layer.feedForward {
    case .none:
      break
    case .dense(let dense):
      tally.denseFeedForward += dense.weights(hiddenSize: d).times(count)
    case .routed(let routed):
      tally.router += routed.router(hiddenSize: d).times(count)
      tally.routedExperts += routed.routedExperts(hiddenSize: d).times(count)
      tally.sharedExperts += routed.sharedExperts(hiddenSize: d).times(count)
      if let residual = routed.residual {
        tally.denseFeedForward += residual.weights(hiddenSize: d).times(count)
      }
    }
    tally.norms += norms.times(count)
  }
}
