import Foundation
import Units

/// Tian and others 2025, "Towards Greater Leverage" (arXiv 2507.17702), equation 13.
///
///     EL = Â^(a + d log₁₀ C + γ (log₂ G)² + β log₂ G),   1/Â = 1/(A + 1/(1/A_start - 1/A_max)) + 1/A_max
///
/// The efficiency leverage EL is dense FLOP over MoE FLOP of equal loss; A is active over total
/// experts with the shared ones in both, G = 2d/d_expert, C the training FLOP of the MoE. The
/// paper does not state the bases of its logarithms; only these two reproduce its figures.
public struct Tian2025: ScalingLaw {
  public let card: LawCard = paper
  public var coefficients = table2

  /// The published law.
  public init() {}

  /// EL of an activation ratio, a granularity and a budget.
  public func leverage(activationRatio: Double, granularity: Double, flop: Double) -> Double {
    pow(
      saturatedRatio(activationRatio), exponent(granularity: granularity, flop: flop))
  }

  /// Â of an activation ratio.
  func saturatedRatio(_ ratio: Double) -> Double {
    saturated(shifted: ratio, start: constants[.start], maximum: constants[.maximum])
  }

  /// a + d log₁₀ C + γ (log₂ G)² + β log₂ G.
  private func exponent(granularity: Double, flop: Double) -> Double {
    let (c, g) = (constants, log2(granularity))
    return c[.a] + c[.d] * log10(flop) + c[.gamma] * g * g + c[.beta] * g
  }

  /// Table 2 by name.
  var constants: NamedCoefficients<LeverageConstant> { coefficients.by(LeverageConstant.self) }

  /// The granularity of the highest leverage, 2^(-β/2γ), the same for every A and C.
  public var bestGranularity: Double { exp2(-constants[.beta] / (2 * constants[.gamma])) }

  func shape(
    of design: Design
  ) throws(Refusal) -> (activationRatio: Double, granularity: Double) {
    guard let routing = try design.routing() else { throw .noDenseForm }
    guard let ratio = routing.hiddenOverExpertWidth else {
      throw .unknown("the width of an expert (granularity)")
    }
    return (routing.activationRatio, 2 * ratio)
  }

  func size(of design: Design) throws(Refusal) -> Parameters {
    guard let size = design.active.nearest(.noEmbedding)?.size else {
      throw .unknown("the active parameters")
    }
    return size
  }

  public func point(of design: Design, tokens: Tokens) throws(Refusal) -> RangePoint {
    let (ratio, granularity) = try shape(of: design)
    let flop = try flop(of: design, tokens: tokens).value
    return [.activationRatio: ratio, .granularity: granularity, .compute: flop]
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (ratio, granularity) = try shape(of: design)
    let flop = try flop(of: design, tokens: tokens).value
    return Reading(
      variables: [("A", ratio), ("G", granularity), ("C", flop)],
      point: try point(of: design, tokens: tokens),
      remarks: [
        design.active.reading(.noEmbedding)?.remark,
        ratio == 1
          ? denseRemark(leverage(activationRatio: 1, granularity: granularity, flop: flop)) : nil,
      ].compactMap { $0 })
  }

  private func denseRemark(_ leverage: Double) -> String {
    "A = 1 is a dense model, whose leverage is 1: that the fit gives \(leverage.rounded(toDigits: 3)) "
      + "there is its error"
  }

  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(6 * (try size(of: design)).value * tokens.value)
  }

  /// The leverage read as a ratio of sizes at equal tokens, as in the paper's own comparison of
  /// its 0.85B-active model with a 6.1B dense one.
  public func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters {
    try size(of: design)
      * computeMultiplier(of: design, tokens: tokens, mode: .sameTokens, data: data)
  }

  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    let (ratio, granularity) = try shape(of: design)
    let flop = try flop(of: design, tokens: tokens).value
    let leverage = leverage(activationRatio: ratio, granularity: granularity, flop: flop)
    switch mode {
    case .sameTokens, .bothOptimal:
      return leverage
    case .wallClock:
      return try leverage / terms.spendings(in: mode).moe.trainingPrice
    case .denseOptimal, .fixedCompute, .fixedMemory, .lifetime, .money:
      throw .modeNotCovered(mode, why: "it states no loss of the MoE as trained")
    }
  }

  public func frontier(
    at flop: FLOP, routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> FrontierPoint {
    guard let design else { throw .noLoss }
    let (ratio, granularity) = try shape(of: design)
    return FrontierPoint(
      size: nil, tokens: nil, loss: nil,
      multiplier: leverage(
        activationRatio: ratio, granularity: granularity, flop: flop.value),
      point: [.activationRatio: ratio, .granularity: granularity, .compute: flop.value])
  }

  public func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step] {
    let (ratio, granularity) = try shape(of: design)
    let flop = try flop(of: design, tokens: tokens).value
    let size = Symbol("N", try size(of: design).value, "active parameters without embeddings")
    let (c, hat) = (constants, saturatedRatio(ratio))
    let exponent = exponent(granularity: granularity, flop: flop)
    return [
      Step("C", "6ND", [size, Symbol("D", tokens.value, "tokens")], flop, "FLOP"),
      Step(
        "Â", "1/(1/(A + 1/(1/A_start - 1/A_max)) + 1/A_max)",
        [Symbol("A", ratio)] + c.inputs(.start, .maximum), hat),
      Step(
        "e", "a + d log₁₀ C + γ (log₂ G)² + β log₂ G",
        c.inputs(.a, .d, .gamma, .beta) + [Symbol("C", flop, "FLOP"), Symbol("G", granularity)],
        exponent),
      Step("EL", "Â^e", [Symbol("Â", hat), Symbol("e", exponent)], pow(hat, exponent)),
    ]
  }

  public func furtherSteps(
    to question: Question, of design: Design, tokens: Tokens, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> [Step] {
    guard question == .denseEquivalent else { return [] }
    let size = try size(of: design)
    let equal = try denseEquivalent(of: design, tokens: tokens, data: data)
    return [
      Step(
        "N_eq", "EL N", [Symbol("EL", equal / size), Symbol("N", size.value, "parameters")],
        equal.value, "parameters")
    ]
  }
}

extension Tian2025 {
  /// The leverage of each activation ratio, granularity and budget, for sweeps.
  ///
  /// All spans have the same length.
  public func leverages(
    activationRatios: Span<Double>, granularities: Span<Double>, flop: Span<Double>,
    into leverages: inout MutableSpan<Double>
  ) {
    precondition(activationRatios.count == leverages.count && flop.count == leverages.count)
    precondition(granularities.count == leverages.count)
    let c = constants
    let (a, d, gamma, beta) = (c[.a], c[.d], c[.gamma], c[.beta])
    let (start, maximum) = (c[.start], c[.maximum])
    for index in 0..<leverages.count {
      let ratio = saturated(
        shifted: activationRatios[index], start: start, maximum: maximum)
      let g = log2(granularities[index])
      let exponent = a + d * log10(flop[index]) + gamma * g * g + beta * g
      leverages[index] = exp(exponent * log(ratio))
    }
  }
}
