import Units

/// A named way to count the training FLOP of a token.
///
/// The same model differs by up to 40 % between published conventions, so every count names its
/// own. None includes recomputation, which is a factor of its own (`Recompute`).
public struct FLOPConvention: Hashable, Sendable {
  /// The identifier, as tables and scenario files write it.
  public let id: String
  /// The formula of one trained token.
  public let formula: String
  /// Who counts so.
  public let source: String
  public let rule: FLOPRule

  init(_ id: String, formula: String, source: String, rule: FLOPRule) {
    self.id = id
    self.formula = formula
    self.source = source
    self.rule = rule
  }
}

/// What a convention counts.
public enum FLOPRule: Hashable, Sendable {
  /// Six operations for each parameter, all experts included.
  case sixTotal
  /// Six operations for each active parameter, without attention scores.
  case sixActive(ActiveConvention)
  /// Every component: active weights outside the input lookup, attention scores, recurrent state.
  case exact(AttentionCount, ReachCount)
  /// Six operations for each active parameter, both embeddings included, and 12·L·d·s.
  case palm
  /// Only weights of matrix products and attention scores.
  case matrices(AttentionCount, ReachCount, router: Bool, inputEmbedding: Bool)
}

extension Architecture {
  /// The training FLOP of one token, forward and backward, under a named convention.
  ///
  /// - Parameters:
  ///   - context: the tokens of one training sequence, at least 1.
  ///   - convention: what is counted; `exactCausal` where it is left out.
  /// - Returns: the FLOP per token; multiply by tokens for a run.
  public func trainingFLOP(
    context: Int, convention: FLOPConvention = .exactCausal
  ) -> FLOPPerToken {
    switch convention.rule {
    case .sixTotal:
      return FLOPPerToken(6 * Double(parameters.total))
    case .sixActive(let active):
      return FLOPPerToken(6 * Double(parameters.active(active)))
    case .exact(let attention, let reach):
      return flops(context: context, attention: attention, reach: reach).trainingPerToken
    case .palm:
      let scores = 12 * Double(layerCount) * Double(hiddenSize) * Double(context)
      return FLOPPerToken(6 * Double(parameters.active(.all)) + scores)
    case .matrices(let attention, let reach, let router, let inputEmbedding):
      let weights = weights(in: Double.self, asPassed: true)
      let flops = flops(context: context, attention: attention, reach: reach)
      var matrix = weights.sum.matrix
      if !router { matrix -= weights.router.matrix }
      if inputEmbedding { matrix += weights.inputEmbedding.active }
      let mixing = flops.forward.attentionScores + flops.forward.recurrentState
      return FLOPPerToken(6 * matrix + 3 * mixing)
    }
  }
}
