import Dispatch
import Foundation
import Synchronization

/// Told how many pieces of a job are done, from any thread and in any order.
public typealias PiecesDone = @Sendable (Int) -> Void

/// Spreads numbered pieces of work over several workers without changing any answer.
public enum Workers {
  /// As many workers as the machine has processors.
  public static var all: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The results of pieces 0 ..< count in their order.
  ///
  /// One task for each worker; worker w of W takes the pieces w, w + W, w + 2W and so on with a
  /// state of its own. A piece must depend on its number alone, then the number of workers cannot
  /// show. A cancelled task stops between two pieces; its missing results are `nil`.
  static func map<State, Result: Sendable>(
    _ count: Int, workers: Int, progress: PiecesDone? = nil,
    state: @escaping @Sendable () -> State,
    _ piece: @escaping @Sendable (inout State, Int) -> Result
  ) async -> [Result?] {
    let workers = max(1, min(workers, count))
    let done = Counter()
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      for worker in 0..<workers {
        group.addTask {
          var own = state()
          var results: [Result] = []
          results.reserveCapacity(count / workers + 1)
          for number in stride(from: worker, to: count, by: workers) {
            if Task.isCancelled { break }
            results.append(piece(&own, number))
            if let progress { progress(done.next()) }
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

/// Counts from several threads.
private final class Counter: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}

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
