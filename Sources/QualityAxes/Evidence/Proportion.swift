import Diagnostics
import Statistics

/// A share that was counted: so many of so many.
public struct Proportion: Hashable, Sendable {
  public let count: Int
  public let total: Int

  /// A count from 0 to `total`, `total` at least 1.
  public init(_ count: Int, of total: Int) throws(InputFaults) {
    var check = InputCheck()
    check.count(total, in: 1...Int.max, "total")
    check.count(count, in: 0...max(0, total), "count")
    try check.finish()
    self.count = count
    self.total = total
  }

  /// A counted share whose numbers are ours.
  init(known count: Int, of total: Int) {
    precondition(
      count >= 0 && count <= total && total > 0, "a counted share has its parts in order")
    self.count = count
    self.total = total
  }

  public var share: Double { Double(count) / Double(total) }

  /// Wilson's interval for the share.
  ///
  ///     (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n)
  ///
  /// Wilson, Journal of the American Statistical Association 22 (1927). It covers the sampling of
  /// independent cases and nothing else. `level` has to lie between 0 and 1, both excluded.
  public func wilson(level: Double = 0.95) -> ClosedRange<Double> {
    precondition(level > 0 && level < 1, "an interval's level lies between 0 and 1")
    let z = -Normal.quantile((1 - level) / 2)
    let n = Double(total)
    let p = share
    let centre = p + z * z / (2 * n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At 0 and n of n one end is exact, and rounding may not push it past the share.
    return min(p, max(0, (centre - reach) / scale))...max(p, min(1, (centre + reach) / scale))
  }
}
