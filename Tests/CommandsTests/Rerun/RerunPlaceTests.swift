import Foundation
import Testing

/// Where a repetition works, and what it may read and remove.
@Suite("Places of a repetition")
struct RerunPlaceTests {
  private func rerun(
    _ options: [String] = [], in folder: URL, _ settings: [String: String] = [:]
  ) throws -> Moesim.Result {
    let environment = ProcessInfo.processInfo.environment.merging(settings) { $1 }
    return try Moesim.run(
      ["rerun", "out/mine/manifest.json"] + options, in: folder, environment: environment)
  }

  private func makeFolder(_ url: URL) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  @Test("What a killed repetition left is removed and named, and nothing else is")
  func abandoned() throws {
    try RerunTests.recorded { folder in
      let lock = ".moesim-rerun.lock"
      // The name, what is in it, and whether it is a folder that nobody works in.
      let names: [(String, String, Bool)] = [
        ("moesim-rerun-4000000-0a1b2c3d", lock, true),
        ("moesim-rerun-4000000-0a1b2c3e", "mine", false),
        ("moesim-rerun-4000000-0a1b2c3f", lock, false),
        ("moesim-rerun-4000000-mine", lock, false),
        ("moesim-rerun-4000000-0a1b2c3d.txt", lock, false),
      ]
      for (name, content, _) in names {
        let place = folder.appending(path: name)
        try makeFolder(place)
        try Data().write(to: place.appending(path: content))
      }
      let held = open(folder.path + "/moesim-rerun-4000000-0a1b2c3f/" + lock, O_RDWR)
      defer { close(held) }
      #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
      let again = try rerun(in: folder, ["TMPDIR": folder.path])
      #expect(again.status == 0)
      for (name, _, isLeft) in names {
        let path = folder.path + "/" + name
        #expect(FileManager.default.fileExists(atPath: path) != isLeft, "\(name)")
        #expect(again.errors.contains("removed \(path), which a stopped run had left") == isLeft)
      }
    }
  }

  @Test("A temporary directory that is not there is named and not made")
  func noTemporaryFolder() throws {
    try RerunTests.recorded { folder in
      let path = folder.path + "/none"
      let refused = try rerun(in: folder, ["TMPDIR": path])
      #expect(refused.status == 73)
      #expect(refused.errors.contains("\(path): there is no such folder"))
      #expect(refused.errors.contains("TMPDIR"))
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(try rerun(["--out", "kept"], in: folder, ["TMPDIR": path]).status == 0)
    }
  }

  @Test("Folders of any name are found, whatever CDPATH says", arguments: ["-", "-P", "elsewhere"])
  func from(name: String) throws {
    try RerunTests.recorded { folder in
      for place in [name, "decoy/" + name] { try makeFolder(folder.appending(path: place)) }
      try FileManager.default.moveItem(
        at: folder.appending(path: "mine.json5"), to: folder.appending(path: name + "/mine.json5"))
      let again = try rerun(["--from", name], in: folder, ["CDPATH": folder.path + "/decoy"])
      #expect(again.status == 0, "\(again.errors)")
    }
  }

  @Test("A manifest does not allow itself to read outside the scenario's folder")
  func outside() throws {
    try Moesim.inTemporaryFolder { folder in
      let inner = folder.appending(path: "inner")
      try makeFolder(inner)
      let scenario = Moesim.package.appending(path: "scenarios/mixtral.json5")
      try FileManager.default.copyItem(at: scenario, to: folder.appending(path: "base.json5"))
      try Data("{ extends: '../base.json5' }".utf8).write(to: inner.appending(path: "mine.json5"))
      let run = try Moesim.run(
        ["run", "mine.json5", "--quiet", "--allow-outside", "--out", "out"], in: inner)
      #expect(run.status == 0, "\(run.errors)")
      let refused = try rerun(in: inner)
      #expect(refused.status == 65)
      #expect(refused.errors.contains("add --allow-outside to this rerun"))
      #expect(try rerun(["--allow-outside"], in: inner).status == 0)
      let manifest = inner.appending(path: "out/mine/manifest.json")
      let text = try String(contentsOf: manifest, encoding: .utf8)
      try text.replacing("\"--allow-outside\"", with: "\"--quiet\"").write(
        to: manifest, atomically: true, encoding: .utf8)
      let silent = try rerun(in: inner)
      #expect(silent.status == 65 && silent.errors.contains("lies outside the folder"))
    }
  }
}
