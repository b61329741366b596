import Foundation
import ScalingLaws
import Units

/// What tokens are worth in size at equal quality: ln N per ln D.
///
/// A sibling of size N on D' tokens is as good as one of N (D'/D)^τ on D tokens. τ is 1 where size
/// and tokens are balanced and falls as a model is trained longer.
public struct TokenExchange: Sendable, Hashable {
  /// τ.
  public let exponent: Double
  /// Its standard error.
  public let deviation: Double
  /// Who says so.
  public let source: String

  /// A stated exponent with its standard error.
  public init(exponent: Double, deviation: Double, source: String) {
    self.exponent = exponent
    self.deviation = deviation
    self.source = source
  }

  /// The least standard error of an exponent that follows from laws: they are of other recipes.
  static let leastDeviation = 0.1

  /// τ between two dense laws at a size and tokens, half their difference as its error (0.1 at
  /// least).
  ///
  /// For L = E + A N^-α + B D^-β the loss stays the same where
  /// d ln N/d ln D = -β B D^-β/(α A N^-α). The laws are Hoffmann's as printed in the source of
  /// the paper and its replication by Besiroglu, which bracket the published fits.
  public static func between(size: Parameters, tokens: Tokens) -> TokenExchange {
    let laws = [DenseLaw.hoffmann2022, DenseLaw.besiroglu2024]
    let rates = laws.compactMap { law -> Double? in
      guard let surface = try? law.surface(routedLike: nil) else { return nil }
      let tokenSlope = slope(surface.tokenTerms, at: tokens.value)
      let sizeSlope = slope(surface.sizeTerms, at: size.value)
      return tokenSlope / sizeSlope
    }
    let mean = rates.reduce(0, +) / Double(rates.count)
    let half = ((rates.max() ?? mean) - (rates.min() ?? mean)) / 2
    let names = laws.map(\.card.id).joined(separator: " and ")
    return TokenExchange(
      exponent: mean, deviation: max(half, leastDeviation),
      source: "between \(names) at \(size.rounded(to: 2)) on \(tokens.rounded(to: 2)) tokens")
  }

  /// The derivative of a sum of powers by ln x.
  private static func slope(_ terms: [PowerTerm], at x: Double) -> Double {
    terms.reduce(0) { $0 + $1.exponent * $1.coefficient * pow(x, $1.exponent) }
  }
}
