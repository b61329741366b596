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
  /// d·(E + zero), with a bias for each where there are any; where a table chooses, the router is
  /// held and used by no token.
  func router<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let choices = Value(experts) + Value(zeroExperts) + Value(routerExtra)
    let matrix = d * choices
    let bias = routerHasBias ? choices : 0
    let router = WeightTally(matrix: matrix, other: bias)
    return isHashed ? router.choosing(0, of: 1) : router
  }

  /// One routed expert.
  func expert<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    block(
      hiddenSize: latent.map { Value($0) } ?? d, width: width, isGated: isGated, hasBias: hasBias)
  }

  /// E experts, of which a token uses K; with zero experts the whole number nearest to the mean.
  func routedExperts<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let used = zeroExperts > 0 ? Int(meanTopK.rounded()) : topK
    return expert(hiddenSize: d).choosing(Value(used), of: Value(experts))
  }

  /// The experts that every token uses, with their gate of d weights, and the projections to and
  /// from the width that routed experts work in.
  func sharedExperts<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    let passage = WeightTally(matrix: latent.map { 2 * d * Value($0) } ?? 0)
    guard let shared else { return passage }
    let one: WeightTally<Value> = block(
      hiddenSize: d, width: shared.width, isGated: isGated, hasBias: hasBias)
    return one.times(Value(shared.count)) + passage + WeightTally(matrix: shared.hasGate ? d : 0)
  }
}
