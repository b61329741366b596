import Units

/// A rule that relates sizes alone: the dense size that an MoE of an active and a total size equals,
/// at the same tokens.
public protocol SizeRule: ScalingLaw {
  /// The sizes of a design as the rule counts them.
  func sizes(of design: Design) throws(Refusal) -> (active: Parameters, total: Parameters)

  /// N_eq.
  func equivalent(_ active: Parameters, _ total: Parameters) -> Parameters

  /// N_eq over the active size.
  func multiplier(_ active: Parameters, _ total: Parameters) -> Double

  /// What N_eq is, with the constants that stand in it.
  var equation: (formula: String, constants: [Symbol]) { get }
}

extension SizeRule {
  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(6 * (try sizes(of: design)).active.value * tokens.value)
  }

  public func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters {
    let (active, total) = try sizes(of: design)
    return equivalent(active, total)
  }

  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    guard mode == .sameTokens else {
      throw .modeNotCovered(mode, why: "it compares sizes, not budgets")
    }
    let (active, total) = try sizes(of: design)
    return multiplier(active, total)
  }

  public func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step] {
    let (active, total) = try sizes(of: design)
    return [
      Step(
        "N_eq", equation.formula,
        [
          Symbol("N_active", active.value, "parameters"),
          Symbol("N_total", total.value, "parameters"),
        ] + equation.constants, equivalent(active, total).value, "parameters")
    ]
  }

  public func furtherSteps(
    to question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> [Step] {
    guard case .computeMultiplier = question else { return [] }
    let active = try sizes(of: design).active
    let equal = try denseEquivalent(of: design, tokens: tokens, data: data)
    return [.multiplier(of: equal, over: active)]
  }
}
