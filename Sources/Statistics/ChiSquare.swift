import Foundation

/// The chi-square distribution.
public enum ChiSquare {
  /// The probability of a value above `x`, the regularised upper incomplete gamma function
  /// Q(degrees/2, x/2).
  ///
  /// By its series below the mode and by Lentz's continued fraction above it.
  public static func probability(above x: Double, degrees: Double) -> Double {
    precondition(x >= 0 && degrees > 0, "a probability needs a value and degrees")
    guard x > 0 else { return 1 }
    let (a, z) = (degrees / 2, x / 2)
    let front = exp(-z + a * log(z) - lgamma(a))
    if z < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      for _ in 0..<1000 {
        n += 1
        term *= z / n
        sum += term
        if abs(term) < 1e-16 * abs(sum) { break }
      }
      return max(0, 1 - front * sum)
    }
    var b = z + 1 - a
    var c = 1e300
    var d = 1 / b
    var h = d
    for i in 1..<1000 {
      let k = Double(i)
      let an = -k * (k - a)
      b += 2
      d = 1 / (an * d + b)
      c = b + an / c
      let change = d * c
      h *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return front * h
  }
}
