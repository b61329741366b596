import Dispatch
import Synchronization

/// The one place where a caller waits for asynchronous work.
public enum Waiting {
  /// Does the work on other threads and waits for its end.
  ///
  /// - Parameters:
  ///   - progress: is told from time to time, on the caller's thread, how many steps are done and of
  ///     how many, as the work tells its `Steps`.
  ///   - work: what is done.
  /// - Returns: what the work returns.
  /// - Throws: what the work throws.
  public static func value<Value: Sendable>(
    progress: (Int, Int) -> Void,
    of work: @escaping @Sendable (Steps) async throws -> Value
  ) throws -> Value {
    let (box, steps) = (Box<Value>(), Steps())
    let done = DispatchSemaphore(value: 0)
    Task.detached(executorPreference: ThreadExecutor.shared) {
      let result: Result<Value, any Error>
      do { result = .success(try await work(steps)) } catch { result = .failure(error) }
      box.result.withLock { $0 = result }
      done.signal()
    }
    while done.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      let (count, all) = steps.state.withLock { ($0.before + $0.now, $0.all) }
      progress(count, all)
    }
    guard let result = box.result.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }

  private final class Box<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }
}

/// Runs tasks on threads of its own.
///
/// A caller that waits may itself stand on a thread of the shared pool; where all of its threads
/// wait, work on that pool would never begin.
private final class ThreadExecutor: TaskExecutor {
  static let shared = ThreadExecutor()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// How far work of several parts is, told from any thread.
public final class Steps: Sendable {
  fileprivate struct State {
    var before = 0
    var now = 0
    var all = 0
  }

  fileprivate let state = Mutex(State())

  fileprivate init() {}

  /// Says how many steps there are in all.
  public func expect(_ count: Int) { state.withLock { $0.all = count } }

  /// Does one part of so many pieces, each of which counts as some steps.
  public func part<Result: Sendable>(
    of count: Int, each weight: Int = 1, _ job: (@escaping PiecesDone) async throws -> Result
  ) async throws -> Result {
    let result = try await job { done in self.state.withLock { $0.now = done * weight } }
    state.withLock {
      $0.before += count * weight
      $0.now = 0
    }
    return result
  }
}
