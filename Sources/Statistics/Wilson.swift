/// Wilson's interval of a share that was counted.
///
///     (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n)
///
/// Wilson, Journal of the American Statistical Association 22 (1927). It covers the sampling of
/// independent cases and nothing else.
public enum Wilson {
  /// The interval of `count` among `total`, at least 1; `level` lies between 0 and 1, both excluded.
  public static func interval(
    of count: Int, among total: Int, level: Double = 0.95
  ) -> ClosedRange<Double> {
    precondition(level > 0 && level < 1, "an interval's level lies between 0 and 1")
    let z = -Normal.quantile((1 - level) / 2)
    let n = Double(total)
    let p = Double(count) / n
    let centre = p + z * z / (2 * n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At 0 and n of n one end is exact, and rounding may not push it past the share.
    let low = count == 0 ? 0 : min(p, max(0, (centre - reach) / scale))
    let high = count == total ? 1 : max(p, min(1, (centre + reach) / scale))
    return low...high
  }
}
