import Foundation
import Quantities

/// Tian and others 2025, "Towards Greater Leverage" (arXiv 2507.17702), equation 13.
///
///     EL = Â^(a + d log₁₀ C + γ (log₂ G)² + β log₂ G),   1/Â = 1/(A + 1/(1/A_start - 1/A_max)) + 1/A_max
///
/// The efficiency leverage EL is dense FLOP over MoE FLOP of equal loss; A is active over total
/// experts with the shared ones in both, G = 2d/d_expert, C the training FLOP of the MoE. The
/// paper does not state the bases of its logarithms; only these two reproduce its figures.
public struct LeverageLaw2025: ScalingLaw {
  public let card: LawCard = published
  public let coefficients: [Coefficient]
  private let values: [Double]

  /// The published law.
  public init() {
    coefficients = Self.table2.coefficients
    values = Self.table2.values
  }

  private init(coefficients: [Coefficient], values: [Double]) {
    self.coefficients = coefficients
    self.values = values
  }

  public func replacingCoefficients(_ values: [Double]) -> LeverageLaw2025 {
    LeverageLaw2025(coefficients: coefficients, values: values)
  }

  /// EL of an activation ratio, a granularity and a budget.
  public func leverage(activationRatio: Double, granularity: Double, flop: Double) -> Double {
    let ratio = saturated(shifted: activationRatio, start: values[4], maximum: values[5])
    let g = log2(granularity)
    return pow(ratio, values[0] + values[1] * log10(flop) + values[2] * g * g + values[3] * g)
  }

  private func shape(
    of design: Design
  ) throws(Refusal) -> (activationRatio: Double, granularity: Double) {
    guard let routing = try design.routing() else { throw .unknown("the routing of an MoE") }
    guard let ratio = routing.hiddenOverExpertWidth else {
      throw .unknown("the width of an expert (granularity)")
    }
    return (routing.activationRatio, 2 * ratio)
  }

  private func size(of design: Design) throws(Refusal) -> Parameters {
    guard let (size, _) = design.active.reading(.noEmbedding) else {
      throw .unknown("the active parameters")
    }
    return size
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (ratio, granularity) = try shape(of: design)
    let flop = try flop(of: design, tokens: tokens).value
    return Reading(
      variables: [("A", ratio), ("G", granularity), ("C", flop)],
      point: [.activationRatio: ratio, .granularity: granularity, .compute: flop],
      remarks: [design.active.reading(.noEmbedding)?.remark].compactMap { $0 })
  }

  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(6 * (try size(of: design)).value * tokens.value)
  }

  public func loss(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> Double {
    throw .noLoss
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
    of design: Design, tokens: Tokens, mode: ComparisonMode, data: DataEffect
  ) throws(Refusal) -> Double {
    guard mode != .denseOptimal else {
      throw .modeNotCovered(mode, why: "it states no loss of the MoE as trained")
    }
    let (ratio, granularity) = try shape(of: design)
    let flop = try flop(of: design, tokens: tokens).value
    return leverage(activationRatio: ratio, granularity: granularity, flop: flop)
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
}
