/// The weights of one two- or three-matrix feed-forward, with biases of every matrix where asked.
private func block<Value: Countable>(
  hiddenSize d: Value, width: Int, isGated: Bool, hasBias: Bool
) -> WeightTally<Value> {
  let inner = Value(width)
  let matrices: Value = isGated ? 3 : 2
  let biases = hasBias ? (matrices - 1) * inner + d : 0
  return WeightTally(matrix: matrices * d * inner, other: biases)
}

extension DenseFeedForward {
  /// 3·d·f where gated, 2·d·f where not, with biases where there are any.
  func weights<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    block(hiddenSize: d, width: width, isGated: isGated, hasBias: hasBias)
  }
}

extension RoutedFeedForward {
  /// d·E, with E biases where there are any.
  func router<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    WeightTally(matrix: d * Value(experts), other: routerHasBias ? Value(experts) : 0)
  }

  /// One routed expert.
  func expert<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    block(hiddenSize: d, width: width, isGated: isGated, hasBias: hasBias)
  }

  /// E experts, of which a token uses K.
  func routedExperts<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    expert(hiddenSize: d).choosing(Value(topK), of: Value(experts))
  }

  /// The experts that every token uses, with their gate of d weights.
  func sharedExperts<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    guard let shared else { return .zero }
    let one: WeightTally<Value> = block(
      hiddenSize: d, width: shared.width, isGated: isGated, hasBias: hasBias)
    return one.times(Value(shared.count)) + WeightTally(matrix: shared.hasGate ? d : 0)
  }
}
