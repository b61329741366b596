import Foundation
import Synchronization
import Tabular

/// Long tables on the disk, ready to become part of a result folder.
///
/// They stay in a hidden folder beside the target until `ResultFolder.write` moves them.
public struct LongResult: Sendable {
  public let files: [FileFacts]
  /// The hidden folder that holds them.
  let folder: String
}

/// How long tables are written.
public struct LongWriting: Sendable {
  /// Where the result will go.
  public let target: String
  /// A checksum of all that the rows depend on; only a run of the same one goes on where this one
  /// stops.
  public let request: String
  /// The file that is asked about, from the root; `nil` where there is none.
  public let author: String?
  public let workers: Int
  /// Is told how many blocks are written; whether to go on is its answer.
  public let progress: @Sendable (Int) -> Bool

  public init(
    target: String, request: String, author: String? = nil, workers: Int,
    progress: @escaping @Sendable (Int) -> Bool
  ) {
    self.target = target
    self.request = request
    self.author = author
    self.workers = workers
    self.progress = progress
  }

  /// How the writing ended.
  public enum End: Sendable {
    case finished(LongResult)
    /// Stopped before this block; the same call goes on there.
    case stopped(atBlock: Int)
  }

  /// What was found when the writing began.
  public struct Beginning: Sendable {
    /// The block at which it goes on; 0 at the start.
    public let block: Int
    /// Folders of other requests for the same target that were not finished, and are gone now.
    public let removed: [String]
  }

  /// Writes `TABLE.csv` for each table of a source.
  ///
  /// - Parameters:
  ///   - source: makes the rows.
  ///   - blocks: the blocks to write; all of them unless only a part of the result is wanted.
  ///   - begun: is told where the work goes on.
  /// - Returns: the files, or where the work was stopped.
  /// - Throws: `WriteFailure`, `WriterFault`, or what the source throws of its first faulty block.
  public func write<Source: BlockSource>(
    _ source: Source, blocks: Range<Int>, begun: (Beginning) -> Void
  ) throws -> End {
    let target = try TargetPath(target)
    _ = try target.existing(isCompared: false)
    _ = try target.makeParents()
    let folder = try PartFolder(for: target, request: request, by: author)
    let path = folder.path
    let encoders = try source.tables.map { try RowEncoder($0) }
    let log = try PartLog(
      folder: folder, request: request, names: source.tables.map { $0.head.name + ".csv" },
      headers: encoders.map(\.header), start: blocks.lowerBound)
    let start = min(log.start, blocks.upperBound)
    let removed = PartFolder.removeOthers(of: target, than: path, by: author)
    begun(Beginning(block: start, removed: removed))
    let shared = Mutex(log)
    let pipeline = BlockPipeline(
      source, blocks: start..<blocks.upperBound, workers: workers,
      encoders: encoders
    ) { block, bytes in
      let isWritten = shared.withLock { $0.append(bytes, of: block) }
      return progress(block + 1) && isWritten
    }
    do {
      try pipeline.run(workers: workers)
    } catch {
      // A faulty case stays faulty: there is nothing to go on from.
      shared.withLock { $0.abandon() }
      throw error
    }
    return try shared.withLock { log in
      if let failure = log.failure {
        log.close()
        guard case .writeFailed(_, let errno) = failure else { throw failure }
        throw WriteFailure.writeStopped(
          path: path, errno: errno, bytes: PartFolder.byteCount(of: path))
      }
      try log.save()
      guard log.next == blocks.upperBound else {
        log.close()
        return .stopped(atBlock: log.next)
      }
      return .finished(log.finish())
    }
  }
}

extension LongWriting {
  /// The files of a source's tables in memory, as `write` writes them.
  ///
  /// `progress` is told how many blocks are made; its `false` stops the work.
  ///
  /// - Returns: `nil` where the work was stopped.
  /// - Throws: `WriterFault`, or what the source throws of its first faulty block.
  public static func texts<Source: BlockSource>(
    _ source: Source, blocks: Range<Int>, workers: Int,
    progress: @escaping @Sendable (Int) -> Bool
  ) throws -> [ResultFile]? {
    let encoders = try source.tables.map { try RowEncoder($0) }
    let texts = Mutex(encoders.map(\.header))
    let isStopped = Mutex(false)
    let pipeline = BlockPipeline(source, blocks: blocks, workers: workers, encoders: encoders) {
      block, bytes in
      texts.withLock { texts in
        for (index, more) in bytes.enumerated() { texts[index] += more }
      }
      let goesOn = progress(block + 1)
      if !goesOn { isStopped.withLock { $0 = true } }
      return goesOn
    }
    try pipeline.run(workers: workers)
    if isStopped.withLock({ $0 }) { return nil }
    return zip(source.tables, texts.withLock { $0 }).map { table, bytes in
      ResultFile(name: table.head.name + ".csv", bytes: bytes)
    }
  }
}
