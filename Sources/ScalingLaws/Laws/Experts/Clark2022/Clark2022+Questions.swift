import Foundation
import Units

extension Clark2022 {
  /// 6ND with the tokens that all runs of the law saw.
  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(6 * (try reading(of: design)).size * Self.fixedTokens)
  }

  public func loss(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> Double {
    guard data.isNone else { throw .noDataTerm(fixedTokens: Self.fixedTokens) }
    let (size, experts, _) = try reading(of: design)
    return loss(size: size, experts: experts)
  }

  public func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters {
    let (size, experts, _) = try reading(of: design)
    return Parameters(effectiveParameters(size: size, experts: experts))
  }

  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    guard mode == .sameTokens else { throw .noDataTerm(fixedTokens: Self.fixedTokens) }
    let (size, experts, _) = try reading(of: design)
    return effectiveParameters(size: size, experts: experts) / size
  }

  /// Only against the dense model of the same active size, on the law's own tokens.
  public func lossGap(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    guard mode == .sameTokens, data.isNone else {
      throw .noDataTerm(fixedTokens: Self.fixedTokens)
    }
    let (size, experts, _) = try reading(of: design)
    return loss(size: size, experts: 1) - loss(size: size, experts: experts)
  }

  public func tokenMultiplier(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Double {
    throw .noDataTerm(fixedTokens: Self.fixedTokens)
  }

  public func crossover(of design: Design, data: DataEffect) throws(Refusal) -> Tokens {
    throw .noDataTerm(fixedTokens: Self.fixedTokens)
  }

  public func frontier(
    at flop: FLOP, routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> FrontierPoint {
    guard data.isNone else { throw .noDataTerm(fixedTokens: Self.fixedTokens) }
    let size = flop.value / (6 * Self.fixedTokens)
    let tokens = Tokens(Self.fixedTokens)
    guard let design else {
      let dense = Design.dense(Parameters(size))
      return FrontierPoint(
        size: size, tokens: tokens.value, loss: loss(size: size, experts: 1), multiplier: 1,
        point: try reading(of: dense, tokens: tokens).point)
    }
    let sized: Design
    let experts: Double
    if case .routed(let routing) = design.kind, design.active == Sizes() {
      sized = Design(
        active: Sizes(noEmbedding: Parameters(size)), total: Sizes(), kind: design.kind)
      experts = try topOneExperts(routing)
    } else {
      let (known, read, _) = try reading(of: design)
      sized = design.scaled(by: size / known)
      experts = read
    }
    return FrontierPoint(
      size: size, tokens: tokens.value, loss: loss(size: size, experts: experts),
      multiplier: effectiveParameters(size: size, experts: experts) / size,
      point: try reading(of: sized, tokens: tokens).point)
  }

  /// The experts of a routing without sizes, which only the fitted kind tells.
  private func topOneExperts(_ routing: Routing) throws(Refusal) -> Double {
    guard routing.topK == 1, routing.shared == 0, routing.routedLayerShare == 0.5 else {
      throw .unknown(
        "total and active parameters of a model that is not routed top-1 in every second layer")
    }
    return routing.experts
  }

  public func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step] {
    let (size, experts, _) = try reading(of: design)
    let (c, hat) = (constants, saturation(experts))
    let (n, e) = (Symbol("N", size, "active parameters without embeddings"), Symbol("Ê", hat))
    let slopes = [
      Symbol("α(Ê)", slope(hat)), Symbol("α(E_start)", slope(c[.start])),
    ]
    return [
      Step(
        "Ê", "1/(1/(E - 1 + 1/(1/E_start - 1/E_max)) + 1/E_max)",
        [Symbol("E", experts)] + c.inputs(.start, .maximum), hat),
      Step(
        "L", "10^(a log₁₀ N + b log₁₀ Ê + c log₁₀ N log₁₀ Ê + d)",
        c.inputs(.a, .b, .c, .d) + [n, e], loss(size: size, experts: experts),
        "nats per token"),
      Step("α(Ê)", "a + c log₁₀ Ê", c.inputs(.a, .c) + [e], slopes[0].value),
      Step(
        "α(E_start)", "a + c log₁₀ E_start", c.inputs(.a, .c, .start), slopes[1].value),
      Step(
        "N_eq", "N^(α(Ê)/α(E_start)) (Ê/E_start)^(b/α(E_start))",
        [n, e] + c.inputs(.b, .start) + slopes,
        effectiveParameters(size: size, experts: experts), "parameters"),
    ]
  }

  public func furtherSteps(
    to question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> [Step] {
    let (size, experts, _) = try reading(of: design)
    let own = Symbol("N", size, "active parameters without embeddings")
    let loss = loss(size: size, experts: experts)
    switch question {
    case .loss:
      return [Step("L", "as above", [], loss, "nats per token")]
    case .lossGap:
      let dense = self.loss(size: size, experts: 1)
      return [
        Step("L_dense", "the same with E = 1", [own], dense, "nats per token"),
        Step("ΔL", "L_dense - L", [Symbol("L_dense", dense), Symbol("L", loss)], dense - loss),
      ]
    case .computeMultiplier:
      let equal = effectiveParameters(size: size, experts: experts)
      return [Step("M", "N_eq/N", [Symbol("N_eq", equal, "parameters"), own], equal / size)]
    case .denseEquivalent, .tokenMultiplier, .crossover:
      return []
    }
  }
}
