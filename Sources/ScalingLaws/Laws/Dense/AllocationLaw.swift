import Foundation
import Units

/// A law that says how to spend a budget on a dense model, and not what loss that brings.
public struct AllocationLaw: ScalingLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet
  let form: Form
  let numbers: @Sendable (AllocationLaw) -> [PublishedCheck]

  public var published: PublishedNumbers { .checks(numbers(self)) }

  enum Form: Hashable, Sendable {
    /// M = k C^p FLOP per token and D = k' C^p' tokens, with M = 6N: `SizeAndTokensConstant`.
    case sizeAndTokens
    /// D = k C^p tokens, and N = C/6D: `TokensConstant`.
    case tokens
    /// N ∝ C^a with no factor printed: `ExponentConstant`.
    case exponent
  }

  /// Size and tokens at a budget.
  public func allocation(
    of flop: FLOP
  ) throws(Refusal) -> (size: Parameters, tokens: Tokens) {
    let budget = flop.value
    switch form {
    case .sizeAndTokens:
      let c = sizeAndTokens
      return (
        Parameters(c[.factor] * pow(budget, c[.exponent]) / 6),
        Tokens(c[.tokenFactor] * pow(budget, c[.tokenExponent]))
      )
    case .tokens:
      let tokens = tokensAlone[.factor] * pow(budget, tokensAlone[.exponent])
      return (Parameters(budget / (6 * tokens)), Tokens(tokens))
    case .exponent:
      throw .exponentsOnly
    }
  }

  /// The exponent a of N ∝ C^a.
  public var sizeExponent: Double {
    switch form {
    case .sizeAndTokens: sizeAndTokens[.exponent]
    case .tokens: 1 - tokensAlone[.exponent]
    case .exponent: coefficients.by(ExponentConstant.self)[.exponent]
    }
  }

  private var sizeAndTokens: NamedCoefficients<SizeAndTokensConstant> {
    coefficients.by(SizeAndTokensConstant.self)
  }

  private var tokensAlone: NamedCoefficients<TokensConstant> {
    coefficients.by(TokensConstant.self)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    guard design.kind == .dense else { throw .noExpertTerm }
    let count = SizeCount(part: .total, embeddings: .noEmbedding)
    let (size, remark) = try design.size(count)
    return Reading(
      variables: [("N", size.value), ("D", tokens.value)],
      point: [.compute: 6 * size.value * tokens.value], remarks: [remark].compactMap { $0 })
  }

  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(try reading(of: design, tokens: tokens).point[.compute] ?? 0)
  }

  public func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters {
    throw design.kind == .dense ? .noLoss : .noExpertTerm
  }

  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    throw design.kind == .dense ? .noLoss : .noExpertTerm
  }

  public func frontier(
    at flop: FLOP, routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> FrontierPoint {
    guard (design?.kind ?? .dense) == .dense else { throw .noExpertTerm }
    let (size, tokens) = try allocation(of: flop)
    return FrontierPoint(
      size: size.value, tokens: tokens.value, loss: nil, multiplier: 1,
      point: [.compute: flop.value])
  }

  public func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step] {
    let flop = try flop(of: design, tokens: tokens)
    let (size, best) = try allocation(of: flop)
    let budget = Symbol("C", flop.value, "FLOP")
    let spent = Step(
      "C", "6 N D",
      [
        Symbol("N", try reading(of: design, tokens: tokens).variables[0].value, "parameters"),
        Symbol("D", tokens.value, "tokens"),
      ], flop.value, "FLOP")
    switch form {
    case .sizeAndTokens:
      let c = sizeAndTokens
      return [
        spent,
        Step(
          "N*", "k C^p / 6", c.unmarkedInputs(.factor, .exponent) + [budget], size.value,
          "parameters"),
        Step(
          "D*", "k C^p", c.unmarkedInputs(.tokenFactor, .tokenExponent) + [budget], best.value,
          "tokens"),
      ]
    case .tokens, .exponent:
      return [
        spent,
        Step(
          "D*", "k C^p", tokensAlone.unmarkedInputs(.factor, .exponent) + [budget], best.value,
          "tokens"),
        Step(
          "N*", "C / (6 D*)", [budget, Symbol("D*", best.value, "tokens")], size.value,
          "parameters"),
      ]
    }
  }
}

/// Factors and exponents of FLOP per token and of tokens.
enum SizeAndTokensConstant: Int, CoefficientName {
  case factor, exponent, tokenFactor, tokenExponent
}

/// The factor and the exponent of tokens.
enum TokensConstant: Int, CoefficientName {
  case factor, exponent
}

/// The exponent of the size alone.
enum ExponentConstant: Int, CoefficientName {
  case exponent
}
