import Foundation
import ScalingLaws

/// The law of one corpus, L = E + A/N^α + B/D^β, or an error E + H (1 - exp(-s)) of that sum s.
public struct CorpusLaw: Hashable, Sendable {
  public let floor: Double
  /// H of an error rate; `nil` for a loss.
  public let height: Double?
  public let a: Double
  public let b: Double
  public let alpha: Double
  public let beta: Double
  /// The compute multiplier that A and B contain; 1 where the form has none.
  public let compute: Double

  /// A law from its constants.
  public init(
    floor: Double, height: Double? = nil, a: Double, b: Double, alpha: Double, beta: Double,
    compute: Double = 1
  ) {
    self.floor = floor
    self.height = height
    self.a = a
    self.b = b
    self.alpha = alpha
    self.beta = beta
    self.compute = compute
  }

  /// The loss of a size on tokens.
  public func loss(size: Double, tokens: Double) -> Double {
    let sum = a * pow(size, -alpha) + b * pow(tokens, -beta)
    guard let height else { return floor + sum }
    return floor - height * expm1(-sum)
  }

  /// The tokens on which a size has a loss; infinite where no number of tokens has it.
  public func tokens(forLoss loss: Double, size: Double) -> Double {
    var sum = loss - floor
    if let height { sum = sum < height ? -log1p(-sum / height) : .infinity }
    let rest = sum - a * pow(size, -alpha)
    guard rest.isFinite else { return 0 }
    return rest > 0 ? pow(b / rest, 1 / beta) : .infinity
  }

  /// How many reference tokens a token of this corpus is worth for a model of a size on tokens.
  ///
  /// Infinite where the reference never reaches the loss, as it may under a lower floor.
  public func tokenMultiplier(
    over reference: CorpusLaw, size: Double, tokens: Double
  ) -> Double {
    reference.tokens(forLoss: loss(size: size, tokens: tokens), size: size) / tokens
  }
}

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
