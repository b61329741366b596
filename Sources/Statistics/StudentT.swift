import Foundation

/// Student's t distribution.
public enum StudentT {
  /// The value below which a share `p` of the distribution lies.
  ///
  /// Newton's method on the distribution function from the normal quantile; bisection where a
  /// step leaves the bracket.
  public static func quantile(_ p: Double, degrees: Double) -> Double {
    precondition(p > 0 && p < 1 && degrees > 0, "a quantile needs a probability and degrees")
    guard p >= 0.5 else { return -quantile(1 - p, degrees: degrees) }
    var (low, high) = (0.0, 1.0)
    while probability(below: high, degrees: degrees) < p { high *= 2 }
    var t = min(max(Normal.quantile(p), low), high)
    for _ in 0..<200 {
      let error = probability(below: t, degrees: degrees) - p
      if error > 0 { high = t } else { low = t }
      let next = t - error / density(at: t, degrees: degrees)
      let moved = next > low && next < high ? next : (low + high) / 2
      if abs(moved - t) <= 1e-14 * max(1, abs(t)) { return moved }
      t = moved
    }
    return t
  }

  /// The probability of a value below `t`, by the incomplete beta function.
  public static func probability(below t: Double, degrees: Double) -> Double {
    let x = degrees / (degrees + t * t)
    let tail = 0.5 * incompleteBeta(x, degrees / 2, 0.5)
    return t > 0 ? 1 - tail : tail
  }

  private static func density(at t: Double, degrees: Double) -> Double {
    let logConstant =
      lgamma((degrees + 1) / 2) - lgamma(degrees / 2) - 0.5 * log(degrees * Double.pi)
    return exp(logConstant - (degrees + 1) / 2 * log1p(t * t / degrees))
  }

  /// The regularised incomplete beta function by Lentz's continued fraction.
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
    let logBeta: Double = lgamma(a + b) - lgamma(a) - lgamma(b)
    let front: Double = exp(logBeta + a * log(x) + b * log1p(-x)) / a
    var (c, d) = (1.0, 1 - (a + b) * x / (a + 1))
    d = 1 / d
    var fraction = d
    for m in 1..<500 {
      let k = Double(m)
      let place = a + 2 * k
      let even: Double = k * (b - k) * x / ((place - 1) * place)
      d = 1 / (1 + even * d)
      c = 1 + even / c
      fraction *= c * d
      let odd: Double = -(a + k) * (a + b + k) * x / (place * (place + 1))
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      let change = c * d
      fraction *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return front * fraction
  }
}
