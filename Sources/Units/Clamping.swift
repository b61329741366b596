extension Int {
  /// The whole part of a number, or the nearest that fits; 0 for what is none.
  ///
  /// For numbers that were refused and reported already: reading goes on to find further faults.
  public init(clamping value: Double) {
    self = value.isNaN ? 0 : value >= 0x1p62 ? .max : value <= -0x1p62 ? .min : Int(value)
  }
}

extension UInt64 {
  /// The whole part of a number, or the nearest that fits; 0 for what is none.
  public init(clamping value: Double) {
    self = !(value > 0) ? 0 : value >= 0x1p63 ? .max : UInt64(value)
  }
}

extension ClosedRange<Double> {
  /// The range between two ends in either order; `nil` where one is not a number.
  public init?(between first: Double, and second: Double) {
    guard !first.isNaN, !second.isNaN else { return nil }
    self = Swift.min(first, second)...Swift.max(first, second)
  }
}
