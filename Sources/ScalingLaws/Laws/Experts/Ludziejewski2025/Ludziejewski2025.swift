import Foundation
import Units

/// Ludziejewski and others 2025, "Joint MoE Scaling Laws" (arXiv 2502.05172), equation 6.
///
///     L = a Ê^δ N^(α + γ ln Ê) + b Ê^ω D^(β + ζ ln Ê) + c
///
/// N counts active parameters with both embeddings, E is the number of experts of a top-1 router
/// without granularity. Where the paper tabulates the reduced form m N^μ + n D^ν + c (Table 4,
/// E = 1 … 32) those digits serve, otherwise Table 3.
public struct Ludziejewski2025: SurfaceLaw {
  public let card: LawCard = paper
  public var coefficients = CoefficientSet(joining: [table3] + table4.map(\.set))

  public let sizeCount = SizeCount(part: .active, embeddings: .all)

  /// The published law.
  public init() {}

  public func surface(routedLike design: Design?) throws(Refusal) -> LossSurface {
    surface(experts: try design?.routing()?.expansion ?? 1)
  }

  /// The floor, the dense row of Table 4, and the row of E or all of Table 3.
  public func coefficientsInUse(for design: Design) -> [Int] {
    let experts = (try? design.routing()).flatMap { $0?.expansion } ?? 1
    let dense = tabulated(row: 0).places
    guard let row = Self.row(of: experts) else { return joint.places + dense }
    return [joint.place(of: .floor)] + dense + (row == 0 ? [] : tabulated(row: row).places)
  }

  /// The surface of a number of experts; 1 is dense.
  func surface(experts: Double) -> LossSurface {
    let (m, mu, n, nu) = Self.row(of: experts).map(tabulatedForm) ?? reduced(experts: experts)
    return LossSurface(
      floor: joint[.floor], sizeTerms: [PowerTerm(m, mu)], tokenTerms: [PowerTerm(n, nu)])
  }

  /// The reduced form from Table 3.
  func reduced(experts: Double) -> (m: Double, mu: Double, n: Double, nu: Double) {
    let c = joint
    let e = saturated(experts: experts, start: c[.start], maximum: c[.maximum])
    return (
      m: c[.a] * pow(e, c[.delta]), mu: c[.alpha] + c[.gamma] * log(e),
      n: c[.b] * pow(e, c[.omega]), nu: c[.beta] + c[.zeta] * log(e)
    )
  }

  private func tabulatedForm(row: Int) -> (m: Double, mu: Double, n: Double, nu: Double) {
    let c = tabulated(row: row)
    return (c[.m], c[.mu], c[.n], c[.nu])
  }

  /// Table 3 by name.
  private var joint: NamedCoefficients<JointConstant> { coefficients.by(JointConstant.self) }

  /// A row of Table 4 by name.
  private func tabulated(row: Int) -> NamedCoefficients<ReducedConstant> {
    coefficients.by(ReducedConstant.self, from: Self.table3.count + Self.table4[0].set.count * row)
  }

  private static func row(of experts: Double) -> Int? {
    table4.firstIndex { $0.experts == experts }
  }

  public func point(of design: Design, tokens: Tokens) throws(Refusal) -> RangePoint {
    let size = try size(of: design)
    let routing = try design.routing()
    var point: RangePoint = [
      .activeParameters: size.value, .tokens: tokens.value, .expansion: routing?.expansion ?? 1,
      .tokensPerParameter: tokens.value / size.value,
    ]
    point[.totalParameters] = design.total.nearest(.all)?.size.value
    point[.topK] = routing.map { $0.topK + $0.shared }
    point[.routedLayerShare] = routing?.routedLayerShare
    return point
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let size = try size(of: design)
    let routing = try design.routing()
    var remarks = [design.active.reading(.all)?.remark].compactMap { $0 }
    if let routing, routing.topK + routing.shared != 1 {
      remarks.append(
        "fitted on one expert per token; E is read as total over active of the routed layers")
    }
    if let share = routing?.routedLayerShare, share < 1 {
      remarks.append("fitted with every layer routed; E is of the routed layers alone")
    }
    return Reading(
      variables: [("N", size.value), ("D", tokens.value), ("E", routing?.expansion ?? 1)],
      point: try point(of: design, tokens: tokens), remarks: remarks)
  }

  /// E was fitted on one expert per token; with K of them it is total over active, all experts, or
  /// between.
  public func otherReadings(of design: Design) -> [OtherReading] {
    guard let routing = try? design.routing(), routing.topK + routing.shared > 1 else { return [] }
    let (ratio, all) = (routing.expansion, routing.experts + routing.shared)
    return [("the geometric mean of both", (ratio * all).squareRoot()), ("all experts", all)].map {
      OtherReading(
        words: "E = \(plainText(of: $0.1.roundedToSignificant(3))), \($0.0)",
        design: Design(
          active: design.active, total: design.total,
          kind: .routed(
            Routing(experts: $0.1, topK: 1, routedLayerShare: routing.routedLayerShare))))
    }
  }

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] {
    let experts = try design.routing()?.expansion ?? 1
    let steps = Self.row(of: experts).map(tabulatedSteps) ?? reducedSteps(experts)
    let (m, mu, n, nu) = Self.row(of: experts).map(tabulatedForm) ?? reduced(experts: experts)
    return steps + [
      Step("floor", "c", joint.inputs(.floor), joint[.floor]),
      Step("A", "m", [Symbol("m", m)], m), Step("α", "-μ", [Symbol("μ", mu)], -mu),
      Step("B", "n", [Symbol("n", n)], n), Step("β", "-ν", [Symbol("ν", nu)], -nu),
    ]
  }

  /// The numbers of the row of Table 4 that stands for E.
  private func tabulatedSteps(row: Int) -> [Step] {
    let c = tabulated(row: row)
    return [ReducedConstant.m, .mu, .n, .nu].flatMap { name in
      c.inputs(name).map { Step(name.symbol, $0.name, [$0], $0.value) }
    }
  }

  private func reducedSteps(_ experts: Double) -> [Step] {
    let c = joint
    let e = saturated(experts: experts, start: c[.start], maximum: c[.maximum])
    let (m, mu, n, nu) = reduced(experts: experts)
    let hat = Symbol("Ê", e)
    return [
      Step(
        "Ê", "1/(1/(E - 1 + 1/(1/E_start - 1/E_max)) + 1/E_max)",
        [Symbol("E", experts)] + c.inputs(.start, .maximum), e),
      Step("m", "a Ê^δ", c.inputs(.a, .delta) + [hat], m),
      Step("μ", "α + γ ln Ê", c.inputs(.alpha, .gamma) + [hat], mu),
      Step("n", "b Ê^ω", c.inputs(.b, .omega) + [hat], n),
      Step("ν", "β + ζ ln Ê", c.inputs(.beta, .zeta) + [hat], nu),
    ]
  }
}

extension Ludziejewski2025 {
  /// Dense and the numbers of experts of Table 4, in models of the paper's own shape.
  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    Self.table4.map(\.experts).map { experts in
      DesignChoice(
        experts == 1 ? "dense" : nil, [Symbol("E", experts)],
        surface(experts: experts).applying(data),
        axes: [.expansion: experts]
      ) { size in
        let shape = Shape(active: Parameters(size), experts: experts)
        return Footprint(
          active: Parameters(size), total: shape.total, cachePerToken: shape.cachePerToken)
      }
    }
  }
}

extension Ludziejewski2025 {
  /// The loss of each design of N active parameters, E experts and D tokens, for sweeps over E.
  ///
  /// From Table 3 for every E; the rounded Table 4, which serves single answers, differs by up to
  /// 0.3 % in each number. All spans have the same length.
  public func losses(
    sizes: Span<Double>, experts: Span<Double>, tokens: Span<Double>,
    into losses: inout MutableSpan<Double>
  ) {
    precondition(sizes.count == losses.count && tokens.count == losses.count)
    precondition(experts.count == losses.count)
    let c = coefficients.by(JointConstant.self)
    let (a, alpha, delta, gamma) = (c[.a], c[.alpha], c[.delta], c[.gamma])
    let (b, beta, omega, zeta) = (c[.b], c[.beta], c[.omega], c[.zeta])
    let (start, maximum, floor) = (c[.start], c[.maximum], c[.floor])
    for index in 0..<losses.count {
      let e = log(saturated(experts: experts[index], start: start, maximum: maximum))
      let size = exp(delta * e + (alpha + gamma * e) * log(sizes[index]))
      let data = exp(omega * e + (beta + zeta * e) * log(tokens[index]))
      losses[index] = a * size + b * data + floor
    }
  }
}

extension Ludziejewski2025 {
  public var heldOut: HeldOutError? {
    HeldOutError(
      rms: 0.0039, of: 30,
      source: "arXiv:2502.05172, the 30 lowest losses kept apart")
  }
}
