import Fitting
import Foundation

/// The benchmark's story: read the runs, time each job, check its answer.
enum Benchmarks {
  static func run(arguments: [String]) async {
    var report = Report()
    if arguments.contains("--corpora") {
      do { try Corpora().run(&report) } catch { report.fail("\(error)") }
      exit(report.isSound ? 0 : 1)
    }
    if arguments.contains("--ablations") {
      let count = arguments.compactMap { Int($0) }.first ?? 1000
      do { try Ablations(dataSets: count).run(&report) } catch { report.fail("\(error)") }
      exit(report.isSound ? 0 : 1)
    }
    if arguments.contains("--designs") || arguments.contains("--no-effect") {
      let count = arguments.compactMap { Int($0) }.first ?? 1000
      let word = arguments.first { !$0.hasPrefix("--") && Int($0) == nil }
      do {
        if arguments.contains("--designs") {
          try await Designs(dataSets: count, only: word).run(&report)
        } else {
          try NoEffect(dataSets: count).run(&report)
        }
      } catch { report.fail("\(error)") }
      exit(report.isSound ? 0 : 1)
    }
    Counting().run(&report)
    LawLoops().run(&report)
    Steps().run(&report)
    do {
      try Sweeps.tokens(1_000, aim: "0.3 s").run(&report)
      try Sweeps.models.run(&report)
      try Sweeps.rows.run(&report)
      if arguments.contains("--sweep") {
        try Sweeps.tokens(100_000, aim: "15 s").run(&report)
      }
      let runs = try runs(arguments.first)
      let problem = try FitProblem(ChinchillaForm(), runs: runs)
      report.note("\(runs.count) runs, \(problem.objective.summary)")
      try await Speed(problem: problem).run(&report)
      try await Designs.joint(&report)
      try Corpora().run(&report)
      let coverage = Coverage(published: problem)
      if arguments.contains("--coverage") {
        try await coverage.run(&report)
        try Ablations(dataSets: 1000).run(&report)
      }
      if arguments.contains("--calibration") { try await coverage.calibrated(&report) }
    } catch {
      report.fail("\(error)")
    }
    exit(report.isSound ? 0 : 1)
  }

  /// The 240 points of the Chinchilla replication where they are at hand, else a drawn stand-in.
  private static func runs(_ path: String?) throws -> Runs {
    let shared = ProcessInfo.processInfo.environment["MOESIM_SHARED"] ?? "../shared"
    let file =
      path.flatMap { $0.hasPrefix("--") ? nil : $0 }
      ?? shared + "/data/epoch_chinchilla/svg_extracted_data.csv"
    let bytes = Array(try Data(contentsOf: URL(filePath: file)))
    let all = try RunSheet(bytes: bytes).runs(
      named: [.parameters: "Model Size", .flop: "Training FLOP"],
      needs: [.parameters, .flop, .loss])
    let limit = all.loss.sorted()[all.count - 5]
    return all.filter { all.loss[$0] < limit }
  }
}
