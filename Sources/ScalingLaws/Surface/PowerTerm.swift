import Foundation

/// One term of a power law, coefficient · x^exponent.
public struct PowerTerm: Hashable, Sendable {
  public let coefficient: Double
  public let exponent: Double

  public init(_ coefficient: Double, _ exponent: Double) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  @inlinable
  func value(at x: Double) -> Double { coefficient * pow(x, exponent) }
}

extension [PowerTerm] {
  /// The sum of the terms.
  @inlinable
  func value(at x: Double) -> Double {
    var sum = 0.0
    for term in self { sum += term.value(at: x) }
    return sum
  }

  /// The derivative of the sum by ln x: the sum of exponent · term.
  func slope(at x: Double) -> Double {
    var sum = 0.0
    for term in self { sum += term.exponent * term.value(at: x) }
    return sum
  }

  /// The x at which a falling sum has a value: closed for one term, else by bisection.
  ///
  /// `nil` where the value is not positive, which the sum reaches nowhere.
  func inverse(of value: Double) -> Double? {
    guard value > 0 else { return nil }
    if count == 1 { return pow(value / self[0].coefficient, 1 / self[0].exponent) }
    return logarithmicRoot { self.value(at: $0) < value }
  }
}

/// The widest search over sizes, tokens and FLOP that a solver makes.
let searchBounds = 1e-3...1e60

/// The point on a logarithmic axis where a condition turns from false to true, by bisection to
/// the last bit; `nil` where it holds nowhere or everywhere.
func logarithmicRoot(_ holds: (Double) -> Bool) -> Double? {
  var low = log(searchBounds.lowerBound)
  var high = log(searchBounds.upperBound)
  guard !holds(exp(low)), holds(exp(high)) else { return nil }
  while true {
    let middle = 0.5 * (low + high)
    guard middle > low, middle < high else { return exp(middle) }
    if holds(exp(middle)) { high = middle } else { low = middle }
  }
}
