/// A design on its surface.
public struct SurfacePoint: Sendable {
  public let surface: LossSurface
  public let size: Double
  public let tokens: Double

  public var loss: Double { surface.loss(size: size, tokens: tokens) }
  public var flop: Double { surface.flop(size: size, tokens: tokens) }
}
