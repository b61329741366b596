extension Architecture {
  /// The weights of every component, in a number type of the caller's choice; as a token passes them,
  /// so that those of layers that it passes again count again, or each once.
  func weights<Value: Countable>(
    in type: Value.Type, asPassed: Bool = false
  ) -> PerComponent<WeightTally<Value>> {
    var tally = PerComponent<WeightTally<Value>>()
    let d = Value(hiddenSize)
    let embedding = Value(vocabulary) * Value(embeddingSize)
    tally.inputEmbedding = WeightTally(
      other: (tiesEmbeddings ? 0 : embedding) + Value(lookupWeights))
    tally.unembedding = WeightTally(matrix: embedding)
    if embeddingSize != hiddenSize {
      tally.embeddingProjections = WeightTally(matrix: 2 * d * Value(embeddingSize))
    }
    tally.positions = WeightTally(other: Value(positionWeights))
    tally.norms = WeightTally(other: Value(finalNormWeights))
    if hasLogitBias { tally.logitBias = WeightTally(other: Value(vocabulary)) }
    if let paths {
      tally.residualPaths = paths.weights(hiddenSize: d)
      tally.norms += WeightTally(other: Value(paths.norms))
    }
    for group in encoder { group.add(to: &tally, hiddenSize: d, asPassed: asPassed) }
    for group in layers { group.add(to: &tally, hiddenSize: d, asPassed: asPassed) }
    return tally
  }
}

extension LayerGroup {
  /// Adds the weights of these layers to the components they belong to.
  fileprivate func add<Value: Countable>(
    to tally: inout PerComponent<WeightTally<Value>>, hiddenSize d: Value, asPassed: Bool
  ) {
    let count = Value(asPassed ? count * passes : count)
    var norms = WeightTally<Value>(other: Value(layer.normWeights))
    switch layer.mixer {
    case .attention(let attention):
      tally.attention += attention.projections(hiddenSize: d).times(count)
      norms += WeightTally(
        other: Value(attention.queryKeyNormWeights) + Value(attention.indexer?.normWeights ?? 0))
    case .latent(let attention):
      tally.attention += attention.projections(hiddenSize: d).times(count)
      norms += attention.norms()
    case .compressed(let attention):
      tally.attention += attention.projections(hiddenSize: d).times(count)
      norms += attention.norms()
    case .stateSpace, .linear, .gatedDelta, .recurrent, .none:
      break
    }
    for part in [layer.mixer.recurrence, layer.beside] {
      guard let part else { continue }
      tally.recurrence += part.weights(hiddenSize: d).times(count)
      norms += WeightTally(other: Value(part.norms))
    }
    if let paths = layer.paths {
      tally.residualPaths += paths.weights(hiddenSize: d).times(count)
      norms += WeightTally(other: Value(paths.norms))
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
