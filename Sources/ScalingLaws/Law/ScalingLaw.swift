import Units

/// A published relation between the size, the data and the routing of a model and its loss.
///
/// A law answers the questions that it can and refuses the others with a reason; it never sees a
/// device. Its answers are in its own units: losses of two laws are never compared. What a law
/// does not say otherwise, it refuses.
public protocol ScalingLaw: Sendable {
  var card: LawCard { get }

  /// The numbers that its source states, each with moesim's own; or why there is none.
  var published: PublishedNumbers { get }

  /// The printed coefficients, and the values with which the law calculates.
  var coefficients: CoefficientSet { get set }

  /// Joint draws of the coefficients, which a law fitted by the user carries; `nil` where the
  /// source publishes none.
  var draws: CoefficientDraws? { get }

  /// How far the law is from losses of runs that it was not fitted to; `nil` where none are public.
  var heldOut: HeldOutError? { get }

  /// Whether the numbers that a model is trained in enter its loss.
  var hasPrecisionTerm: Bool { get }

  /// Where the worth of repeated tokens comes from.
  var repetitionSource: String { get }

  /// The positions of the coefficients that answers on a design depend on; others may be left
  /// out, to save time where a law holds several sets.
  func coefficientsInUse(for design: Design) -> [Int]

  /// The design in the law's own variables, and where it stands in the fitted range.
  func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading

  /// Designs that the law may as well take this one for, where its variables leave that open.
  func otherReadings(of design: Design) -> [OtherReading]

  /// Where the design stands in the fitted range: the reading's point, without its words.
  func point(of design: Design, tokens: Tokens) throws(Refusal) -> RangePoint

  /// Training FLOP of a design under the law's own count.
  func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP

  /// Loss in nats per token of the law's own tokenizer and validation text.
  func loss(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> Double

  /// The dense size, under the law's own count, with the design's loss on the same tokens.
  func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters

  /// Means of a dense model over the design's for the same loss, under the law's own count of
  /// FLOP; what the means are, and what is held equal, the mode says.
  func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double

  /// Loss of the dense model of equal means minus the design's; positive where the MoE is better.
  func lossGap(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double

  /// Tokens on which a dense model of the same FLOP per token reaches the design's loss, over
  /// the design's.
  func tokenMultiplier(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Double

  /// The tokens below which a dense model of the same FLOP per token is better than the design.
  func crossover(of design: Design, data: DataEffect) throws(Refusal) -> Tokens

  /// How the law spends a budget on models routed like a design, or on dense ones for `nil`, and
  /// what that brings.
  func frontier(
    at flop: FLOP, routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> FrontierPoint

  /// The law on one design, made ready for many numbers of tokens.
  func prepared(_ request: PlainRequest) -> any PreparedComparison

  /// The law's own arithmetic up to its loss or ratio, for a reader who redoes it by hand.
  func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step]

  /// What leads from there to the answer of a question; empty where one line says it all.
  func furtherSteps(
    to question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> [Step]
}

/// A design that a law may take another for, and how that is read.
public struct OtherReading: Sendable {
  /// The variable that is read otherwise, such as `E = 16`, and as what.
  public let words: String
  public let design: Design
}

extension ScalingLaw {
  public func otherReadings(of design: Design) -> [OtherReading] { [] }

  /// The same law with other values of its coefficients.
  public func replacingCoefficients(_ values: [Double]) -> Self {
    var copy = self
    copy.coefficients = coefficients.replacing(values)
    return copy
  }

  /// Stated numbers of this law that share a source and a tolerance.
  func stated(
    in source: String, _ tolerance: PublishedCheck.Tolerance, because reason: String
  ) -> CheckGroup {
    CheckGroup(law: card.id, source: source, tolerance: tolerance, reason: reason)
  }

  public var draws: CoefficientDraws? { nil }
  public var heldOut: HeldOutError? { nil }
  public var hasPrecisionTerm: Bool { false }
  public var repetitionSource: String { "Muennighoff et al. 2023" }

  public func point(of design: Design, tokens: Tokens) throws(Refusal) -> RangePoint {
    try reading(of: design, tokens: tokens).point
  }

  public func coefficientsInUse(for design: Design) -> [Int] { Array(0..<coefficients.count) }

  public func loss(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> Double {
    throw .noLoss
  }

  public func lossGap(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    throw .noLoss
  }

  public func tokenMultiplier(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Double {
    throw .noLoss
  }

  public func crossover(of design: Design, data: DataEffect) throws(Refusal) -> Tokens {
    throw .noLoss
  }

  public func frontier(
    at flop: FLOP, routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> FrontierPoint {
    throw .noLoss
  }

  public func furtherSteps(
    to question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> [Step] { [] }

  /// A comparison that needs nothing but the two models.
  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, data: DataEffect
  ) throws(Refusal) -> Double {
    try computeMultiplier(of: design, tokens: tokens, mode: mode, terms: .none, data: data)
  }
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
