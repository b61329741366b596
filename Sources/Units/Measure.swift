/// An amount of one dimension, such as 12T tokens.
///
/// Sums stay within a dimension, ratios are plain numbers, and the only products between
/// dimensions are those that mean something (FLOP per token times tokens).
public struct Measure<Kind: Dimension>: Hashable, Comparable, Sendable {
  /// The amount in the dimension's base unit.
  public var value: Double

  /// Wraps a plain number; the caller vouches for its unit.
  public init(_ value: Double) {
    self.value = value
  }

  /// Wraps an exact count.
  public init(_ count: Int) {
    self.value = Double(count)
  }

  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
  public static func + (left: Self, right: Self) -> Self { Self(left.value + right.value) }
  public static func - (left: Self, right: Self) -> Self { Self(left.value - right.value) }
  public static func += (left: inout Self, right: Self) { left.value += right.value }
  public static func * (left: Self, factor: Double) -> Self { Self(left.value * factor) }
  public static func * (factor: Double, right: Self) -> Self { Self(factor * right.value) }
  public static func / (left: Self, divisor: Double) -> Self { Self(left.value / divisor) }
  /// The ratio of two amounts of one dimension, a plain number.
  public static func / (left: Self, right: Self) -> Double { left.value / right.value }

  public static var zero: Self { Self(0.0) }
}

extension Measure where Kind == FLOPPerTokenDimension {
  /// FLOP per token times tokens is FLOP.
  public static func * (left: Self, right: Tokens) -> FLOP { FLOP(left.value * right.value) }
}

extension Measure where Kind == FLOPDimension {
  /// FLOP divided among tokens.
  public static func / (left: Self, right: Tokens) -> FLOPPerToken {
    FLOPPerToken(left.value / right.value)
  }

  /// The time that FLOP take at a rate.
  public static func / (left: Self, right: FLOPPerSecond) -> Seconds {
    Seconds(left.value / right.value)
  }
}

extension Measure where Kind == FLOPPerSecondDimension {
  /// The FLOP done at a rate in a time.
  public static func * (left: Self, right: Seconds) -> FLOP { FLOP(left.value * right.value) }
}
