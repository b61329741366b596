extension Architecture {
  /// The operations of one token by component, attention at a context included.
  ///
  /// Forward: 2 for each active weight outside the input lookup (norms, biases and positions
  /// count like matrices, which adds a few hundredths of a percent, 0.14 % for OPT-6.7B), plus
  /// 2·L·H·(d_qk + d_v)·s for full attention scores, half of that for causal ones. An
  /// encoder-decoder model counts both stacks for a token, each at the same context. Softmax,
  /// rotary positions, activation functions and the optimizer are left out.
  ///
  /// Layers that a token passes several times count as often.
  ///
  /// - Parameters:
  ///   - context: the tokens s of one training sequence, at least 1.
  ///   - attention: whether a query meets half of the context or all of it.
  ///   - reach: whether windows and chunks shorten that.
  /// - Returns: the count by component.
  public func flops(
    context: Int, attention: AttentionCount = .causal, reach: ReachCount = .ignored
  ) -> FLOPCount {
    precondition(context >= 1, "a context has at least one token")
    var forward = weights(in: Double.self, asPassed: true).mapped { 2 * $0.active }
    forward.inputEmbedding = 0
    let s = Double(context)
    for group in encoder {
      forward.attentionScores +=
        Double(group.count)
        * group.layer.scores(context: s, attention: attention, reach: reach, isEncoder: true)
      forward.recurrentState += Double(group.count) * group.layer.stateFLOP
    }
    for group in layers {
      forward.attentionScores +=
        Double(group.count * group.passes)
        * group.layer.scores(context: s, attention: attention, reach: reach, isEncoder: false)
      forward.recurrentState += Double(group.count * group.passes) * group.layer.stateFLOP
    }
    return FLOPCount(forward: forward)
  }
}
