/// A question that is put to every law in the same words.
public enum Question: Hashable, Sendable {
  /// Nats per token of the law's own tokenizer and text.
  case loss
  /// The dense size with the same loss on the same tokens.
  case denseEquivalent
  /// Means of a dense model over the MoE's for the same loss.
  case computeMultiplier(ComparisonMode)
  /// Loss of a dense model of the same means minus the MoE's.
  case lossGap(ComparisonMode)
  /// Tokens of a dense model of the same FLOP per token over the MoE's, for the same loss.
  case tokenMultiplier
  /// Tokens below which a dense model of the same FLOP per token is better.
  case crossover
}
