import Foundation
import Statistics
import Units

/// What routing explains of a model's quality, and what is left to data and recipe.
///
///     left in size = scores like / explained by routing,   left in tokens = (left in size)^(1/τ)
///
/// Mixtral scores like a dense model of 70B of 2023; its routing explains about 25B; the rest is
/// other data and other training. Factors are multiplied, their logarithms added.
public struct ResidualLedger: Sendable {
  /// The dense size that routing explains: predicted, or measured between siblings, or both.
  public let explained: Parameters
  /// The standard error of its logarithm.
  public let explainedDeviation: Double
  /// The dense size that the model scores like.
  public let scoresLike: Parameters
  /// The standard error of its logarithm.
  public let deviation: Double
  /// What tokens are worth in size.
  public let exchange: TokenExchange

  /// A ledger; a size that is only said to score the same has a deviation of 0.2 at least.
  public init(
    explained: Parameters, explainedDeviation: Double, scoresLike: Parameters, deviation: Double,
    exchange: TokenExchange
  ) {
    self.explained = explained
    self.explainedDeviation = explainedDeviation
    self.scoresLike = scoresLike
    self.deviation = deviation
    self.exchange = exchange
  }

  /// The factor in size that routing does not explain.
  public var sizeFactor: Double { scoresLike / explained }

  /// The range of the factor in size at a level.
  public func sizeFactors(level: Double) -> ClosedRange<Double> {
    let half =
      Normal.quantile(0.5 + level / 2)
      * (explainedDeviation * explainedDeviation + deviation * deviation).squareRoot()
    return (sizeFactor * exp(-half))...(sizeFactor * exp(half))
  }

  /// The factor in tokens that is worth as much.
  public var tokenFactor: Double { pow(sizeFactor, 1 / exchange.exponent) }

  /// The range of the factor in tokens at a level, with the error of the exponent.
  ///
  /// Widths add in quadrature: that of ln size over τ, and that of 1/τ times ln size. `nil` where
  /// the exponent may be zero at this level.
  public func tokenFactors(level: Double) -> ClosedRange<Double>? {
    let z = Normal.quantile(0.5 + level / 2)
    guard exchange.exponent > z * exchange.deviation else { return nil }
    let sizes = sizeFactors(level: level)
    let centre = log(tokenFactor)
    let fromSize = log(sizes.upperBound / sizeFactor) / exchange.exponent
    let fromExponent = z * exchange.deviation / exchange.exponent * centre
    let half = (fromSize * fromSize + fromExponent * fromExponent).squareRoot()
    return exp(centre - half)...exp(centre + half)
  }

  /// Whether routing alone may explain the score: 1 lies in the 80 % range of the factor in size.
  public var isExplained: Bool { sizeFactors(level: 0.8).contains(1) }
}
