import Foundation
import ReportWriter
import ScalingLaws
import ScenarioEngine
import Synchronization
import Tabular
import Units

/// A sweep of one MoE to CSV, on all processors.
struct Sweeps {
  let name: String
  /// What is varied.
  let grid: String
  /// The laws and modes, and what is written of each case; nothing for full rows.
  let laws: [String]
  let modes: [String]
  let columns: [String]
  /// The time aimed at for all cases, and the processor time for one, in microseconds.
  let aim: String
  let aimPerCase: String
  /// The dense equivalent of the last case, worked out by itself.
  let last: Design

  func run(_ report: inout Report) throws {
    let scenario = try Scenario(bytes: Array(text.utf8), file: "sweep.json5", name: "sweep")
    let root = FileManager.default.temporaryDirectory.path + "/moesim-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let writing = LongWriting(
      target: root + "/sweep", request: "benchmark",
      workers: ProcessInfo.processInfo.activeProcessorCount
    ) { _ in true }
    let result = Mutex<LongResult?>(nil)
    let made = Mutex<SweepSource?>(nil)
    let clock = ContinuousClock()
    let before = Self.processorSeconds
    let time = try clock.measure {
      guard let source = try scenario.sweepSource(isForced: true) else { return }
      let end = try writing.write(source, blocks: 0..<source.blockCount) { _ in }
      if case .finished(let files) = end { result.withLock { $0 = files } }
      made.withLock { $0 = source }
    }
    let spent = Self.processorSeconds - before
    guard let source = made.withLock({ $0 }) else { return report.fail("\(name): no sweep") }
    let file = result.withLock { $0?.files.first }
    let perCase = spent * 1e6 / Double(source.sweep.count)
    report.line(
      "\(source.sweep.count) cases: \(name)", time, aim: aim,
      answer: "\(perCase.rounded(toDigits: 3)) us of a processor a case (aim \(aimPerCase) us), "
        + "\((file?.byteCount ?? 0) / 1_000_000) MB")
    report.check(try lastRowHolds(source), "the last row of \(name) is what a law says by itself")
  }

  /// Compares the last row with single answers.
  private func lastRowHolds(_ source: SweepSource) throws -> Bool {
    var state = source.makeState()
    let block = try source.block(source.blockCount - 1, &state)[0]
    let joint = try Ludziejewski2025().denseEquivalent(
      of: last, tokens: Tokens(20e12), data: .none)
    let leverage = try Tian2025().computeMultiplier(
      of: last, tokens: Tokens(20e12), mode: .sameTokens, data: .none)
    let rows = block.numbers.suffix(200)
    return rows.contains(joint.value) && rows.contains(leverage)
  }

  /// Seconds that all threads have worked.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private var text: String {
    """
    {
      title: "The dense equivalent of a small MoE",
      models: {
        moe: { active: "2.2B", total: "7.7B", experts: 16, topK: 4, hiddenSize: 4096, expertWidth: 2048 },
      },
      runs: { run: { model: "moe", tokens: "1T" } },
      laws: \(laws),
      compare: [{ run: "run", against: "denseEquivalent", modes: \(modes) }],
      sweep: {
        grid: { \(grid) },
        \(columns.isEmpty ? "" : "columns: \(columns),")
      },
    }
    """
  }
}

extension Sweeps {
  private static let short = [
    "dense_equivalent_parameters", "compute_multiplier", "outside_factor",
  ]

  private static func design(experts: Double) -> Design {
    Design(
      active: Sizes(all: Parameters(2.2e9)), total: Sizes(all: Parameters(7.7e9)),
      kind: .routed(Routing(experts: experts, topK: 4, hiddenOverExpertWidth: 2)))
  }

  /// Two laws side by side over 100 numbers of experts and many tokens, eight columns.
  static func tokens(_ count: Int, aim: String) -> Sweeps {
    Sweeps(
      name: "tokens, columns",
      grid: "\"models.moe.experts\": \"linear 5..104 x100\", "
        + "\"runs.run.tokens\": \"log 1T..20T x\(count)\"",
      laws: ["ludziejewski-2025", "tian-2025"], modes: ["sameTokens"], columns: short, aim: aim,
      aimPerCase: "2.4", last: design(experts: 104))
  }

  /// Other models in every second case, each of which is read anew.
  static let models = Sweeps(
    name: "models, columns",
    grid: "\"models.moe.experts\": \"linear 5..20004 x20000\", "
      + "\"runs.run.tokens\": \"log 1T..20T x2\"",
    laws: ["ludziejewski-2025", "tian-2025"], modes: ["sameTokens"], columns: short, aim: "0.1 s",
    aimPerCase: "5", last: design(experts: 20_004))

  /// All that three laws say in two modes, six rows of some 30 columns a case.
  static let rows = Sweeps(
    name: "tokens, full rows", grid: "\"runs.run.tokens\": \"log 1T..20T x20000\"",
    laws: ["ludziejewski-2025", "tian-2025", "clark-2022"], modes: ["sameTokens", "bothOptimal"],
    columns: [], aim: "0.2 s", aimPerCase: "20", last: design(experts: 16))
}
