import Foundation

/// A number with its gradient by the logarithms of the constants of serving.
///
/// One arithmetic serves predictions and exact derivatives of the fit. Predictions have no gradient,
/// and do not pay for one.
struct Dual: Sendable {
  var value: Double
  /// Nil where nothing is varied, which is a gradient of zero.
  var slope: SIMD16<Double>?

  init(_ value: Double, _ slope: SIMD16<Double>? = nil) {
    (self.value, self.slope) = (value, slope)
  }

  static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, sum(a.slope, b.slope)) }
  static func + (a: Dual, b: Double) -> Dual { Dual(a.value + b, a.slope) }
  static func - (a: Dual, b: Double) -> Dual { Dual(a.value - b, a.slope) }
  static func += (a: inout Dual, b: Dual) { a = a + b }
  static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, sum(scaled(a.slope, by: b.value), scaled(b.slope, by: a.value)))
  }
  static func * (a: Dual, b: Double) -> Dual { Dual(a.value * b, scaled(a.slope, by: b)) }
  static func * (a: Double, b: Dual) -> Dual { b * a }
  static func / (a: Dual, b: Double) -> Dual { a * (1 / b) }
  static func / (a: Dual, b: Dual) -> Dual { a * b.power(-1) }
  static func / (a: Double, b: Dual) -> Dual { b.power(-1) * a }

  private static func sum(_ a: SIMD16<Double>?, _ b: SIMD16<Double>?) -> SIMD16<Double>? {
    guard let a else { return b }
    guard let b else { return a }
    return a + b
  }

  private static func scaled(_ slope: SIMD16<Double>?, by factor: Double) -> SIMD16<Double>? {
    guard let slope else { return nil }
    return slope * factor
  }

  func power(_ exponent: Double) -> Dual {
    guard value > 0 else { return Dual(exponent > 0 ? 0 : .infinity) }
    let powered = pow(value, exponent)
    return Dual(powered, Self.scaled(slope, by: exponent * powered / value))
  }

  var exponential: Dual { Dual(exp(value), Self.scaled(slope, by: exp(value))) }

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
