import Quantities

extension SurfaceLaw {
  /// A design as a point on its surface, for data that move one of the terms.
  func point(
    of design: Design, tokens: Tokens, data: DataEffect
  ) throws(Refusal) -> SurfacePoint {
    SurfacePoint(
      surface: try surface(routedLike: design).applying(data),
      size: try size(of: design).value, tokens: tokens.value)
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
    let loss = try loss(of: design, tokens: tokens, data: data)
    let dense = try surface(routedLike: nil).applying(data)
    guard let size = dense.size(forLoss: loss, tokens: tokens.value) else {
      throw .outOfReach("puts the loss below what any dense size reaches on these tokens")
    }
    return Parameters(size)
  }

  public func computeMultiplier(
    of design: Design, tokens: Tokens, mode: ComparisonMode, data: DataEffect
  ) throws(Refusal) -> Double {
    let point = try point(of: design, tokens: tokens, data: data)
    let dense = try surface(routedLike: nil).applying(data)
    switch mode {
    case .sameTokens:
      let size = try denseEquivalent(of: design, tokens: tokens, data: data)
      return dense.flop(size: size.value, tokens: tokens.value) / point.flop
    case .bothOptimal:
      guard let best = point.surface.optimum(flop: point.flop) else { throw .notFinite }
      return try budget(of: dense, forLoss: best.loss) / point.flop
    case .denseOptimal:
      return try budget(of: dense, forLoss: point.loss) / point.flop
    }
  }

  public func frontier(
    at flop: FLOP, routedLike design: Design?, data: DataEffect
  ) throws(Refusal) -> FrontierPoint {
    let surface = try surface(routedLike: design).applying(data)
    guard let best = surface.optimum(flop: flop.value) else { throw .notFinite }
    let dense = try self.surface(routedLike: nil).applying(data)
    let sized = self.sized(Parameters(best.size), routedLike: design)
    return FrontierPoint(
      size: best.size, tokens: best.tokens, loss: best.loss,
      multiplier: try budget(of: dense, forLoss: best.loss) / flop.value,
      point: try reading(of: sized, tokens: Tokens(best.tokens)).point)
  }

  /// A design of a size on the surface; its other counts are scaled where they are known.
  private func sized(_ size: Parameters, routedLike design: Design?) -> Design {
    guard let design else { return .dense(size) }
    guard let known = try? self.size(of: design) else {
      return self.design(ofSize: size, kind: design.kind)
    }
    return design.scaled(by: size / known)
  }

  private func budget(of dense: LossSurface, forLoss loss: Double) throws(Refusal) -> Double {
    guard let budget = dense.budget(forLoss: loss) else {
      throw .outOfReach("puts the loss below what any dense budget reaches")
    }
    return budget
  }
}
