/// A number type that weights can be counted in.
///
/// The same formulas run in `Int`, for exact counts, and in `Double`, where nothing can overflow,
/// for the check that the exact count fits.
protocol Countable: Numeric, Hashable, Sendable {
  init(_ count: Int)
}

extension Int: Countable {}
extension Double: Countable {}

/// The weights of a part of a model: all, those that one token uses, and those of the latter
/// that enter matrix products.
struct WeightTally<Value: Countable>: Hashable, Sendable, AdditiveArithmetic {
  var total: Value
  var active: Value
  /// Active weights without biases, norms, lookups, convolutions and state matrices.
  var matrix: Value

  /// Weights that every token uses, some of them in matrix products and some not.
  init(matrix: Value = 0, other: Value = 0) {
    total = matrix + other
    active = matrix + other
    self.matrix = matrix
  }

  static var zero: Self { Self() }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum += right
    return sum
  }

  static func - (left: Self, right: Self) -> Self {
    var difference = left
    difference.total -= right.total
    difference.active -= right.active
    difference.matrix -= right.matrix
    return difference
  }

  static func += (left: inout Self, right: Self) {
    left.total += right.total
    left.active += right.active
    left.matrix += right.matrix
  }

  /// So many equal parts, all of which a token uses.
  func times(_ count: Value) -> Self {
    choosing(count, of: count)
  }

  /// So many equal parts, of which a token uses some.
  func choosing(_ used: Value, of count: Value) -> Self {
    var product = self
    product.total *= count
    product.active *= used
    product.matrix *= used
    return product
  }
}
