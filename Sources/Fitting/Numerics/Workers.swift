import Foundation

/// Spreads numbered pieces of work over several workers without changing any answer.
enum Workers {
  /// As many workers as the machine has processors.
  static var all: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The results of pieces 0 ..< count in their order.
  ///
  /// One task for each worker; worker w of W takes the pieces w, w + W, w + 2W and so on with a
  /// state of its own. A piece must depend on its number alone, then the number of workers cannot
  /// show. A cancelled task stops between two pieces; its missing results are `nil`.
  static func map<State, Result: Sendable>(
    _ count: Int, workers: Int, state: @escaping @Sendable () -> State,
    _ piece: @escaping @Sendable (inout State, Int) -> Result
  ) async -> [Result?] {
    let workers = max(1, min(workers, count))
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      for worker in 0..<workers {
        group.addTask {
          var own = state()
          var results: [Result] = []
          results.reserveCapacity(count / workers + 1)
          for number in stride(from: worker, to: count, by: workers) {
            if Task.isCancelled { break }
            results.append(piece(&own, number))
          }
          return (worker, results)
        }
      }
      var all = [Result?](repeating: nil, count: count)
      for await (worker, results) in group {
        for (index, result) in results.enumerated() { all[worker + index * workers] = result }
      }
      return all
    }
  }
}
