import Foundation
import Testing

/// A recorded run and its repetition.
@Suite("Repeating a run")
struct RerunTests {
  /// A folder with a scenario of its own and the result of its run in `out/mine`.
  static func recorded(
    _ options: [String] = [], _ body: (URL) throws -> Void
  ) throws {
    try Moesim.inTemporaryFolder { folder in
      let scenario = Moesim.package.appending(path: "scenarios/mixtral.json5")
      try FileManager.default.copyItem(at: scenario, to: folder.appending(path: "mine.json5"))
      let run = try Moesim.run(
        ["run", "mine.json5", "--quiet", "--out", "out"] + options, in: folder)
      #expect(run.status == 0)
      try body(folder)
    }
  }

  private func change(_ file: URL, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
  }

  @Test(
    "An unchanged run gives the same files from any folder, with its settings, and leaves nothing")
  func same() throws {
    try Self.recorded(["--set", "title=\"another\""]) { folder in
      let elsewhere = folder.appending(path: "out/mine")
      for (path, place) in [("out/mine/manifest.json", folder), ("manifest.json", elsewhere)] {
        let again = try Moesim.run(["rerun", path], in: place)
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.output.contains("files came out the same, byte for byte."))
        #expect(again.errors.isEmpty)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == ["mine.json5", "out"])
    }
  }

  @Test("A changed input is named with what it changes, and the status is 1")
  func changed() throws {
    try Self.recorded { folder in
      try change(folder.appending(path: "mine.json5"), "title:", "title: \"x\", // ")
      let again = try Moesim.run(["rerun", "out/mine/manifest.json", "--json"], in: folder)
      #expect(again.status == 1)
      let value = try JSONSerialization.jsonObject(with: Data(again.output.utf8))
      let object = try #require(value as? [String: Any])
      let lines = try #require(object["lines"] as? [[String: Any]])
      let differing = lines.filter { $0["same"] as? Bool == false }.compactMap {
        $0["name"] as? String
      }
      #expect(object["same"] as? Bool == false)
      #expect(differing.contains("mine.json5") && differing.contains("as understood"))
      #expect(differing.contains("datapackage.json") && !differing.contains("parameters.csv"))
    }
  }

  @Test("Another version and an altered result are named")
  func altered() throws {
    try Self.recorded { folder in
      let manifest = folder.appending(path: "out/mine/manifest.json")
      try change(manifest, "\"version\": \"0.1.0\"", "\"version\": \"0.0.9\"")
      let again = try Moesim.run(["rerun", manifest.path], in: folder)
      // Nothing but the version differs, and every file is the same.
      #expect(again.status == 0)
      #expect(again.output.contains("differs: was 0.0.9, is "))
      #expect(again.output.contains("changed since moesim wrote it"))
      let text = try Data(contentsOf: manifest)
      let run = try Moesim.run(["run", "mine.json5", "--out", "out"], in: folder)
      #expect(run.status == 73 && run.errors.contains("'manifest.json', which was changed"))
      #expect(try Data(contentsOf: manifest) == text)
    }
  }

  @Test("A missing input is refused with its place and a way out, and --from is that way")
  func missing() throws {
    try Self.recorded { folder in
      let moved = folder.appending(path: "elsewhere")
      try FileManager.default.createDirectory(at: moved, withIntermediateDirectories: true)
      try FileManager.default.moveItem(
        at: folder.appending(path: "mine.json5"), to: moved.appending(path: "mine.json5"))
      let refused = try Moesim.run(["rerun", "out/mine/manifest.json"], in: folder)
      #expect(refused.status == 66)
      #expect(refused.errors.contains("the input 'mine.json5' is not in"))
      #expect(refused.errors.contains("--from"))
      let again = try Moesim.run(
        ["rerun", "out/mine/manifest.json", "--from", "elsewhere", "--out", "kept"], in: folder)
      #expect(again.status == 0, "\(again.errors)")
      #expect(again.output.contains("kept/mine"))
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: "kept/mine/spread.csv").path))
    }
  }

  @Test("What is no manifest, or one of another command, is refused with status 65")
  func foreign() throws {
    try Self.recorded { folder in
      let other = try Moesim.run(["rerun", "out/mine/datapackage.json"], in: folder)
      #expect(other.status == 65)
      #expect(other.errors.contains("this is no manifest of moesim"))
      let manifest = folder.appending(path: "out/mine/manifest.json")
      try change(manifest, "\"arguments\": [\"run\"", "\"arguments\": [\"sing\"")
      let sung = try Moesim.run(["rerun", manifest.path], in: folder)
      #expect(sung.status == 65)
      #expect(sung.errors.contains("'sing' cannot be repeated"))
      #expect(try Moesim.run(["rerun"], in: folder).status == 64)
    }
  }

  @Test("A fit is repeated from its runs")
  func fit() throws {
    try Moesim.inTemporaryFolder { folder in
      let simulate = try Moesim.run(
        [
          "simulate", "--law", "hoffmann-2022-printed", "--n", "50M..10B x5", "--d", "1B..200B x5",
          "--noise", "0.01", "--out", "runs.csv",
        ],
        in: folder)
      #expect(simulate.status == 0, "\(simulate.errors)")
      let fit = try Moesim.run(
        [
          "fit", "runs.csv", "--law", "chinchilla", "--starts", "4", "--bootstraps", "3", "--out",
          "out", "--save", "law.json5", "--quiet",
        ], in: folder)
      #expect(fit.status == 0, "\(fit.errors)")
      try FileManager.default.removeItem(at: folder.appending(path: "law.json5"))
      let again = try Moesim.run(["rerun", "out/fit-runs/manifest.json"], in: folder)
      #expect(again.status == 0, "\(again.output)\(again.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "law.json5").path))
    }
  }
}
