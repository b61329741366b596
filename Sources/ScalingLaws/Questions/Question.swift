import Units

/// A question that is put to every law in the same words.
public enum Question: Hashable, Sendable {
  /// Nats per token of the law's own tokenizer and text.
  case loss
  /// The dense size with the same loss on the same tokens.
  case denseEquivalent
  /// Means of a dense model over the MoE's for the same loss.
  case computeMultiplier(ComparisonMode)
  /// Loss of a dense model of the same means less the MoE's.
  case lossGap(ComparisonMode)
  /// Tokens of a dense model of the same FLOP per token over the MoE's, for the same loss.
  case tokenMultiplier
  /// Tokens below which a dense model of the same FLOP per token is better.
  case crossover
}

extension ScalingLaw {
  /// The bare value of an answer.
  func value(
    of question: Question, design: Design, tokens: Tokens, terms: ComparisonTerms, data: DataEffect
  ) throws(Refusal) -> Double {
    switch question {
    case .loss:
      try loss(of: design, tokens: tokens, data: data)
    case .denseEquivalent:
      try denseEquivalent(of: design, tokens: tokens, data: data).value
    case .computeMultiplier(let mode):
      try computeMultiplier(of: design, tokens: tokens, mode: mode, terms: terms, data: data)
    case .lossGap(let mode):
      try lossGap(of: design, tokens: tokens, mode: mode, terms: terms, data: data)
    case .tokenMultiplier:
      try tokenMultiplier(of: design, tokens: tokens, data: data)
    case .crossover:
      try crossover(of: design, data: data).value
    }
  }
}
