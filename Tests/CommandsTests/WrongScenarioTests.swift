import Foundation
import Testing

/// Scenarios with faults, each beside the exact message that it has to get.
@Suite("Wrong scenarios")
struct WrongScenarioTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus/wrong")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
    return files.filter { $0.hasSuffix(".json5") }.map { String($0.dropLast(6)) }.sorted()
  }()

  @Test("The corpus is there")
  func corpusIsThere() {
    #expect(Self.names.count >= 40)
  }

  /// With MOESIM_RECORD set, the messages are written anew, to be read over by a person.
  @Test("A wrong scenario gets its message and status 65, and nothing is written", arguments: names)
  func message(name: String) throws {
    let message = Self.corpus.appending(path: "\(name).txt")
    try Moesim.inTemporaryFolder { folder in
      let target = folder.appending(path: "out")
      let result = try Moesim.run(
        ["run", "\(name).json5", "--out", target.path], in: Self.corpus)
      #expect(result.status == 65)
      #expect(result.output.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: target.path))
      if ProcessInfo.processInfo.environment["MOESIM_RECORD"] != nil {
        try result.errors.write(to: message, atomically: true, encoding: .utf8)
      }
      #expect(try String(contentsOf: message, encoding: .utf8) == result.errors)
    }
  }

  @Test("A missing file, a folder and an unreadable place are told apart, with status 66")
  func missing() throws {
    try Moesim.inTemporaryFolder { folder in
      let missing = try Moesim.run(["run", "no-such.json5"], in: folder)
      #expect(missing.status == 66)
      #expect(missing.errors == "no-such.json5: there is no such file; check the path\n")
      let directory = try Moesim.run(["run", "."], in: folder)
      #expect(directory.status == 66)
      #expect(directory.errors == ".: this folder holds no .json5 file; name a scenario\n")
      let inside = try Moesim.run(["run", "/dev/null/x.json5"], in: folder)
      #expect(inside.status == 66)
      #expect(inside.errors == "/dev/null/x.json5: cannot be read: Not a directory\n")
    }
  }

  @Test("A file that may not be read is named with its reason", .enabled(if: getuid() != 0))
  func unreadable() throws {
    try Moesim.inTemporaryFolder { folder in
      let file = folder.appending(path: "secret.json5")
      try Data("{}".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
      let result = try Moesim.run(["run", "secret.json5"], in: folder)
      #expect(result.status == 66)
      #expect(result.errors == "secret.json5: no permission to read this file\n")
    }
  }
}
