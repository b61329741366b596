import Quantities

/// A published relation between the size, the data and the routing of a model and its loss.
///
/// A law answers the questions that it can and refuses the others with a reason; it never sees a
/// device. Its answers are in its own units: losses of two laws are never compared.
public protocol ScalingLaw: Sendable {
  var card: LawCard { get }

  /// The coefficients in the order in which `replacingCoefficients` takes them.
  var coefficients: [Coefficient] { get }

  /// The same law with other values of its coefficients.
  func replacingCoefficients(_ values: [Double]) -> Self

  /// The design in the law's own variables, and where it stands in the fitted range.
  func reading(of design: Design, tokens: Tokens) throws(Refusal) -> Reading

  /// Training FLOP of a design under the law's own count.
  func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP

  /// Loss in nats per token of the law's own tokenizer and validation text.
  func loss(of design: Design, tokens: Tokens, data: DataEffect) throws(Refusal) -> Double

  /// The dense size, under the law's own count, with the design's loss on the same tokens.
  func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters

  /// Dense FLOP over the design's FLOP for the same loss, under the law's own count of FLOP.
  func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, data: DataEffect
  ) throws(Refusal) -> Double

  /// How the law spends a budget on models routed like a design, or on dense ones for `nil`, and
  /// what that brings.
  func frontier(
    at flop: FLOP, routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> FrontierPoint
}

/// A budget spent as a law would spend it.
///
/// A law with sizes and tokens allocates them optimally; one that holds tokens fixed can only
/// choose the size; one that relates budgets knows neither.
public struct FrontierPoint: Sendable {
  /// Size as the law counts it.
  public let size: Double?
  public let tokens: Double?
  /// Nats per token; `nil` for a law that states none.
  public let loss: Double?
  /// Dense FLOP over this budget for the same loss.
  public let multiplier: Double
  /// Where the point stands in the fitted range.
  public let point: [RangeAxis: Double]
}

/// A law whose loss is a sum of power terms once the routing is fixed.
///
/// The comparisons of all modes follow from two surfaces, one for the design's routing and one
/// for dense models.
public protocol SurfaceLaw: ScalingLaw {
  /// The surface of models routed like a design, or of dense models for `nil`.
  func surface(routedLike design: Design?) throws(Refusal) -> LossSurface

  /// The size of a design as the surface counts it.
  func size(of design: Design) throws(Refusal) -> Parameters

  /// What is known of a model of a surface's size that is routed like a design without a size.
  func design(ofSize size: Parameters, kind: Design.Kind) -> Design
}

/// A design on its surface.
public struct SurfacePoint: Sendable {
  public let surface: LossSurface
  public let size: Double
  public let tokens: Double

  public var loss: Double { surface.loss(size: size, tokens: tokens) }
  public var flop: Double { surface.flop(size: size, tokens: tokens) }
}
