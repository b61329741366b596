/// A part of a layer described by what it holds and does: the general form of recurrent mixers and
/// of whatever stands beside attention and feed-forward.
///
/// Every count of a part that keeps no tokens is one of these sums: weights that meet the hidden
/// state, weights inside, vectors, and a state of fixed size. A new recurrence is a constructor
/// here, and all of parameters, FLOP, cache and activations follow.
public struct LayerPart: Hashable, Sendable {
  /// Matrix weights for each channel of the hidden state: d·columns enter matrix products.
  public var columns: Int
  /// Matrix weights that do not meet the hidden state.
  public var matrix: Int
  /// Matrix weights of choices that a token does not take (JetMoE's attention).
  public var idle: Int
  /// Weights outside matrix products: convolutions, decays, biases.
  public var other: Int
  /// Vectors as wide as the hidden state outside matrix products: d weights each.
  public var wide: Int
  /// The weights of its own norms.
  public var norms: Int
  /// The forward operations of its state for one token, whatever the context.
  public var stateFLOP: Int
  /// The numbers of its state for one sequence.
  public var state: Int
  /// The numbers of one token that the backward pass needs.
  public var kept: Int
  /// Copies of the hidden state that each block of the layer mixes; 0 or 1 without
  /// hyper-connections.
  public var streams: Int

  /// A part by its sums.
  public init(
    columns: Int = 0, matrix: Int = 0, idle: Int = 0, other: Int = 0, wide: Int = 0,
    norms: Int = 0, stateFLOP: Int = 0, state: Int = 0, kept: Int = 0, streams: Int = 0
  ) {
    self.columns = columns
    self.matrix = matrix
    self.idle = idle
    self.other = other
    self.wide = wide
    self.norms = norms
    self.stateFLOP = stateFLOP
    self.state = state
    self.kept = kept
    self.streams = streams
  }

  /// Two parts side by side.
  public static func + (left: LayerPart, right: LayerPart) -> LayerPart {
    LayerPart(
      columns: left.columns + right.columns, matrix: left.matrix + right.matrix,
      idle: left.idle + right.idle,
      other: left.other + right.other, wide: left.wide + right.wide,
      norms: left.norms + right.norms, stateFLOP: left.stateFLOP + right.stateFLOP,
      state: left.state + right.state, kept: left.kept + right.kept,
      streams: max(left.streams, right.streams))
  }

  /// A product of sizes, held one above what any count may reach, so that a part of impossible
  /// sizes is a fault and never an overflow.
  public static func product(_ sizes: Int...) -> Int {
    sizes.reduce(1) { product, size in
      let (value, overflows) = product.multipliedReportingOverflow(by: size)
      return overflows || value > Architecture.largestCount
        ? Architecture.largestCount + 1 : value
    }
  }
}

extension LayerPart {
  /// The weights of the part but for its norms.
  func weights<Value: Countable>(hiddenSize d: Value) -> WeightTally<Value> {
    var tally = WeightTally(
      matrix: d * Value(columns) + Value(matrix), other: Value(other) + d * Value(wide))
    tally.total += Value(idle)
    return tally
  }

  /// The weights with the norms, on one device where matrices are split among so many.
  func rankWeights(hiddenSize d: Double, tensor t: Double) -> Double {
    (weights(hiddenSize: d) as WeightTally<Double>).total / t + Double(norms)
  }
}
