import Units

/// How a law comes to an answer, line by line, so that a reader can redo it by hand.
public struct Explanation: Sendable {
  public let law: LawCard
  public let question: Question
  /// The design in the law's variables, and how it had to be bent to fit.
  public let reading: Reading
  /// The calculation; the last line is the answer.
  public let steps: [Step]
}

extension ScalingLaw {
  /// Works out an answer line by line.
  ///
  /// - Throws: the refusal that the answer itself would be.
  public func explanation(
    of question: Question, design: Design, tokens: Tokens, terms: ComparisonTerms = .none,
    data: DataEffect = .none
  ) throws(Refusal) -> Explanation {
    let value = try value(
      of: question, design: design, tokens: tokens, terms: terms, data: data)
    guard value.isFinite else { throw .notFinite }
    var steps = try steps(of: design, tokens: tokens, data: data)
    steps += try furtherSteps(to: question, of: design, tokens: tokens, terms: terms, data: data)
    if steps.last?.result != value {
      steps.append(Step(question.symbol, question.meaning, [], value, question.unit))
    }
    return Explanation(
      law: card, question: question,
      reading: try reading(of: design, tokens: tokens)
        .repeating(tokens, of: data, under: self).ignoring(design.format, because: self),
      steps: steps)
  }
}

extension Question {
  /// The symbol of the answer.
  var symbol: String {
    switch self {
    case .loss: "L"
    case .denseEquivalent: "N_eq"
    case .computeMultiplier: "M"
    case .lossGap: "ΔL"
    case .tokenMultiplier: "T"
    case .crossover: "D_x"
    }
  }

  /// The answer in words, where a law has no line of its own for it.
  var meaning: String {
    switch self {
    case .loss: "the loss"
    case .denseEquivalent: "the dense size of this loss on the same tokens"
    case .computeMultiplier(let mode): "dense means over these, \(mode.summary)"
    case .lossGap(let mode): "loss of the dense model minus this, \(mode.summary)"
    case .tokenMultiplier: "tokens of a dense model of these FLOP per token, over these"
    case .crossover: "the tokens at which a dense model of these FLOP per token is level"
    }
  }

  var unit: String? {
    switch self {
    case .loss, .lossGap: "nats per token"
    case .denseEquivalent: "parameters"
    case .crossover: "tokens"
    case .computeMultiplier, .tokenMultiplier: nil
    }
  }
}
