import ScalingLaws
import Units

/// How many times the tokens a dense model of one size needs to be as good as a larger one.
///
///     L(N, m D) = L(N_eq, D)
///
/// solved for m under each of two dense laws that bracket the published fits: Hoffmann's and its
/// replication by Besiroglu, whose exponents are nearly equal. Both are of other recipes and other
/// tokenizers: what lies between them is an assumption and no measurement, and m is their geometric
/// mean.
struct TokenWorth: Sendable {
  /// The least m of the laws.
  let low: Double
  /// Their geometric mean; `nil` where a law has no m.
  let middle: Double?
  /// The greatest; infinite where a law has no number of tokens that will do.
  let high: Double

  /// The laws, whatever the scenario asks.
  private static let laws = [DenseLaw.hoffmann2022, DenseLaw.besiroglu2024]

  /// What is assumed, in words.
  static let assumption =
    "size traded for tokens as by \(laws.map(\.card.id).joined(separator: " and by ")), which is an "
    + "assumption"

  /// - Parameters:
  ///   - equivalent: N_eq.
  ///   - size: N.
  ///   - tokens: D.
  init?(of equivalent: Parameters, over size: Parameters, on tokens: Tokens) {
    var values: [Double] = []
    for law in Self.laws {
      guard let surface = try? law.surface(routedLike: nil) else { return nil }
      let loss = surface.loss(size: equivalent.value, tokens: tokens.value)
      let needed = surface.tokens(forLoss: loss, size: size.value)
      values.append(needed.map { $0 / tokens.value } ?? .infinity)
    }
    guard let low = values.min(), let high = values.max(), low.isFinite else { return nil }
    self.low = low
    self.high = high
    middle = high.isFinite ? (low * high).squareRoot() : nil
  }
}
