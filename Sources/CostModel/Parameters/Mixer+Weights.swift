extension GroupedAttention {
  /// The weights of the four projections: d·H·h for queries and for the output, d·H_kv·h for keys
  /// and for values, with an output gate as wide as the queries, biases and sinks where there are
  /// any.
  func projections<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let queries = Value(heads) * Value(headDim)
    let keys = Value(kvHeads) * Value(headDim)
    var other: Value = hasSinks ? Value(heads) : 0
    if hasInputBias { other += (hasOutputGate ? 2 : 1) * queries + 2 * keys }
    if hasOutputBias { other += d }
    let gate = hasOutputGate ? d * queries : 0
    return WeightTally(matrix: 2 * d * (queries + keys) + gate, other: other)
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
    return WeightTally(matrix: query + down + up + output, other: biases)
  }

  /// The gains of the norms on the latents.
  func norms<Value: Countable>() -> WeightTally<Value> {
    WeightTally(other: Value(kvRank) + Value(queryRank ?? 0))
  }
}

extension StateSpace {
  /// The weights of a Mamba mixer; convolution, biases, state matrix and skip gains enter no
  /// matrix product.
  func weights<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let inner = Value(innerSize)
    let rank = Value(stepRank)
    let state = Value(stateSize)
    let matrix = 3 * d * inner + inner * (rank + 2 * state) + rank * inner
    var other = inner * (Value(convolution) + state + 2)
    if hasConvolutionBias { other += inner }
    if hasProjectionBias { other += 2 * inner + d }
    return WeightTally(matrix: matrix, other: other)
  }
}

extension LinearAttention {
  /// The weights of queries, keys, values, output gate and output: 5·d·H·h.
  func weights<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    WeightTally(matrix: 5 * d * Value(heads) * Value(headDim))
  }
}

extension GatedDelta {
  /// The weights of the projections, d·(2k + 2v) + d·2H_v + v·d with k and v the widths of all keys
  /// and all values; the convolution over 2k + v channels, the decays and the step biases enter no
  /// matrix product.
  func weights<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let keys = Value(keyHeads) * Value(keyDim)
    let values = Value(valueHeads) * Value(valueDim)
    let numbers = 2 * Value(valueHeads)
    return WeightTally(
      matrix: d * (2 * keys + 3 * values + numbers),
      other: (2 * keys + values) * Value(convolution) + numbers)
  }
}
