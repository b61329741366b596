import Units

/// Bytes in each second.
public enum BytePerSecondDimension: Dimension {
  public static let noun = "bytes per second"
  public static let words = ["bytes/s", "B/s"]
  public static let example = "900G"
  public static let countsBillions = false
}

/// Watts of power.
public enum WattDimension: Dimension {
  public static let noun = "watts"
  public static let words = ["watts", "watt", "W"]
  public static let example = "700"
}

public typealias BytesPerSecond = Measure<BytePerSecondDimension>
public typealias Watts = Measure<WattDimension>

extension Measure where Kind == ByteDimension {
  /// The time that bytes take at a rate.
  public static func / (left: Self, right: BytesPerSecond) -> Seconds {
    Seconds(left.value / right.value)
  }
}
