import Diagnostics
import Units

/// The time of all devices together at a utilisation that somebody states.
public enum DeviceTime {
  /// flop / (utilisation · peak).
  ///
  /// - Parameters:
  ///   - flop: the model FLOP of the run.
  ///   - peak: the peak that the utilisation is of.
  ///   - utilisation: model FLOP over peak FLOP, from 0.0001 to 1.
  /// - Returns: the time.
  /// - Throws: a utilisation out of range.
  public static func stated(
    _ flop: FLOP, peak: FLOPPerSecond, utilisation: Double
  ) throws(InputFaults) -> Seconds {
    try InputFaults.check([("utilisation", utilisation, 0.0001...1)])
    return flop / (peak * utilisation)
  }
}
