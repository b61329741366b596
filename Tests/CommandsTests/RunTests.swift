import Foundation
import Testing

/// Whole runs of the program on the bundled scenarios.
@Suite("Runs")
struct RunTests {
  static let scenarios = [
    "dbrx", "mixtral", "experts", "tokens", "disagreement", "memory", "gap", "lifetime", "map",
  ]

  private func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return files
  }

  @Test("Two runs give the same bytes in every file but the manifest", arguments: scenarios)
  func deterministic(name: String) throws {
    try Moesim.inTemporaryFolder { folder in
      var runs: [[String: Data]] = []
      for out in ["a", "b"] {
        let result = try Moesim.run(
          ["run", "scenarios/\(name).json5", "--out", folder.appending(path: out).path])
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        runs.append(try files(in: folder.appending(path: "\(out)/\(name)")))
      }
      #expect(Set(runs[0].keys) == Set(runs[1].keys))
      for (file, bytes) in runs[0] where file != "manifest.json" {
        #expect(runs[1][file] == bytes, "\(file) differs")
      }
    }
  }

  @Test("The committed gallery is what the scenarios give", arguments: scenarios)
  func gallery(name: String) throws {
    try Moesim.inTemporaryFolder { folder in
      _ = try Moesim.run(["run", "scenarios/\(name).json5", "--out", folder.path])
      let made = try files(in: folder.appending(path: name))
      let committed = try files(in: Moesim.package.appending(path: "plots/\(name)"))
      for (file, bytes) in made where file.hasSuffix(".csv") || file.hasSuffix(".gp") {
        #expect(committed[file] == bytes, "plots/\(name)/\(file) is out of date")
      }
    }
  }

  @Test("Verdicts set the exit status with --check alone")
  func check() throws {
    try Moesim.inTemporaryFolder { folder in
      let status = { (words: [String]) throws -> Int32 in
        try Moesim.run(["run"] + words + ["--quiet", "--out", folder.path]).status
      }
      // One claim inconclusive and none refuted, one refuted, none stated.
      let expected: [(String, Int32)] = [("dbrx", 2), ("mixtral", 1), ("experts", 0)]
      for (name, checked) in expected {
        let plain = try status(["scenarios/\(name).json5"])
        let withCheck = try status(["scenarios/\(name).json5", "--check"])
        #expect(plain == 0)
        #expect(withCheck == checked)
      }
    }
  }

  @Test("--strict-range refuses answers outside a law's fit, and writes nothing")
  func strictRange() throws {
    try Moesim.inTemporaryFolder { folder in
      let out = folder.appending(path: "out").path
      let result = try Moesim.run(
        ["run", "scenarios/dbrx.json5", "--strict-range", "--out", out])
      #expect(result.status == 65)
      #expect(result.errors.contains("outside its fitted range: 150× in tokens"))
      #expect(!FileManager.default.fileExists(atPath: out))
    }
  }

  @Test("plan writes nothing and says what it understood")
  func plan() throws {
    try Moesim.inTemporaryFolder { folder in
      let file = Moesim.package.appending(path: "scenarios/dbrx.json5").path
      let result = try Moesim.run(["plan", file], in: folder)
      #expect(result.status == 0)
      #expect(result.output.contains("36.4697088B"))
      #expect(result.output.contains("implied by FLOP"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("--json is one JSON value with the tables")
  func json() throws {
    try Moesim.inTemporaryFolder { folder in
      let result = try Moesim.run(
        ["run", "scenarios/dbrx.json5", "--json", "--out", folder.path])
      let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      let object = try #require(value as? [String: Any])
      #expect((object["comparisons"] as? [[String: Any]])?.count == 24)
      #expect((object["decompositions"] as? [[String: Any]])?.count == 4)
    }
  }

  @Test("A folder that holds something else is not replaced, with status 73")
  func foreignFolder() throws {
    try Moesim.inTemporaryFolder { folder in
      let target = folder.appending(path: "dbrx")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: target.appending(path: "thesis.txt"))
      let result = try Moesim.run(["run", "scenarios/dbrx.json5", "--out", folder.path])
      #expect(result.status == 73)
      #expect(result.errors.contains("thesis.txt"))
      #expect(try files(in: target).keys.sorted() == ["thesis.txt"])
    }
  }

  private static let gnuplot = [
    "/usr/bin/gnuplot", "/usr/local/bin/gnuplot", "/opt/homebrew/bin/gnuplot",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(
    "gnuplot draws every script with nothing on standard error",
    .enabled(if: gnuplot != nil, "gnuplot is not installed"), arguments: scenarios)
  func drawing(name: String) throws {
    let gnuplot = URL(filePath: try #require(Self.gnuplot))
    try Moesim.inTemporaryFolder { folder in
      _ = try Moesim.run(["run", "scenarios/\(name).json5", "--out", folder.path, "--render"])
      let target = folder.appending(path: name)
      let scripts = try files(in: target).keys.filter { $0.hasSuffix(".gp") }.sorted()
      #expect(!scripts.isEmpty)
      for script in scripts {
        let result = try Moesim.run(gnuplot, [script], in: target)
        #expect(result.status == 0)
        #expect(result.errors.isEmpty, "\(script): \(result.errors)")
        let picture = target.appending(path: script.replacing(".gp", with: ".svg"))
        #expect(FileManager.default.fileExists(atPath: picture.path))
      }
    }
  }
}
