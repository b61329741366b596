import Foundation
import Units

/// A law that says how to spend a budget on a dense model, and not what loss that brings.
public struct AllocationLaw: ScalingLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet
  let form: Form

  enum Form: Hashable, Sendable {
    /// M = k C^p FLOP per token and D = k' C^p' tokens, with M = 6N.
    case sizeAndTokens
    /// D = k C^p tokens, and N = C/6D.
    case tokens
    /// N ∝ C^a with no factor printed.
    case exponent
  }

  /// Size and tokens at a budget.
  public func allocation(
    of flop: FLOP
  ) throws(Refusal) -> (size: Parameters, tokens: Tokens) {
    let (c, budget) = (coefficients, flop.value)
    switch form {
    case .sizeAndTokens:
      return (
        Parameters(c[0] * pow(budget, c[1]) / 6), Tokens(c[2] * pow(budget, c[3]))
      )
    case .tokens:
      let tokens = c[0] * pow(budget, c[1])
      return (Parameters(budget / (6 * tokens)), Tokens(tokens))
    case .exponent:
      throw .exponentsOnly
    }
  }

  /// The exponent a of N ∝ C^a.
  public var sizeExponent: Double {
    switch form {
    case .sizeAndTokens: coefficients[1]
    case .tokens: 1 - coefficients[1]
    case .exponent: coefficients[0]
    }
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
    switch form {
    case .sizeAndTokens:
      return [
        Step("N*", "k C^p / 6", coefficients.inputs([0, 1]) + [budget], size.value, "parameters"),
        Step("D*", "k' C^p'", coefficients.inputs([2, 3]) + [budget], best.value, "tokens"),
      ]
    case .tokens, .exponent:
      return [
        Step("D*", "k C^p", coefficients.inputs([0, 1]) + [budget], best.value, "tokens"),
        Step(
          "N*", "C / (6 D*)", [budget, Symbol("D*", best.value, "tokens")], size.value,
          "parameters"),
      ]
    }
  }
}
