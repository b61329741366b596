import Foundation
import Units

/// Ludziejewski and others 2025, "Joint MoE Scaling Laws" (arXiv 2502.05172), equation 6.
///
///     L = a Ê^δ N^(α + γ ln Ê) + b Ê^ω D^(β + ζ ln Ê) + c
///
/// N counts active parameters with both embeddings, E is the number of experts of a top-1 router
/// without granularity. Where the paper tabulates the reduced form m N^μ + n D^ν + c (Table 4,
/// E = 1 … 32) those digits serve, otherwise Table 3.
public struct JointLaw2025: SurfaceLaw {
  public let card: LawCard = published
  public var coefficients = CoefficientSet(joining: [table3] + table4.map(\.set))

  public let sizeCount = SizeCount(part: .active, embeddings: .all)

  /// The published law.
  public init() {}

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    surface(experts: try design?.routing()?.expansion ?? 1)
  }

  /// The floor, the dense row of Table 4, and the row of E or all of Table 3.
  public func coefficientsInUse(for design: Design) -> [Int] {
    let rows = Self.table4.indices.map { row in
      Array((Self.table3.count + 4 * row)..<(Self.table3.count + 4 * row + 4))
    }
    let experts = (try? design.routing()).flatMap { $0?.expansion } ?? 1
    guard let row = Self.table4.firstIndex(where: { $0.experts == experts }) else {
      return Array(0..<Self.table3.count) + rows[0]
    }
    return [10] + rows[0] + (row == 0 ? [] : rows[row])
  }

  /// The surface of a number of experts; 1 is dense.
  func surface(experts: Double) -> LossSurface {
    let row = Self.table4.firstIndex { $0.experts == experts }
    let (m, mu, n, nu) = row.map(tabulated) ?? reduced(experts: experts)
    return LossSurface(
      floor: coefficients[10], sizeTerms: [PowerTerm(m, mu)], tokenTerms: [PowerTerm(n, nu)])
  }

  /// The reduced form from Table 3.
  func reduced(experts: Double) -> (m: Double, mu: Double, n: Double, nu: Double) {
    let e = saturated(experts: experts, start: coefficients[8], maximum: coefficients[9])
    return (
      m: coefficients[0] * pow(e, coefficients[2]), mu: coefficients[1] + coefficients[3] * log(e),
      n: coefficients[4] * pow(e, coefficients[6]), nu: coefficients[5] + coefficients[7] * log(e)
    )
  }

  private func tabulated(row: Int) -> (m: Double, mu: Double, n: Double, nu: Double) {
    let start = Self.table3.count + 4 * row
    return (
      coefficients[start], coefficients[start + 1], coefficients[start + 2], coefficients[start + 3]
    )
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let size = try size(of: design)
    let routing = try design.routing()
    let experts = routing?.expansion ?? 1
    var point: [RangeAxis: Double] = [
      .activeParameters: size.value, .tokens: tokens.value, .expansion: experts,
      .tokensPerParameter: tokens.value / size.value,
    ]
    point[.totalParameters] = design.total.reading(.all)?.size.value
    point[.topK] = routing.map { $0.topK + $0.shared }
    point[.routedLayerShare] = routing?.routedLayerShare
    var remarks = [design.active.reading(.all)?.remark].compactMap { $0 }
    if let routing, routing.topK + routing.shared != 1 {
      remarks.append(
        "fitted on one expert per token; E is read as total over active of the routed layers")
    }
    if let share = routing?.routedLayerShare, share < 1 {
      remarks.append("fitted with every layer routed; E is of the routed layers alone")
    }
    return Reading(
      variables: [("N", size.value), ("D", tokens.value), ("E", experts)], point: point,
      remarks: remarks)
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let experts = try design.routing()?.expansion ?? 1
    let (surface, row) = (
      surface(experts: experts), Self.table4.firstIndex { $0.experts == experts }
    )
    let mu = surface.sizeTerms[0].exponent
    let nu = surface.tokenTerms[0].exponent
    return (row == nil ? reducedSteps(experts) : tabulatedSteps(experts)) + [
      Step("A", "m", [], surface.sizeTerms[0].coefficient),
      Step("α", "-μ, the exponent of the reduced form", [Symbol("μ", mu)], -mu),
      Step("B", "n", [], surface.tokenTerms[0].coefficient),
      Step("β", "-ν, the exponent of the reduced form", [Symbol("ν", nu)], -nu),
    ]
  }

  private func tabulatedSteps(_ experts: Double) -> [Step] {
    let terms = surface(experts: experts)
    let count = [Symbol("E", experts)]
    return [
      Step("m", "Table 4 at E", count, terms.sizeTerms[0].coefficient),
      Step("μ", "Table 4 at E", count, terms.sizeTerms[0].exponent),
      Step("n", "Table 4 at E", count, terms.tokenTerms[0].coefficient),
      Step("ν", "Table 4 at E", count, terms.tokenTerms[0].exponent),
    ]
  }

  private func reducedSteps(_ experts: Double) -> [Step] {
    let e = saturated(experts: experts, start: coefficients[8], maximum: coefficients[9])
    let (m, mu, n, nu) = reduced(experts: experts)
    let hat = Symbol("Ê", e)
    return [
      Step(
        "Ê", "1/(1/(E - 1 + 1/(1/E_start - 1/E_max)) + 1/E_max)",
        [Symbol("E", experts)] + coefficients.inputs([8, 9]), e),
      Step("m", "a Ê^δ", coefficients.inputs([0, 2]) + [hat], m),
      Step("μ", "α + γ ln Ê", coefficients.inputs([1, 3]) + [hat], mu),
      Step("n", "b Ê^ω", coefficients.inputs([4, 6]) + [hat], n),
      Step("ν", "β + ζ ln Ê", coefficients.inputs([5, 7]) + [hat], nu),
    ]
  }
}
