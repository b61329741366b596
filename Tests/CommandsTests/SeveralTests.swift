import Foundation
import Testing

/// Scenarios that build on others, that a call changes, and that come several at a time.
@Suite("Several files")
struct SeveralTests {
  private static let base = """
    {
      title: "base",
      models: { m: { use: "dbrx" } },
      runs: { r: { model: "m", tokens: "12T" } },
      laws: ["ludziejewski-2025"],
      compare: [{ run: "r", against: "denseEquivalent" }],
    }
    """

  private func write(_ files: [String: String], in folder: URL) throws {
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private func manifest(_ folder: URL, _ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(path: "plots/\(name)/manifest.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("The manifest lists every file that was read, the arguments, and the whole scenario")
  func manifest() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(
        ["s/bases/b.json5": Self.base, "s/a.json5": "{ extends: 'bases/b.json5', title: 'a' }"],
        in: folder)
      let result = try Moesim.run(
        ["run", "s/a.json5", "--set", "runs.r.tokens=2T", "--quiet"], in: folder)
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
      let manifest = try manifest(folder, "a")
      let inputs = try #require(manifest["inputs"] as? [[String: String]])
      #expect(inputs.map { $0["path"] } == ["s/a.json5", "s/bases/b.json5"])
      #expect(inputs.allSatisfy { $0["sha256"]?.count == 64 })
      #expect((manifest["arguments"] as? [String])?.contains("runs.r.tokens=2T") == true)
      let scenario = try #require(manifest["scenario"] as? [String: Any])
      #expect(scenario["title"] as? String == "a")
      #expect(scenario["extends"] == nil)
      let runs = try #require(scenario["runs"] as? [String: [String: String]])
      #expect(runs["r"]?["tokens"] == "2T")
    }
  }

  @Test("What is set gives the same numbers as if it stood in the file")
  func setting() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(
        ["a.json5": Self.base, "b.json5": Self.base.replacing("12T", with: "2T")], in: folder)
      let set = try Moesim.run(
        ["run", "a.json5", "--set=runs.r.tokens=2T", "--json"], in: folder)
      let written = try Moesim.run(["run", "b.json5", "--json"], in: folder)
      #expect(set.status == 0)
      #expect(set.output.replacing("\"a\"", with: "\"b\"") == written.output)
      #expect(set.output.contains("2000000000000"))
    }
  }

  @Test("plan --explain prints which source won")
  func explain() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(
        ["b.json5": Self.base, "a.json5": "{ extends: 'b.json5', title: 'a' }"], in: folder)
      let result = try Moesim.run(
        ["plan", "a.json5", "--explain", "--set", "runs.r.tokens=2T"], in: folder)
      #expect(result.status == 0)
      let lines = result.output.split(separator: "\n").map { line in
        line.split(separator: " ").joined(separator: " ")
      }
      #expect(lines.contains("title a.json5:1 b.json5:2"))
      #expect(lines.contains("runs.r.tokens --set runs.r.tokens b.json5:4"))
      #expect(lines.contains("question default: none"))
    }
  }

  @Test("A base outside the folder is refused, by path or by link, unless --allow-outside")
  func outside() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(
        [
          "b.json5": Self.base, "s/up.json5": "{ extends: '../b.json5' }",
          "s/link.json5": "{ extends: 'linked.json5' }",
        ], in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "s/linked.json5").path, withDestinationPath: "../b.json5")
      for name in ["s/up.json5", "s/link.json5"] {
        let refused = try Moesim.run(["run", name], in: folder)
        #expect(refused.status == 65)
        #expect(refused.errors.hasPrefix("\(name):1:12: "))
        #expect(refused.errors.contains("lies outside the folder of the scenario"))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "plots").path))
        let allowed = try Moesim.run(["plan", name, "--allow-outside"], in: folder)
        #expect(allowed.status == 0)
      }
    }
  }

  @Test("A folder's scenarios are found whatever the case of their endings")
  func endings() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(["s/a.json5": Self.base, "s/B.JSON5": Self.base, "s/.c.JSON5": "{"], in: folder)
      #expect(try Moesim.run(["run", "s", "--quiet"], in: folder).status == 0)
      let made = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/plots")
      #expect(made.sorted() == ["B", "a"])
    }
  }

  @Test("A base that is a pipe is refused rather than waited for")
  func pipe() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(["a.json5": "{ extends: 'pipe.json5' }"], in: folder)
      #expect(mkfifo(folder.appending(path: "pipe.json5").path, 0o600) == 0)
      let result = try Moesim.run(["run", "a.json5"], in: folder)
      #expect(result.status == 65)
      #expect(
        result.errors.hasPrefix(
          "a.json5:1:12: 'pipe.json5': this is no regular file; name a file\n"))
    }
  }

  @Test("Files and folders are run in order, folders by name and not into their folders")
  func folders() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(
        [
          "z.json5": Self.base, "s/b.json5": Self.base, "s/a.json5": Self.base,
          "s/deeper/c.json5": Self.base, "s/.hidden.json5": "{", "s/notes.txt": "",
        ], in: folder)
      let result = try Moesim.run(["run", "z.json5", "s", "--out", "o"], in: folder)
      #expect(result.status == 0)
      let wrote = result.output.split(separator: "\n").filter { $0.hasPrefix("Wrote") }
      #expect(wrote.map { $0.split(separator: "/").last } == ["z", "a", "b"])
      let json = try Moesim.run(["run", "z.json5", "s", "--json"], in: folder)
      let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      let names = (value as? [[String: Any]])?.compactMap { $0["scenario"] as? String }
      #expect(names == ["z", "a", "b"])
    }
  }

  #if os(Linux)
    @Test("Two spellings of one accented name are refused as one name, and said to be two")
    func accents() throws {
      try Moesim.inTemporaryFolder { folder in
        let names = ["s/caf\u{E9}.json5", "s/cafe\u{301}.json5"]
        for name in names { try write([name: Self.base], in: folder) }
        let result = try Moesim.run(["run", "s"], in: folder)
        #expect(result.status == 64)
        #expect(result.errors.contains(", whose accents are written in two ways; rename one"))
      }
    }
  #endif

  @Test("The faults of all files are reported before anything is written; the worst status counts")
  func allFaults() throws {
    try Moesim.inTemporaryFolder { folder in
      try write(
        ["good.json5": Self.base, "b.json5": "{ titel: 1 }", "a.json5": "{ title: 't' laws }"],
        in: folder)
      let both = try Moesim.run(["run", "good.json5", "b.json5", "a.json5"], in: folder)
      #expect(both.status == 65)
      #expect(both.errors.contains("a.json5:1:14: "))
      #expect(both.errors.contains("b.json5:1:3: unknown key 'titel'"))
      #expect(both.errors.hasSuffix("3 faults; nothing was written\n"))
      let missing = try Moesim.run(["run", "b.json5", "no.json5"], in: folder)
      #expect(missing.status == 66)
      #expect(missing.errors.hasPrefix("no.json5: there is no such file"))
      #expect(missing.errors.contains("b.json5:1:3: unknown key 'titel'"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "plots").path))
    }
  }

  @Test("With --check the worst verdict of all scenarios counts: refuted before inconclusive")
  func worstVerdict() throws {
    try Moesim.inTemporaryFolder { folder in
      // 12T tokens of a model are twelve times the FLOP of 1T.
      let refuted = """
        {
          title: "refuted", models: { m: { total: "7B" } },
          runs: { long: { model: "m", tokens: "12T" }, short: { model: "m", tokens: "1T" } },
          hypotheses: [
            { name: "h", quantity: "costRatio", of: "long", versus: "short", atMost: 2 },
          ],
        }
        """
      try write(["refuted.json5": refuted], in: folder)
      let status = { (names: [String]) throws -> Int32 in
        try Moesim.run(
          ["run"]
            + names.map {
              $0 == "refuted"
                ? folder.appending(path: "refuted.json5").path : "scenarios/\($0).json5"
            }
            + ["--check", "--quiet", "--out", folder.path]
        ).status
      }
      let expected: [([String], Int32)] = [
        (["experts", "dbrx"], 2), (["refuted", "dbrx"], 1), (["dbrx", "refuted", "experts"], 1),
      ]
      for (names, worst) in expected {
        let found = try status(names)
        #expect(found == worst)
      }
    }
  }

  @Test("A scenario that fails does not keep the others from being written")
  func partly() throws {
    try Moesim.inTemporaryFolder { folder in
      let inside = Self.base.replacing("dbrx", with: "mixtral-8x7b")
        .replacing("ludziejewski-2025", with: "geometric-mean")
      try write(["a.json5": Self.base, "b.json5": inside], in: folder)
      let result = try Moesim.run(
        ["run", "a.json5", "b.json5", "--strict-range"], in: folder)
      #expect(result.status == 65)
      #expect(result.errors.hasSuffix("1 fault; 1 other scenario was written\n"))
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "plots/b").path))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "plots/a").path))
    }
  }
}
