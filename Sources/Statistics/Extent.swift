/// The stretch of one axis that something was fitted or measured on, either end open.
public struct Extent: Hashable, Sendable {
  public let low: Double?
  public let high: Double?

  /// A stretch; `nil` leaves an end open.
  public init(low: Double? = nil, high: Double? = nil) {
    self.low = low
    self.high = high
  }

  public init(_ range: ClosedRange<Double>) {
    self.init(low: range.lowerBound, high: range.upperBound)
  }

  /// How many times beyond the nearest end a positive value lies; 1 inside.
  public func excess(of value: Double) -> Double {
    if let high, value > high { return value / high }
    if let low, value < low { return low / value }
    return 1
  }

  public func contains(_ value: Double) -> Bool { excess(of: value) == 1 }
}
