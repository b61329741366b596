import Foundation
import Units

/// Clark and others 2022, "Unified Scaling Laws for Routed Language Models" (arXiv 2202.01169).
///
///     log₁₀ L = a log₁₀ N + b log₁₀ Ê + c log₁₀ N log₁₀ Ê + d        equation 1
///
/// N is what one token uses, without embeddings; E the experts of a top-1 router in every second
/// layer. All runs saw 131B tokens: the law has no data term and answers for that number alone.
public struct Clark2022: ScalingLaw {
  public let card: LawCard
  public var coefficients: CoefficientSet
  private let numbers: @Sendable (Clark2022) -> [PublishedCheck]

  public var published: PublishedNumbers { .checks(numbers(self)) }

  /// 249k to 250k steps of 524,288 tokens.
  static let fixedTokens = 131e9

  init(
    card: LawCard, set: CoefficientSet,
    numbers: @escaping @Sendable (Clark2022) -> [PublishedCheck]
  ) {
    self.card = card
    coefficients = set
    self.numbers = numbers
  }

  /// Table 3 by name.
  var constants: NamedCoefficients<RoutedConstant> { coefficients.by(RoutedConstant.self) }

  /// Loss of N parameters a token and E experts.
  public func loss(size: Double, experts: Double) -> Double {
    let (c, n, e) = (constants, log10(size), log10(saturation(experts)))
    return pow(10, c[.a] * n + c[.b] * e + c[.c] * n * e + c[.d])
  }

  /// The dense size of equal loss, the paper's effective parameter count (equation 11).
  ///
  ///     EPC = N^(α(Ê)/α(E_start)) (Ê/E_start)^(b/α(E_start)),   α(x) = a + c log₁₀ x
  public func effectiveParameters(size: Double, experts: Double) -> Double {
    let (c, e) = (constants, saturation(experts))
    let start = c[.start]
    return pow(size, slope(e) / slope(start)) * pow(e / start, c[.b] / slope(start))
  }

  /// The size beyond which experts no longer help, 10^(-b/c).
  public var cutoff: Parameters { Parameters(pow(10, -constants[.b] / constants[.c])) }

  /// Ê of a number of experts.
  func saturation(_ experts: Double) -> Double {
    saturated(experts: experts, start: constants[.start], maximum: constants[.maximum])
  }

  /// α(x) = a + c log₁₀ x.
  func slope(_ x: Double) -> Double { constants[.a] + constants[.c] * log10(x) }

  /// N and E as the law reads them, and whether E stands for a ratio of sizes.
  ///
  /// Other routers than top-1 in every second layer are read through the ratio of total to active
  /// parameters, which the paper finds to be what matters: there P/N = 1 + (E - 1)·4/13.
  func reading(
    of design: Design
  ) throws(Refusal) -> (size: Double, experts: Double, isOfSizes: Bool) {
    guard let size = design.active.nearest(.noEmbedding)?.size else {
      throw .unknown("the active parameters")
    }
    if design.kind == .dense { return (size.value, 1, false) }
    if case .pruned = design.kind { throw .noSparsityTerm }
    if case .routed(let routing) = design.kind, routing.topK == 1, routing.shared == 0,
      routing.routedLayerShare == 0.5
    {
      return (size.value, routing.experts, false)
    }
    guard let total = design.total.nearest(.noEmbedding)?.size else {
      throw .unknown("the total parameters")
    }
    return (size.value, 1 + (total / size - 1) * 13 / 4, true)
  }

  public func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading {
    let (size, experts, isOfSizes) = try reading(of: design)
    var remarks = [design.active.reading(.noEmbedding)?.remark].compactMap { $0 }
    if isOfSizes {
      remarks.append(
        "fitted on top-1 routing in every second layer; E = \(experts.rounded(toDigits: 3)) has "
          + "this design's ratio of total to active parameters")
    }
    return Reading(
      variables: [("N", size), ("E", experts)], point: try point(of: design, tokens: tokens),
      remarks: remarks)
  }

  public func point(of design: Design, tokens: Tokens) throws(Refusal) -> RangePoint {
    let (size, experts, _) = try reading(of: design)
    var point: RangePoint = [
      .activeParameters: size, .expansion: experts, .tokens: tokens.value,
    ]
    if case .routed(let routing) = design.kind {
      point[.topK] = routing.topK + routing.shared
      point[.routedLayerShare] = routing.routedLayerShare
    }
    return point
  }
}

extension Clark2022 {
  /// The loss of each design of N parameters a token and E experts, for sweeps.
  ///
  /// All spans have the same length.
  public func losses(
    sizes: Span<Double>, experts: Span<Double>, into losses: inout MutableSpan<Double>
  ) {
    precondition(sizes.count == losses.count && experts.count == losses.count)
    let named = constants
    let (a, b, c, d) = (named[.a], named[.b], named[.c], named[.d] * log(10.0))
    let (start, maximum, unit) = (named[.start], named[.maximum], 1 / log(10.0))
    for index in 0..<losses.count {
      let n = log(sizes[index])
      let e = log(saturated(experts: experts[index], start: start, maximum: maximum))
      losses[index] = exp(a * n + b * e + c * unit * n * e + d)
    }
  }
}
