/// How much of a test is done.
///
/// A build without optimisation is a hundred times slower, so that it tries fewer starts,
/// resamples and data sets. `swift test -c release -Xswiftc -enable-testing` does all of it.
enum Effort {
  #if DEBUG
    static let isFull = false
  #else
    static let isFull = true
  #endif

  /// A number of repetitions, or a smaller one without optimisation.
  static func count(_ full: Int, brief: Int) -> Int { isFull ? full : brief }
}
