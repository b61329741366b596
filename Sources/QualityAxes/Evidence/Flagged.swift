/// An answer, with whether it lies beyond what its evidence covers.
public struct Flagged<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  /// How many times beyond the nearest end of the evidence the question lies; 1 inside.
  public let excess: Double
  /// Whether the formula left the values that are possible and was held at their end.
  public let isClamped: Bool

  public init(_ value: Value, excess: Double = 1, isClamped: Bool = false) {
    self.value = value
    self.excess = excess
    self.isClamped = isClamped
  }

  public var isExtrapolated: Bool { excess > 1 }
}
