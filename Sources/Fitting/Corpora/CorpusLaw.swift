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

  /// A/N^α + B/D^β at which the law has a loss; infinite where it is that high for no model.
  private func sum(forLoss loss: Double) -> Double {
    let sum = loss - floor
    guard let height else { return sum }
    return sum < height ? -log1p(-sum / height) : .infinity
  }

  /// How many reference parameters a parameter on this corpus is worth, on as many tokens; infinite where no
  /// size on the reference has the loss.
  func sizeWorth(over reference: CorpusLaw, at place: CorpusPlace) -> Double {
    let loss = loss(size: place.size, tokens: place.tokens)
    let rest = reference.sum(forLoss: loss) - reference.b * pow(place.tokens, -reference.beta)
    guard rest.isFinite else { return 0 }
    return rest > 0 ? pow(reference.a / rest, 1 / reference.alpha) / place.size : .infinity
  }

  /// How many FLOP on the reference a FLOP on this corpus is worth, q in L_ref(√q N, √q D) = L(N, D); infinite
  /// where no FLOP on the reference have the loss.
  func computeWorth(over reference: CorpusLaw, at place: CorpusPlace) -> Double {
    let sum = reference.sum(forLoss: loss(size: place.size, tokens: place.tokens))
    guard sum.isFinite else { return 0 }
    guard sum > 0 else { return .infinity }
    let (size, data) = (
      reference.a * pow(place.size, -reference.alpha),
      reference.b * pow(place.tokens, -reference.beta)
    )
    // ln q lies between what either term alone would take; halved until no digit moves.
    let slopes = [reference.alpha, reference.beta].map { 2 * log((size + data) / sum) / $0 }
    var (low, high) = (slopes.min() ?? 0, slopes.max() ?? 0)
    for _ in 0..<60 where high > low {
      let middle = (low + high) / 2
      let value =
        size * exp(-reference.alpha * middle / 2) + data * exp(-reference.beta * middle / 2)
      if value > sum { low = middle } else { high = middle }
    }
    return exp((low + high) / 2)
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
