import Units

/// A law whose loss is a sum of power terms once the routing is fixed.
///
/// The comparisons of all modes follow from two surfaces, one for the design's routing and one
/// for dense models.
public protocol SurfaceLaw: ScalingLaw {
  /// Which parameters the surface counts as the size of a routed model.
  var sizeCount: SizeCount { get }

  /// The surface of models routed like a design, or of dense models for `nil`.
  func surface(routedLike design: Design?) throws(Refusal) -> LossSurface

  /// The same for data that move one of the terms or repeat.
  func surface(routedLike design: Design?, data: DataEffect) throws(Refusal) -> LossSurface

  /// The size of a design as the surface counts it.
  func size(of design: Design) throws(Refusal) -> Parameters

  /// What is known of a model of a surface's size that is routed like a design without a size.
  func design(ofSize size: Parameters, kind: Design.Kind) -> Design

  /// How the numbers of a design's surface follow from the coefficients.
  func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step]

  /// The kinds of models among which a budget can choose under this law; the dense ones first.
  func choices(data: DataEffect) throws(Refusal) -> [DesignChoice]

  /// Refuses budgets at which the law must not be compared with anything.
  func checkBudget(_ flop: Double) throws(Refusal)
}

extension SurfaceLaw {
  public func surface(
    routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> LossSurface {
    try surface(routedLike: design).applying(data)
  }

  public func size(of design: Design) throws(Refusal) -> Parameters {
    try design.count(sizeCount)
  }

  public func design(ofSize size: Parameters, kind: Design.Kind) -> Design {
    let counted = Sizes(sizeCount.embeddings, size)
    let isDense = kind == .dense
    return Design(
      active: isDense || sizeCount.part == .active ? counted : Sizes(),
      total: isDense || sizeCount.part == .total ? counted : Sizes(), kind: kind)
  }

  public func choices(data: DataEffect) throws(Refusal) -> [DesignChoice] {
    [
      DesignChoice("dense", [], try surface(routedLike: nil, data: data)) { size in
        Footprint(active: Parameters(size), total: Parameters(size))
      }
    ]
  }

  public func checkBudget(_ flop: Double) throws(Refusal) {}

  public func surfaceSteps(routedLike design: Design) throws(Refusal) -> [Step] { [] }

  /// A design as a point on its surface, for data that move one of the terms.
  func point(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> SurfacePoint {
    SurfacePoint(
      surface: try surface(routedLike: design, data: data), size: try size(of: design).value,
      tokens: tokens.value)
  }

  public func flop(of design: Design, tokens: Tokens) throws(Refusal) -> FLOP {
    FLOP(try point(of: design, tokens: tokens, data: .none).flop)
  }

  public func loss(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Double {
    try point(of: design, tokens: tokens, data: data).loss
  }

  public func denseEquivalent(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> Parameters {
    let point = try comparable(design, tokens, data)
    let dense = try surface(routedLike: nil, data: data)
    guard let size = dense.size(forLoss: point.loss, tokens: tokens.value) else {
      throw .outOfReach("puts the loss below what any dense size reaches on these tokens")
    }
    return Parameters(size)
  }

  public func frontier(
    at flop: FLOP, routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> FrontierPoint {
    try checkBudget(flop.value)
    let surface = try surface(routedLike: design, data: data)
    guard let best = surface.optimum(flop: flop.value) else { throw .notFinite }
    let dense = try self.surface(routedLike: nil, data: data)
    guard let budget = dense.budget(forLoss: best.loss) else { throw .noDenseBudget }
    let sized = self.sized(Parameters(best.size), routedLike: design)
    return FrontierPoint(
      size: best.size, tokens: best.tokens, loss: best.loss, multiplier: budget / flop.value,
      point: try reading(of: sized, tokens: Tokens(best.tokens)).point)
  }

  /// A design of a size on the surface; its other counts are scaled where they are known.
  func sized(_ size: Parameters, routedLike design: Design?) -> Design {
    guard let design else { return self.design(ofSize: size, kind: .dense) }
    guard let known = try? self.size(of: design) else {
      return self.design(ofSize: size, kind: design.kind)
    }
    return design.scaled(by: size / known)
  }

  /// A design as a point that may be compared with dense models.
  func comparable(
    _ design: Design, _ tokens: Tokens, _ data: DataEffect
  ) throws(Refusal) -> SurfacePoint {
    let point = try point(of: design, tokens: tokens, data: data)
    try checkBudget(point.flop)
    return point
  }
}

extension Refusal {
  static let noDenseBudget = outOfReach("puts the loss below what any dense budget reaches")
}
