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
  /// What routing alone predicts.
  public let explained: PredictedEquivalent
  /// The dense size that the model scores like.
  public let scoresLike: Parameters
  /// The standard error of its logarithm.
  public let deviation: Double
  /// What tokens are worth in size.
  public let exchange: TokenExchange

  /// A ledger; a size that is only said to score the same has a deviation of 0.2 at least.
  public init(
    explained: PredictedEquivalent, scoresLike: Parameters, deviation: Double,
    exchange: TokenExchange
  ) {
    self.explained = explained
    self.scoresLike = scoresLike
    self.deviation = deviation
    self.exchange = exchange
  }

  /// A ledger of a model whose equivalent was measured between siblings of other data.
  public init(
    explained: PredictedEquivalent, measured: MeasuredEquivalent, exchange: TokenExchange
  ) {
    self.init(
      explained: explained, scoresLike: measured.size, deviation: measured.deviation,
      exchange: exchange)
  }

  /// The factor in size that routing does not explain.
  public var sizeFactor: Double { scoresLike / explained.centre }

  /// The range of the factor in size at a level; `nil` where the prediction has none.
  public func sizeFactors(level: Double) -> ClosedRange<Double>? {
    guard let own = explained.factor(level: level).map({ log($0) }) else { return nil }
    let other = Normal.quantile(0.5 + level / 2) * deviation
    let half = (own * own + other * other).squareRoot()
    return (sizeFactor * exp(-half))...(sizeFactor * exp(half))
  }

  /// The factor in tokens that is worth as much.
  public var tokenFactor: Double { pow(sizeFactor, 1 / exchange.exponent) }

  /// The range of the factor in tokens at a level, with the error of the exponent.
  ///
  /// Widths add in quadrature: that of ln size over τ, and that of 1/τ times ln size. `nil` where
  /// the prediction has no range or the exponent may be zero at this level.
  public func tokenFactors(level: Double) -> ClosedRange<Double>? {
    let z = Normal.quantile(0.5 + level / 2)
    guard let sizes = sizeFactors(level: level), exchange.exponent > z * exchange.deviation
    else { return nil }
    let centre = log(tokenFactor)
    let fromSize = log(sizes.upperBound / sizeFactor) / exchange.exponent
    let fromExponent = z * exchange.deviation / exchange.exponent * centre
    let half = (fromSize * fromSize + fromExponent * fromExponent).squareRoot()
    return exp(centre - half)...exp(centre + half)
  }

  /// Whether routing alone may explain the score: 1 lies in the 80 % range of the factor in size.
  public var isExplained: Bool { sizeFactors(level: 0.8)?.contains(1) ?? false }
}
