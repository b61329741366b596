import Foundation
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Synchronization
import Tabular
import Units

/// A sweep of two laws to a CSV of eight columns, on all processors.
struct Sweeps {
  /// How many tokens are tried with each of 100 numbers of experts.
  let tokens: Int
  let aim: String

  func run(_ report: inout Report) throws {
    let scenario = try Scenario(bytes: Array(text.utf8), file: "sweep.json5", name: "sweep")
    guard let source = try scenario.sweepSource() else { return }
    let root = FileManager.default.temporaryDirectory.path + "/moesim-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let writing = LongWriting(
      target: root + "/sweep", request: "benchmark",
      workers: ProcessInfo.processInfo.activeProcessorCount
    ) { _ in true }
    let result = Mutex<LongResult?>(nil)
    let clock = ContinuousClock()
    let time = try clock.measure {
      let end = try writing.write(source, blocks: 0..<source.blockCount) { _ in }
      if case .finished(let files) = end { result.withLock { $0 = files } }
    }
    let file = result.withLock { $0?.files.first }
    report.line(
      "\(source.sweep.count) cases of a sweep to CSV", time, aim: aim,
      answer: "\((file?.byteCount ?? 0) / 1_000_000) MB")
    report.check(try lastRowHolds(source), "the last row is what the laws say one by one")
  }

  /// Compares the last row with single answers.
  private func lastRowHolds(_ source: SweepSource) throws -> Bool {
    var state = source.makeState()
    let block = try source.block(source.blockCount - 1, &state)[0]
    let design = Design(
      active: Sizes(all: Parameters(2.2e9)), total: Sizes(all: Parameters(7.7e9)),
      kind: .routed(Routing(experts: 103, topK: 4, hiddenOverExpertWidth: 2)))
    let joint = try Ludziejewski2025().denseEquivalent(
      of: design, tokens: Tokens(20e12), data: .none)
    let leverage = try Tian2025().computeMultiplier(
      of: design, tokens: Tokens(20e12), mode: .sameTokens, data: .none)
    let row = block.numbers.suffix(6)
    return row.first == joint.value && row.contains(leverage)
  }

  private var text: String {
    """
    {
      title: "The dense equivalent of a small MoE",
      models: {
        moe: { active: "2.2B", total: "7.7B", experts: 16, topK: 4, hiddenSize: 4096, expertWidth: 2048 },
      },
      runs: { run: { model: "moe", tokens: "1T" } },
      laws: ["ludziejewski-2025", "tian-2025"],
      compare: [{ run: "run", against: "denseEquivalent" }],
      sweep: {
        grid: { "models.moe.experts": "linear 4..103 x100", "runs.run.tokens": "log 1T..20T x\(tokens)" },
        columns: ["dense_equivalent_parameters", "compute_multiplier", "outside_factor"],
      },
    }
    """
  }
}
