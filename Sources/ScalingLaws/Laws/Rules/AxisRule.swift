import Foundation
import Units

/// How large a dense model an MoE equals in one quality, N_eq = N_active (N_total/N_active)^γ.
///
/// γ is 0 where only active and 1 where only total parameters count. It differs by quality: no
/// single size is equal in all of them.
public struct AxisRule: ScalingLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet

  private var gamma: Double { coefficients[0] }

  private func sizes(
    of design: Design
  ) throws(Refusal) -> (active: Parameters, total: Parameters) {
    let count = SizeCount(part: .active, embeddings: .all)
    let total = SizeCount(part: .total, embeddings: .all)
    return (try design.size(count).size, try design.size(total).size)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (active, total) = try sizes(of: design)
    return Reading(
      variables: [("N_active", active.value), ("N_total", total.value)],
      point: [.totalParameters: total.value, .tokensPerParameter: tokens.value / total.value],
      remarks: [])
  }

  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(6 * (try sizes(of: design)).active.value * tokens.value)
  }

  public func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters {
    let (active, total) = try sizes(of: design)
    return active * pow(total / active, gamma)
  }

  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, terms: ComparisonTerms,
    data: DataEffect
  ) throws(Refusal) -> Double {
    guard mode == .sameTokens else {
      throw .modeNotCovered(mode, why: "it compares sizes, not budgets")
    }
    let (active, total) = try sizes(of: design)
    return pow(total / active, gamma)
  }

  public func steps(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> [Step] {
    let (active, total) = try sizes(of: design)
    return [
      Step(
        "N_eq", "N_active (N_total/N_active)^γ",
        [
          Symbol("N_active", active.value, "parameters"),
          Symbol("N_total", total.value, "parameters"),
        ] + coefficients.inputs([0]),
        (active * pow(total / active, gamma)).value, "parameters")
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
