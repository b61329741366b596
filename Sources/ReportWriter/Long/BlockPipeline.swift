import Dispatch
import Synchronization
import Tabular

/// Makes blocks on several workers and takes their bytes in order.
///
/// A worker that has made a block hands it over; whoever finds the next one in line there takes it,
/// while the others go on. No more than a few blocks wait for their turn, so that memory does not
/// grow with their number.
final class BlockPipeline<Source: BlockSource>: Sendable {
  private let source: Source
  private let encoders: [RowEncoder]
  private let end: Int
  private let take: @Sendable (Int, [[UInt8]]) -> Bool
  private let line: Mutex<Queue>
  private let window: DispatchSemaphore

  private struct Queue {
    /// The next block that a worker begins, and the next one to be taken.
    var begun: Int
    var next: Int
    var waiting: [Int: [[UInt8]]] = [:]
    var isTaking = false
    var isStopped = false
    /// The first block that could not be made, and why.
    var failure: (block: Int, error: any Error)?
  }

  /// Work that is not begun yet.
  ///
  /// `take` is given each block's bytes in order, from one worker at a time; its `false` stops the
  /// work.
  init(
    _ source: Source, blocks: Range<Int>, workers: Int, encoders: [RowEncoder],
    take: @escaping @Sendable (Int, [[UInt8]]) -> Bool
  ) {
    self.source = source
    self.encoders = encoders
    self.take = take
    end = blocks.upperBound
    line = Mutex(Queue(begun: blocks.lowerBound, next: blocks.lowerBound))
    window = DispatchSemaphore(value: 4 * workers)
  }

  /// Makes all blocks; returns when they are taken, or when the work was stopped.
  ///
  /// - Throws: the fault of the first block that cannot be made; those before it were taken.
  func run(workers: Int) throws {
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var state = source.makeState()
      while let block = begin() {
        do {
          let rows = try source.block(block, &state)
          handOver(block, zip(encoders, rows).map { $0.lines(of: $1) })
        } catch {
          fail(block, error)
        }
      }
    }
    if let failure = line.withLock({ $0.failure }) { throw failure.error }
  }

  private func begin() -> Int? {
    window.wait()
    let block = line.withLock { line -> Int? in
      guard !line.isStopped, line.begun < end else { return nil }
      line.begun += 1
      return line.begun - 1
    }
    if block == nil { window.signal() }
    return block
  }

  private func fail(_ block: Int, _ error: any Error) {
    line.withLock { line in
      line.isStopped = true
      if line.failure.map({ block < $0.block }) ?? true { line.failure = (block, error) }
    }
    window.signal()
  }

  private func handOver(_ block: Int, _ bytes: [[UInt8]]) {
    let isFree = line.withLock { line in
      line.waiting[block] = bytes
      if line.isTaking { return false }
      line.isTaking = true
      return true
    }
    guard isFree else { return }
    while let (block, bytes) = nextInLine() {
      let goesOn = take(block, bytes)
      if !goesOn { line.withLock { $0.isStopped = true } }
      window.signal()
    }
  }

  private func nextInLine() -> (Int, [[UInt8]])? {
    line.withLock { line in
      guard let bytes = line.waiting.removeValue(forKey: line.next) else {
        line.isTaking = false
        return nil
      }
      line.next += 1
      return (line.next - 1, bytes)
    }
  }
}
