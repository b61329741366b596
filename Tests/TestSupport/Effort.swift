import Foundation

/// How much of a test is done.
///
/// A build without optimisation is a hundred times slower, so that it tries fewer starts,
/// resamples and data sets. `swift test -c release -Xswiftc -enable-testing` does all of it, and so does
/// `MOESIM_FULL=1` with patience.
public enum Effort {
  #if DEBUG
    public static let isFull = ProcessInfo.processInfo.environment["MOESIM_FULL"] != nil
  #else
    public static let isFull = true
  #endif

  /// A number of repetitions, or a smaller one without optimisation.
  public static func count(_ full: Int, brief: Int) -> Int { isFull ? full : brief }
}
