import Dispatch
import Synchronization

extension Workers {
  /// The results of numbered pieces in their order, on several threads, without leaving the caller.
  ///
  /// As `map`: a piece depends on its number alone, so that the number of workers cannot show.
  public static func mapNow<State, Result: Sendable>(
    _ numbers: Range<Int>, workers: Int, state: @Sendable () -> State,
    _ piece: @Sendable (inout State, Int) -> Result
  ) -> [Result] {
    let workers = max(1, min(workers, numbers.count))
    let parts = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var own = state()
      var results: [Result] = []
      for number in stride(
        from: numbers.lowerBound + worker, to: numbers.upperBound, by: workers)
      {
        results.append(piece(&own, number))
      }
      let done = results
      parts.withLock { $0[worker] = done }
    }
    let all = parts.withLock { $0 }
    return numbers.map { number in
      let place = number - numbers.lowerBound
      return all[place % workers, default: []][place / workers]
    }
  }
}
