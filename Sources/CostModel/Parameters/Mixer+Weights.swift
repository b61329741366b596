extension GroupedAttention {
  /// The width of a value.
  var valueWidth: Int { valueDim ?? headDim }

  /// The weights of the four projections: d·H·h for queries, H·v·d for the output, d·H_kv·h for
  /// keys and d·H_kv·v for values where the layer has its own, with an output gate, an indexer,
  /// biases and sinks where there are any.
  func projections<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let queries = Value(heads) * Value(headDim)
    let outputs = Value(heads) * Value(valueWidth)
    let both = Value(kvHeads) * (Value(headDim) + Value(valueWidth))
    let keys: Value =
      switch keyValues {
      case .own: both
      case .one: Value(kvHeads) * Value(headDim)
      case .earlier: 0
      }
    let gate = Value(outputGate.columns(heads: heads, width: valueWidth))
    var other: Value = hasSinks ? Value(heads) : 0
    if hasInputBias { other += queries + keys + (outputGate == .queries ? gate : 0) }
    if hasOutputBias { other += d }
    let scorer: WeightTally<Value> = indexer?.weights(hiddenSize: d) ?? .zero
    let inputs = Value(inputFactor) * (queries + keys + gate)
    return WeightTally(matrix: d * (inputs + outputs), other: other) + scorer
  }
}

extension Indexer {
  /// Its queries from the query latent or the hidden state, one key, and a weight for each head.
  func weights<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let queries = (queryRank.map { Value($0) } ?? d) * Value(heads) * Value(headDim)
    return WeightTally(
      matrix: queries
        + d * (Value(headDim) + (hasHeadWeights ? Value(heads) : 0) + Value(poolWidth)),
      other: Value(poolWidth) * Value(block))
  }
}

extension CompressedAttention {
  /// The weights of all projections: queries through their rank, the one key, the output in groups,
  /// and of a compressor's values, gates and positions, twice as wide where an indexer picks blocks.
  func projections<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let queries = Value(heads) * Value(headDim)
    let output = Value(outputRank) * (queries + Value(outputGroups) * d)
    var tally = WeightTally(
      matrix: Value(queryRank) * (d + queries) + d * Value(headDim) + output, other: Value(heads))
    if rate > 0 {
      let overlap: Value = indexer == nil ? 1 : 2
      let widths = Value(headDim) + (indexer.map { Value($0.headDim) } ?? 0)
      tally += WeightTally(
        matrix: 2 * d * overlap * widths, other: Value(rate) * overlap * widths)
    }
    if let indexer {
      tally += WeightTally(
        matrix: (Value(queryRank) * Value(indexer.headDim) + d) * Value(indexer.heads))
    }
    return tally
  }

  /// The gains of the norms on the query latent, the key and each compressor.
  func norms<Value: Countable>() -> WeightTally<Value> {
    let compressed = rate > 0 ? Value(headDim) + (indexer.map { Value($0.headDim) } ?? 0) : 0
    return WeightTally(other: Value(queryRank) + Value(headDim) + compressed)
  }
}

extension LatentAttention {
  /// The weights of the projections to and from the latents, and of the output.
  ///
  /// Queries d·r_q + r_q·H·(p+r), or d·H·(p+r) without a latent; keys and values d·(r_kv+r) +
  /// r_kv·H·(p+v); output H·v·d, with p the plain, r the rotary and v the value width.
  func projections<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let queries = Value(heads) * (Value(plainDim) + Value(rotaryDim))
    let down = d * (Value(kvRank) + Value(rotaryDim))
    let up = Value(kvRank) * Value(heads) * (Value(plainDim) + Value(valueDim))
    let output = Value(heads) * Value(valueDim) * d
    let query = queryRank.map { Value($0) * (d + queries) } ?? d * queries
    let biases = hasBias ? Value(queryRank ?? 0) + Value(kvRank) + Value(rotaryDim) + d : 0
    let gate = d * Value(outputGate.columns(heads: heads, width: valueDim))
    let scorer: WeightTally<Value> = indexer?.weights(hiddenSize: d) ?? .zero
    let sinks: Value = hasSinks ? Value(heads) : 0
    return WeightTally(matrix: query + down + up + output + gate, other: biases + sinks) + scorer
  }

  /// The gains of the norms on the latents.
  func norms<Value: Countable>() -> WeightTally<Value> {
    WeightTally(
      other: Value(kvRank) + Value(queryRank ?? 0) + Value(furtherNormWeights)
        + Value(indexer?.normWeights ?? 0))
  }
}
