import Synchronization
import Tabular

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
    var encoders: [RowEncoder] = []
    for table in source.tables { encoders.append(try RowEncoder(table)) }
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
