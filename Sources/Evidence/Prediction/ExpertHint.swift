import Foundation

/// What the number of experts that a token passes through says of γ: a hint, not a term.
///
///     γ = ½ + s ln(K/K₀),   K routed and shared together, capped at 16
///
/// Fitted by least squares with the interval's width as error and sets weighing equally; K₀ is
/// where the fitted line crosses ½. On the table the number of experts, their fineness and the
/// total number change together, so that s may stand for any of them, and it does not improve
/// predictions of sets left out (``Backtest``).
public struct ExpertHint: Sendable, Hashable {
  /// s, what each e-fold of K adds to γ.
  public let slope: Double
  /// The standard error of s, by leaving out each set in turn (jackknife).
  public let deviation: Double
  /// K₀, the number of experts at which γ is ½.
  public let neutral: Double
  /// Sets that tell K.
  public let sets: Int

  /// The number of experts beyond which more count as this many: the table holds hardly any.
  static let cap = 16.0

  /// γ at a number of experts in use.
  public func gamma(used: Double) -> Double {
    0.5 + slope * log(min(max(used, 1), Self.cap) / neutral)
  }

  /// The standard error of γ at a number of experts in use that the slope leaves.
  public func deviation(used: Double) -> Double {
    deviation * abs(log(min(max(used, 1), Self.cap) / neutral))
  }

  init?(_ readings: [AxisReading], sample: ErrorSample, width: WidthLine) {
    let terms = zip(readings, sample.points).compactMap { reading, point -> Term? in
      guard let experts = reading.model.experts else { return nil }
      let size = width.width(at: point.logRatio)
      return Term(
        set: point.set, logRatio: point.logRatio, logUsed: log(min(experts.used, Self.cap)),
        error: point.error, weight: point.weight / (size * size))
    }
    let known = Set(terms.map(\.set))
    guard known.count > 3, let fit = Self.line(terms) else { return nil }
    let left = known.compactMap { set in Self.line(terms.filter { $0.set != set })?.slope }.sorted()
    guard left.count == known.count, fit.slope != 0 else { return nil }
    let count = Double(left.count)
    let mean = left.reduce(0, +) / count
    let squares = left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    slope = fit.slope
    deviation = ((count - 1) / count * squares).squareRoot()
    neutral = exp(-fit.start / fit.slope)
    sets = known.count
  }

  private struct Term {
    let set: Int
    let logRatio: Double
    let logUsed: Double
    let error: Double
    let weight: Double
  }

  /// e = h (start + slope ln K) by weighted least squares.
  private static func line(_ terms: [Term]) -> (start: Double, slope: Double)? {
    var (aa, ab, bb, ay, by) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for term in terms {
      let (a, b) = (term.logRatio, term.logRatio * term.logUsed)
      aa += term.weight * a * a
      ab += term.weight * a * b
      bb += term.weight * b * b
      ay += term.weight * a * term.error
      by += term.weight * b * term.error
    }
    let determinant = aa * bb - ab * ab
    guard determinant > 1e-9 * aa * bb else { return nil }
    return ((ay * bb - by * ab) / determinant, (by * aa - ay * ab) / determinant)
  }
}
