import Foundation

/// The standard normal distribution.
public enum Normal {
  /// The probability of a value below `z`, by the error function: (1 + erf(z/√2)) / 2.
  public static func probability(below z: Double) -> Double {
    0.5 * erfc(-z / 2.0.squareRoot())
  }

  /// The value below which a share `p` of the distribution lies.
  ///
  /// Acklam's rational approximation (relative error 1.15e-9) refined by one step of Halley's
  /// method, which brings it to machine precision. `p` has to lie between 0 and 1, both excluded.
  public static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a quantile needs a probability between 0 and 1")
    let start = approximateQuantile(p)
    let error = probability(below: start) - p
    let step = error * (2 * Double.pi).squareRoot() * exp(start * start / 2)
    return start - step / (1 + start * step / 2)
  }

  private static func approximateQuantile(_ p: Double) -> Double {
    let a = [
      -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
      1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00,
    ]
    let b = [
      -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
      6.680131188771972e+01, -1.328068155288572e+01, 1,
    ]
    let c = [
      -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
      -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00,
    ]
    let d = [
      7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
      3.754408661907416e+00, 1,
    ]
    func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
      coefficients.reduce(0) { $0 * x + $1 }
    }
    if p < 0.02425 {
      let q = (-2 * log(p)).squareRoot()
      return polynomial(c, q) / polynomial(d, q)
    }
    if p > 1 - 0.02425 {
      let q = (-2 * log(1 - p)).squareRoot()
      return -polynomial(c, q) / polynomial(d, q)
    }
    let q = p - 0.5
    return polynomial(a, q * q) * q / polynomial(b, q * q)
  }
}
