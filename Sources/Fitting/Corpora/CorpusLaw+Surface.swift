import ScalingLaws

extension CorpusLaw {
  /// The constants of a surface that has one term each; `nil` for another.
  public init?(_ surface: LossSurface) {
    guard surface.sizeTerms.count == 1, surface.tokenTerms.count == 1,
      surface.outerExponent == 1, surface.tokenSaturation == nil, surface.sizeSaturation == nil
    else { return nil }
    let (size, data) = (surface.sizeTerms[0], surface.tokenTerms[0])
    self.init(
      floor: surface.floor, a: size.coefficient, b: data.coefficient, alpha: -size.exponent,
      beta: -data.exponent)
  }
}

extension CorpusLaw {
  /// The surface of a loss with these constants.
  public var surface: LossSurface {
    LossSurface(
      floor: floor, sizeTerms: [PowerTerm(a, -alpha)], tokenTerms: [PowerTerm(b, -beta)])
  }

  /// The constants that a law gives dense models on fresh data; `nil` where it has other terms.
  public init?(denseLawOf law: any SurfaceLaw) {
    guard let surface = try? law.surface(routedLike: nil) else { return nil }
    self.init(surface)
  }
}
