import Diagnostics
import Formats
import Foundation
import Questions
import ReportWriter
import ScenarioEngine
import Spec
import Synchronization
import Units

/// Computes a sweep that is too long to hold, and adds its tables to a result.
struct SweepWriting {
  let source: SweepSource
  /// A checksum of everything that the rows depend on.
  let request: String
  /// The scenario's file, from the root.
  let author: String
  let target: String
  let workers: Int
  let isQuiet: Bool

  /// As many rows as are made in memory; more grow in files, and can go on after a stop.
  private static let rowsInMemory = 65_536

  /// Computes the sweep, or the part of it that a shard is.
  ///
  /// - Throws: what is wrong with its cases, or why it cannot be written.
  func add(to folder: inout ResultFolder, shard: Shard?) throws(CommandFailure) {
    let blocks = (shard ?? Shard(index: 1, count: 1)).range(of: source.blockCount)
    let interruption = Interruption()
    let progress = Mutex(Progress(unit: "cases"))
    defer {
      interruption.end()
      progress.withLock { $0.finish() }
    }
    let count = source.cases(beforeBlock: blocks.upperBound)
    let flag = interruption.flag
    let update = { @Sendable (block: Int) -> Bool in
      progress.withLock { $0.update(source.cases(beforeBlock: block), of: count) }
      return !flag.isWanted
    }
    do {
      if source.rowCounts.reduce(0, +) <= Self.rowsInMemory {
        let texts = try LongWriting.texts(
          source, blocks: blocks, workers: workers, progress: update)
        guard let texts else { throw CommandFailure.interrupted(resumption: nil) }
        for text in texts { folder.add(name: text.name, bytes: text.bytes) }
        return
      }
      try announce(blocks, rows: source.rowCounts.reduce(0, +))
      let writing = LongWriting(
        target: target, request: request, author: author, workers: workers, progress: update)
      let end = try writing.write(source, blocks: blocks) { tell($0, of: count) }
      switch end {
      case .finished(let result): folder.add(result)
      case .stopped(let block):
        let done = source.cases(beforeBlock: block)
        throw CommandFailure.interrupted(
          resumption: "after \(ShownNumber.grouped(done)) of \(ShownNumber.grouped(count)) cases")
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch let failure as WriteFailure {
      throw .result(failure)
    } catch let faults as FaultList {
      throw .faults(faults)
    } catch {
      throw .ours("\(error)")
    }
  }

  /// Says what a very long sweep takes, by its first block.
  private func announce(_ blocks: Range<Int>, rows: Int) throws {
    guard !isQuiet, rows >= Self.rowsToldOf else { return }
    let first = blocks.lowerBound..<min(blocks.lowerBound + 1, blocks.upperBound)
    let start = ContinuousClock.now
    let texts = try LongWriting.texts(source, blocks: first, workers: 1) { _ in true } ?? []
    let passed = start.duration(to: .now) / .seconds(1)
    let (bytes, count) = (texts.map(\.bytes.count).reduce(0, +), Double(blocks.count))
    try? Console.show(
      "moesim: \(ShownNumber.grouped(rows)) rows: about \(Bytes(Double(bytes) * count).rounded(to: 2))B on the "
        + "disk and \(Progress.phrase(passed * count / Double(workers)))\n", on: .error)
  }

  /// Sweeps of so many rows are told of before they begin.
  private static let rowsToldOf = 10_000_000

  /// Says where the work goes on, and what lies beside it.
  private func tell(_ beginning: LongWriting.Beginning, of count: Int) {
    var text = ""
    if beginning.block > 0 {
      let done = source.cases(beforeBlock: beginning.block)
      text +=
        "moesim: goes on after \(ShownNumber.grouped(done)) of \(ShownNumber.grouped(count)) cases\n"
    }
    text += Leftovers.text(beginning.removed)
    // Talk: a closed standard error does not stop the work.
    if !isQuiet { try? StandardStream.error.write(text) }
  }
}

extension SweepWriting {
  static let workersOption = OptionSpec(
    "--workers", "N", "Processors that a long sweep uses (default: all); the result is the same.")

  static func workers(_ call: Call) throws(CommandFailure) -> Int {
    let given = try call.whole("--workers", in: 1...1024, example: "2")
    return given ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The checksum of a request: program, scenario as understood, inputs, and which part.
  static func request(
    of composition: Composition, isStrict: Bool, shard: Shard?
  ) throws(CommandFailure) -> String {
    let value: JSONValue = [
      "version": .string(Release.version),
      "scenario": JSONValue(composition.node),
      "inputs": .array(composition.inputs.dropFirst().map { .string($0.digest.sha256) }),
      "isStrict": .boolean(isStrict),
      "shard": shard.map { .string("\($0.index)/\($0.count)") } ?? .null,
    ]
    return SHA256.hex(of: try value.printed())
  }
}
