import Foundation
import Testing

/// Whole runs of the program on the bundled scenarios.
@Suite("Runs")
struct RunTests {
  private func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return files
  }

  /// The gallery was made by other processes, so that this also holds two runs to the same bytes.
  @Test(
    "The committed gallery is what the scenarios give, and gnuplot draws each script of it",
    arguments: BundledScenarioTests.names)
  func gallery(name: String) throws {
    try Moesim.inTemporaryFolder { folder in
      let words = ["run", "scenarios/\(name).json5", "--out", folder.path]
      let result = try Moesim.run(words + (Self.isDrawing ? ["--render"] : []))
      // A word of gnuplot on its standard error would be a failure, with another status.
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      // The answer stands in the first five lines: a value, and how far to trust it.
      let answer = result.output.split(separator: "\n").prefix(5).joined(separator: " ")
      let trust = [
        "interval", "%", "evidence", "fit", "extrapolate", "measured", "exactly", "known", "stated",
        "bootstrap", "over the", "outside", "band", "F1@K", "differ", "decided",
      ]
      #expect(
        answer.contains(where: \.isNumber) && trust.contains { answer.contains($0) }, "\(answer)")
      let made = try files(in: folder.appending(path: name))
      let committed = try files(in: Moesim.package.appending(path: "plots/\(name)"))
      let isCompared = { (file: String) in
        file.hasSuffix(".csv") || file.hasSuffix(".gp") || file == "datapackage.json"
      }
      #expect(Set(made.keys.filter(isCompared)) == Set(committed.keys.filter(isCompared)))
      for (file, bytes) in made where isCompared(file) {
        #expect(committed[file] == bytes, "plots/\(name)/\(file) is out of date")
      }
      let pictures = { (files: [String: Data]) in Set(files.keys.filter { $0.hasSuffix(".svg") }) }
      #expect(pictures(committed).count == made.keys.count { $0.hasSuffix(".gp") })
      #expect(!Self.isDrawing || pictures(made) == pictures(committed))
    }
  }

  @Test("Verdicts set the exit status with --check alone")
  func check() throws {
    try Moesim.inTemporaryFolder { folder in
      let status = { (words: [String]) throws -> Int32 in
        try Moesim.run(["run"] + words + ["--quiet", "--out", folder.path]).status
      }
      // No evidence or inconclusive, the line alone refuted, none stated, beliefs alone, a worth that
      // the prediction refutes.
      let expected: [([String], Int32)] = [
        (["dbrx"], 2), (["data-claim", "--set", "hypotheses[3].atLeast=5"], 1), (["experts"], 0),
        (["epochs"], 2), (["mixtral"], 1),
      ]
      for (words, checked) in expected {
        let words = ["scenarios/\(words[0]).json5"] + words.dropFirst()
        let withCheck = try status(words + ["--check"])
        #expect(withCheck == checked)
        // As they stand, the gallery runs them without.
        let plain = words.count > 1 ? try status(words) : 0
        #expect(plain == 0)
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

  /// Whether gnuplot is installed.
  private static let isDrawing = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot") }
}
