/// How much of a simulation is done: all of it under optimisation.
enum Effort {
  #if DEBUG
    static let isFull = false
  #else
    static let isFull = true
  #endif

  /// A number of repetitions, or a smaller one without optimisation.
  static func count(_ full: Int, brief: Int) -> Int { isFull ? full : brief }
}
