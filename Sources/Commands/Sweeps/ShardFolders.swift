import Formats
import Foundation
import ReportWriter

/// The result folders of the parts of one sweep.
struct ShardFolders {
  let shards: [Shard]
  private let out: String
  private let scenario: String

  /// Looks for the parts; all of one whole have to be there.
  init(out: String, scenario: String) throws(CommandFailure) {
    self.out = out
    self.scenario = scenario
    let prefix = "\(scenario).shard-"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
    let found = names.filter { $0.hasPrefix(prefix) }.compactMap { name -> Shard? in
      Shard(String(name.dropFirst(prefix.count)).replacing("-of-", with: "/"))
    }
    let counts = Set(found.map(\.count)).sorted()
    guard let count = counts.first else {
      throw .input(
        path: "\(out)/\(prefix)1-of-N", problem: "there is no part of this sweep",
        hint: "compute the parts with 'run --shard 1/N' to 'N/N' and the same --out")
    }
    guard counts.count == 1 else {
      throw .input(
        path: out,
        problem: "there are parts of several wholes: "
          + counts.map { "\(prefix)…-of-\($0)" }.joined(separator: ", "),
        hint: "remove those that shall not be joined")
    }
    let missing = (1...count).filter { index in !found.contains { $0.index == index } }
    guard missing.isEmpty else {
      let shown = missing.prefix(10).map(String.init).joined(separator: ", ")
      throw .input(
        path: out,
        problem: "\(missing.count) of \(count) parts are missing: \(shown)"
          + (missing.count > 10 ? ", …" : ""),
        hint: "compute them with 'run --shard \(missing[0])/\(count)'")
    }
    shards = (1...count).map { Shard(index: $0, count: count) }
  }

  /// The folders as a person would name them.
  var pattern: String { "\(out)/\(scenario).shard-*-of-\(shards.count)" }

  /// A part, if it was computed from the same request.
  func part(_ shard: Shard, request: String) throws(CommandFailure) -> LongJoining.Part {
    let folder = "\(out)/\(shard.folder(of: scenario))"
    let path = folder + "/" + Manifest.fileName
    guard let bytes = try? FileBytes.all(path, upTo: 64 << 20, isRegular: true, isItself: true),
      let manifest = try? Document.parse(bytes, file: path),
      let outputs = manifest["outputs"]?.items
    else {
      throw .input(
        path: path, problem: "is no manifest of a part",
        hint: "compute it with 'run --shard \(shard.index)/\(shard.count)'")
    }
    guard manifest["request"]?.text == request else {
      throw .input(
        path: folder,
        problem: "this part was computed from another scenario, with other settings, or by "
          + "another version of moesim",
        hint: "give merge the same --set and --sweep, or compute the part again")
    }
    guard Manifest.isIntact(bytes, read: manifest) else {
      throw .input(
        path: path, problem: "was changed since moesim wrote it",
        hint: "compute that part again with 'run --shard \(shard.index)/\(shard.count)'")
    }
    var checksums: [String: String] = [:]
    for output in outputs {
      if let name = output["name"]?.text { checksums[name] = output["sha256"]?.text }
    }
    return LongJoining.Part(folder: folder, checksums: checksums)
  }
}
