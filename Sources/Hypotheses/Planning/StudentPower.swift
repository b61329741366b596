import Fitting
import Foundation
import Statistics

/// How often a t test finds an effect, for deviations that the experiment itself has to estimate.
///
/// With few runs the estimate of their deviation is poor, and Student's t asks for more than the
/// normal formula tells.
public struct StudentPower: Hashable, Sendable {
  /// The chance of settling a claim whose truth lies on the border, both sides together.
  public let significance: Double

  public init(significance: Double) {
    precondition(significance > 0 && significance < 1, "a significance is a share")
    self.significance = significance
  }

  /// The chance that |t| exceeds its bound on the side of the effect.
  ///
  /// t has `degrees` of freedom and noncentrality `shift`, the effect in standard errors:
  ///
  ///     P(T > t) = ∫ Φ(shift - t s) f(s) ds,   s = √(χ²/degrees)
  ///
  /// by Simpson's rule over the middle of the distribution of s.
  public func power(shift: Double, degrees: Double) -> Double {
    let bound = StudentT.quantile(1 - significance / 2, degrees: degrees)
    // s has mean about 1 and variance 1/(2 degrees).
    let spread = 1 / (2 * degrees).squareRoot()
    let (low, high) = (max(1e-9, 1 - 9 * spread), 1 + 9 * spread + 4 / degrees)
    let steps = 2000
    let width = (high - low) / Double(steps)
    let logConstant = log(2) + degrees / 2 * log(degrees / 2) - lgamma(degrees / 2)
    var sum = 0.0
    var mass = 0.0
    for step in 0...steps {
      let s = low + Double(step) * width
      let density = exp(logConstant + (degrees - 1) * log(s) - degrees * s * s / 2)
      let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
      sum += weight * density * Normal.probability(below: shift - bound * s)
      mass += weight * density
    }
    return min(1, max(0, sum / mass))
  }

  /// The effect in standard errors that is found with some power.
  public func shift(forPower power: Double, degrees: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while self.power(shift: high, degrees: degrees) < power, high < 1e9 { high *= 2 }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if self.power(shift: middle, degrees: degrees) < power { low = middle } else { high = middle }
    }
    return high
  }

  /// The fewest runs of each of two recipes that find a difference with some power.
  ///
  /// The deviation is that of one run's score; degrees of freedom are 2k - 2.
  ///
  /// - Returns: `nil` beyond a million runs.
  public func runs(toFind difference: Double, deviation: Double, power: Double) -> Int? {
    guard difference > 0, deviation >= 0 else { return nil }
    func reached(_ k: Int) -> Bool {
      let error = deviation * (2 / Double(k)).squareRoot()
      guard error > 0 else { return true }
      return self.power(shift: difference / error, degrees: Double(2 * k - 2)) >= power
    }
    var high = 2
    while !reached(high) {
      high *= 2
      if high > 1_000_000 { return nil }
    }
    var low = max(1, high / 2)
    while high - low > 1 {
      let middle = (low + high) / 2
      if middle >= 2, reached(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
