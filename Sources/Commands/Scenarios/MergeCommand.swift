import Diagnostics
import Foundation
import ReportWriter
import ScenarioEngine
import Tabular

/// `moesim merge`: the parts of a sweep that `run --shard` computed, as one result.
enum MergeCommand: Command {
  static let name = "merge"
  static let summary = "Join the parts of a sweep that 'run --shard I/N' computed."
  static let operands = "FILE"
  static let operandWords = Words.files(["json5"])
  static let options =
    [
      OptionSpec(
        "--out", "DIR", "Folder that holds the parts and takes the result (default: plots).",
        words: .folders),
      OptionSpec("--render", nil, "Draw the pictures with gnuplot, where it is installed."),
      OptionSpec("--strict-range", nil, "As it was given to 'run'."),
      OptionSpec("--quiet", nil, "Print nothing when all goes well."),
    ] + ScenarioOperands.options
  static let examples = [
    "moesim merge my-sweep.json5 --out results"
  ]

  static func run(_ call: Call) throws(CommandFailure) -> ExitStatus {
    let started = Date()
    let operands = try ScenarioOperands(call)
    guard operands.isSingle, let item = operands.items.first else {
      throw call.wrong("merge joins the parts of one scenario", "name one file")
    }
    let isStrict = call.has("--strict-range")
    let source = try CommandFailure.ofInput { () throws(FaultList) in
      try item.scenario.sweepSource(isStrict: isStrict, isForced: true)
    }
    guard let source else {
      throw call.wrong(
        "\(item.composition.file) has no sweep whose parts could be joined",
        "name the scenario that 'run --shard' computed")
    }
    let out = call["--out"] ?? "plots"
    let shards = try ShardFolders(out: out, scenario: item.scenario.name)
    var parts: [LongJoining.Part] = []
    for shard in shards.shards {
      let request = try SweepWriting.request(
        of: item.composition, isStrict: isStrict, shard: shard)
      parts.append(try shards.part(shard, request: request))
    }
    let outcome = try RunCommand.evaluated(item.scenario)
    var result = ResultBuilder(
      outcome: outcome, composition: item.composition, call: call, started: started)
    var folder = try result.folder()
    let target = out + "/" + item.scenario.name
    // A short sweep is part of the outcome, which has just been computed again.
    let isJoined = item.scenario.streamsSweep
    let request = try SweepWriting.request(of: item.composition, isStrict: isStrict, shard: nil)
    try ofPart { () throws in
      let joining = try LongJoining(source.tables)
      guard isJoined else { return try joining.check(parts) }
      result.longTables = source.tables.map(\.head)
      let progress = Progress(unit: "parts")
      defer { progress.finish() }
      folder.add(
        try joining.join(parts, target: target, request: request) {
          progress.update($0, of: parts.count)
        })
    }
    var notices: [String] = []
    if call.has("--render") { notices += try Rendering.addPictures(to: &folder, outcome.charts) }
    let count = folder.facts.count
    try result.write(folder, to: target)
    for notice in notices { try Console.show("moesim: \(notice)\n", on: .error) }
    if !call.has("--quiet") {
      try Console.show(
        (isJoined
          ? "Joined \(parts.count) parts"
          : "Computed the short sweep again, whose \(parts.count) parts are whole")
          + "; wrote \(count) \(count == 1 ? "file" : "files") to \(Fault.visible(target))\n"
          + "The parts are left in place: \(Fault.visible(shards.pattern))\n")
    }
    return .done
  }

  /// Words what is wrong with a part.
  private static func ofPart(_ work: () throws -> Void) throws(CommandFailure) {
    do {
      try work()
    } catch let failure as LongJoining.Failure {
      switch failure {
      case .unreadable(let path, let reason):
        throw .input(path: path, problem: reason, hint: Self.again)
      case .changed(let path):
        throw .input(
          path: path, problem: "is not what its manifest says; it was changed or cut",
          hint: Self.again)
      case .otherColumns(let path):
        throw .input(path: path, problem: "has other columns than the sweep", hint: Self.again)
      }
    } catch let failure as WriteFailure {
      throw .result(failure)
    } catch {
      throw .ours("\(error)")
    }
  }

  private static let again = "compute that part again with 'run --shard'"
}
