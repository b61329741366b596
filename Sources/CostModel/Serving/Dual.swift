import Foundation

/// A number with its gradient by the logarithms of the constants of serving.
///
/// One arithmetic serves predictions and exact derivatives of the fit. Predictions have no gradient,
/// and do not pay for one.
struct Dual: Sendable {
  var value: Double
  /// Zero where nothing is varied.
  private(set) var slope = SIMD16<Double>.zero
  private var isVaried = false

  init(_ value: Double) { self.value = value }

  init(_ value: Double, _ slope: SIMD16<Double>) {
    (self.value, self.slope, isVaried) = (value, slope, true)
  }

  /// A value whose gradient is that of this times a factor.
  @inline(__always)
  private func carried(to value: Double, by factor: Double) -> Dual {
    isVaried ? Dual(value, slope * factor) : Dual(value)
  }

  static func + (a: Dual, b: Dual) -> Dual {
    let sum = a.value + b.value
    return a.isVaried || b.isVaried ? Dual(sum, a.slope + b.slope) : Dual(sum)
  }
  static func + (a: Dual, b: Double) -> Dual {
    var sum = a
    sum.value += b
    return sum
  }
  static func - (a: Dual, b: Double) -> Dual { a + -b }
  static func += (a: inout Dual, b: Dual) { a = a + b }
  static func * (a: Dual, b: Dual) -> Dual {
    guard a.isVaried || b.isVaried else { return Dual(a.value * b.value) }
    return Dual(a.value * b.value, a.slope * b.value + b.slope * a.value)
  }
  static func * (a: Dual, b: Double) -> Dual { a.carried(to: a.value * b, by: b) }
  static func * (a: Double, b: Dual) -> Dual { b * a }
  static func / (a: Dual, b: Double) -> Dual { a * (1 / b) }
  static func / (a: Dual, b: Dual) -> Dual { a * b.power(-1) }
  static func / (a: Double, b: Dual) -> Dual { b.power(-1) * a }

  func power(_ exponent: Double) -> Dual {
    guard value > 0 else { return Dual(exponent > 0 ? 0 : .infinity) }
    let powered = pow(value, exponent)
    return carried(to: powered, by: exponent * powered / value)
  }

  var exponential: Dual { carried(to: exp(value), by: exp(value)) }

  /// The larger of two, whose gradient it takes.
  static func larger(_ a: Dual, _ b: Dual) -> Dual { a.value >= b.value ? a : b }
  static func smaller(_ a: Dual, _ b: Dual) -> Dual { a.value <= b.value ? a : b }

  /// The cube root of the sum of cubes: the longer of two times that overlap, rounded where they are
  /// alike.
  static func overlapping(_ a: Dual, _ b: Dual) -> Dual {
    if a.value <= 0 { return b }
    if b.value <= 0 { return a }
    return (a.power(3) + b.power(3)).power(1 / 3)
  }
}
