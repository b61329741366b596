import Foundation

/// Mean and variance of some values, and what they say of another sample.
public struct Sample: Hashable, Sendable {
  public let count: Int
  public let mean: Double
  /// The sum of squared deviations from the mean; exactly 0 where all values are equal, whose sum over
  /// their number is rounded to another one.
  public let squares: Double

  public init(_ values: [Double]) {
    count = values.count
    if let first = values.first, values.allSatisfy({ $0 == first }) {
      (mean, squares) = (first, 0)
      return
    }
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    self.mean = mean
    squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// With n - 1; 0 for fewer than two values.
  public var variance: Double { count > 1 ? squares / Double(count - 1) : 0 }

  public var deviation: Double { variance.squareRoot() }
  /// The standard error of the mean.
  public var error: Double { (variance / Double(max(1, count))).squareRoot() }

  /// Student's interval of the mean; `nil` for fewer than two values.
  public func interval(level: Double) -> ClosedRange<Double>? {
    guard count > 1 else { return nil }
    let reach = StudentT.quantile((1 + level) / 2, degrees: Double(count - 1)) * error
    return mean - reach...mean + reach
  }

  /// The p-value, both sides, of a mean of `null`; 1 where nothing varies and nothing differs.
  ///
  /// Where all values are the same they show that they lie on one side, and no more: the sign test's
  /// 2 / 2^n.
  public func pValue(of null: Double = 0) -> Double {
    guard variance > 0 || mean == null else { return min(1, pow(2, Double(1 - count))) }
    return Self.pValue(mean - null, error: error, degrees: Double(count - 1))
  }

  /// The difference of two means without equal variances: Welch, Biometrika 34 (1947).
  public func difference(
    from other: Sample, level: Double
  ) -> (value: Double, range: ClosedRange<Double>, pValue: Double)? {
    guard count > 1, other.count > 1 else { return nil }
    let (own, its) = (variance / Double(count), other.variance / Double(other.count))
    let sum = own + its
    let degrees =
      sum > 0
      ? sum * sum / (own * own / Double(count - 1) + its * its / Double(other.count - 1)) : 1
    let value = mean - other.mean
    let reach = StudentT.quantile((1 + level) / 2, degrees: degrees) * sum.squareRoot()
    return (
      value, value - reach...value + reach,
      Self.pValue(value, error: sum.squareRoot(), degrees: degrees)
    )
  }

  /// Hedges' g: the difference in pooled deviations, corrected for small samples, with its standard
  /// error (Hedges and Olkin, Statistical Methods for Meta-Analysis, 1985).
  public func effectSize(from other: Sample) -> (value: Double, error: Double)? {
    let degrees = Double(count + other.count - 2)
    let pooled =
      (Double(count - 1) * variance + Double(other.count - 1) * other.variance) / degrees
    guard count > 1, other.count > 1, pooled > 0 else { return nil }
    let g = (mean - other.mean) / pooled.squareRoot() * (1 - 3 / (4 * degrees - 1))
    let (m, n) = (Double(count), Double(other.count))
    return (g, ((m + n) / (m * n) + g * g / (2 * (m + n))).squareRoot())
  }

  /// Both sides of Student's distribution beyond a difference.
  public static func pValue(_ difference: Double, error: Double, degrees: Double) -> Double {
    guard error > 0 else { return difference == 0 ? 1 : 0 }
    return 2 * StudentT.probability(below: -abs(difference / error), degrees: degrees)
  }
}
