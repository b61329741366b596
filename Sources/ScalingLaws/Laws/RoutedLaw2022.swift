import Foundation
import Quantities

/// Clark and others 2022, "Unified Scaling Laws for Routed Language Models" (arXiv 2202.01169).
///
///     log₁₀ L = a log₁₀ N + b log₁₀ Ê + c log₁₀ N log₁₀ Ê + d        equation 1
///
/// N is what one token uses, without embeddings; E the experts of a top-1 router in every second
/// layer. All runs saw 131B tokens: the law has no data term and answers for that number alone.
public struct RoutedLaw2022: ScalingLaw {
  public let card: LawCard
  public let coefficients: [Coefficient]
  private let values: [Double]

  /// 249k to 250k steps of 524,288 tokens.
  static let fixedTokens = 131e9

  init(card: LawCard, set: CoefficientSet) {
    self.init(card: card, coefficients: set.coefficients, values: set.values)
  }

  private init(card: LawCard, coefficients: [Coefficient], values: [Double]) {
    self.card = card
    self.coefficients = coefficients
    self.values = values
  }

  public func replacingCoefficients(_ values: [Double]) -> RoutedLaw2022 {
    RoutedLaw2022(card: card, coefficients: coefficients, values: values)
  }

  /// Loss of N parameters a token and E experts.
  public func loss(size: Double, experts: Double) -> Double {
    let n = log10(size)
    let e = log10(saturation(experts))
    return pow(10, values[0] * n + values[1] * e + values[2] * n * e + values[3])
  }

  /// The dense size of equal loss, the paper's effective parameter count (equation 11).
  ///
  ///     EPC = N^(α(Ê)/α(E_start)) (Ê/E_start)^(b/α(E_start)),   α(x) = a + c log₁₀ x
  public func effectiveParameters(size: Double, experts: Double) -> Double {
    let e = saturation(experts)
    let start = values[4]
    let slope = { (x: Double) in self.values[0] + self.values[2] * log10(x) }
    return pow(size, slope(e) / slope(start)) * pow(e / start, values[1] / slope(start))
  }

  /// The size beyond which experts no longer help, 10^(-b/c).
  public var cutoff: Parameters { Parameters(pow(10, -values[1] / values[2])) }

  private func saturation(_ experts: Double) -> Double {
    saturated(experts: experts, start: values[4], maximum: values[5])
  }

  /// N and E as the law reads them.
  ///
  /// Other routers than top-1 in every second layer are read through the ratio of total to active
  /// parameters, which the paper finds to be what matters: there P/N = 1 + (E - 1)·4/13.
  private func reading(
    of design: Design
  ) throws(Refusal) -> (size: Double, experts: Double, remarks: [String]) {
    guard let (size, remark) = design.active.reading(.noEmbedding) else {
      throw .unknown("the active parameters")
    }
    var remarks = [remark].compactMap { $0 }
    if design.kind == .dense { return (size.value, 1, remarks) }
    if case .routed(let routing) = design.kind, routing.topK == 1, routing.shared == 0,
      routing.routedLayerShare == 0.5
    {
      return (size.value, routing.experts, remarks)
    }
    guard let (total, _) = design.total.reading(.noEmbedding) else {
      throw .unknown("the total parameters")
    }
    let experts = 1 + (total / size - 1) * 13 / 4
    remarks.append(
      "fitted on top-1 routing in every second layer; E = \(experts.rounded(toDigits: 3)) has "
        + "this design's ratio of total to active parameters")
    return (size.value, experts, remarks)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (size, experts, remarks) = try reading(of: design)
    var point: [RangeAxis: Double] = [
      .activeParameters: size, .expansion: experts, .tokens: tokens.value,
    ]
    if case .routed(let routing) = design.kind {
      point[.topK] = routing.topK + routing.shared
      point[.routedLayerShare] = routing.routedLayerShare
    }
    return Reading(variables: [("N", size), ("E", experts)], point: point, remarks: remarks)
  }

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
    of design: Design, tokens: Tokens, mode: ComparisonMode, data: DataEffect
  ) throws(Refusal) -> Double {
    guard mode == .sameTokens else { throw .noDataTerm(fixedTokens: Self.fixedTokens) }
    let (size, experts, _) = try reading(of: design)
    return effectiveParameters(size: size, experts: experts) / size
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
    guard routing.topK == 1, routing.shared == 0 else {
      throw .unknown("total and active parameters of a model that is not routed top-1")
    }
    return routing.experts
  }
}
