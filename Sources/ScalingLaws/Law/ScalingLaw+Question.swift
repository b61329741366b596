import Units

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
