import Foundation
import Quantities

/// Ludziejewski and others 2025, "Joint MoE Scaling Laws" (arXiv 2502.05172), equation 6.
///
///     L = a Ê^δ N^(α + γ ln Ê) + b Ê^ω D^(β + ζ ln Ê) + c
///
/// N counts active parameters with both embeddings, E is the number of experts of a top-1 router
/// without granularity. Where the paper tabulates the reduced form m N^μ + n D^ν + c (Table 4,
/// E = 1 … 32) those digits serve, otherwise Table 3.
public struct JointLaw2025: SurfaceLaw {
  public let card: LawCard = published
  public let coefficients: [Coefficient]
  private let values: [Double]

  /// The published law.
  public init() {
    coefficients =
      Self.table3.coefficients + Self.table4.flatMap(\.set.coefficients)
    values = coefficients.map(\.value)
  }

  private init(coefficients: [Coefficient], values: [Double]) {
    self.coefficients = coefficients
    self.values = values
  }

  public func replacingCoefficients(_ values: [Double]) -> JointLaw2025 {
    JointLaw2025(coefficients: coefficients, values: values)
  }

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    surface(experts: try design?.routing()?.expansion ?? 1)
  }

  /// The surface of a number of experts; 1 is dense.
  func surface(experts: Double) -> LossSurface {
    let row = Self.table4.firstIndex { $0.experts == experts }
    let (m, mu, n, nu) = row.map(tabulated) ?? reduced(experts: experts)
    return LossSurface(
      floor: values[10], sizeTerms: [PowerTerm(m, mu)], tokenTerms: [PowerTerm(n, nu)])
  }

  /// The reduced form from Table 3.
  func reduced(experts: Double) -> (m: Double, mu: Double, n: Double, nu: Double) {
    let e = saturated(experts: experts, start: values[8], maximum: values[9])
    return (
      m: values[0] * pow(e, values[2]), mu: values[1] + values[3] * log(e),
      n: values[4] * pow(e, values[6]), nu: values[5] + values[7] * log(e)
    )
  }

  private func tabulated(row: Int) -> (m: Double, mu: Double, n: Double, nu: Double) {
    let start = Self.table3.coefficients.count + 4 * row
    return (values[start], values[start + 1], values[start + 2], values[start + 3])
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    guard let (size, _) = design.active.reading(.all) else {
      throw .unknown("the active parameters")
    }
    return size
  }

  public func design(ofSize size: Parameters, kind: Design.Kind) -> Design {
    Design(active: Sizes(all: size), total: Sizes(), kind: kind)
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
    var remarks = [design.active.reading(.all)?.remark].compactMap { $0 }
    if let routing, routing.topK + routing.shared != 1 {
      remarks.append(
        "fitted on one expert per token; E is read as total over active of the routed layers")
    }
    return Reading(
      variables: [("N", size.value), ("D", tokens.value), ("E", experts)], point: point,
      remarks: remarks)
  }
}
