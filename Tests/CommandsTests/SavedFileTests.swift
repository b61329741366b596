import Foundation
import Testing

/// Files that a user asks for by their path.
@Suite("Saved files")
struct SavedFileTests {
  private static let runs =
    "N,D,loss\n1e8,1e9,4\n2e8,2e9,3.6\n4e8,4e9,3.3\n8e8,8e9,3\n1e9,4e9,3.1\n2e8,9e9,3.3\n1e9,1e9,3.7\n"

  private func simulate(
    to path: String, _ more: [String] = [], in folder: URL
  ) throws -> Moesim.Result {
    try Moesim.run(
      ["simulate", "--law", "hoffmann-2022-printed", "--n", "1B", "--d", "20B", "--out", path]
        + more, in: folder)
  }

  @Test("No file that a call reads is written over, and a bad place is named before any work")
  func places() throws {
    try Moesim.inTemporaryFolder { folder in
      let file = folder.appending(path: "runs.csv")
      try Self.runs.write(to: file, atomically: true, encoding: .utf8)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "box"), withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "link.csv").path, withDestinationPath: "runs.csv")
      for (path, problem) in [
        ("runs.csv", "runs.csv: is read by this call and would be written over"),
        ("./runs.csv", "is read by this call and would be written over"),
        ("link.csv", "link.csv: is read by this call and would be written over"),
        ("box", "box: is a folder"), ("none/law.json5", "there is no folder for it"),
      ] {
        let result = try Moesim.run(
          ["fit", "runs.csv", "--law", "chinchilla", "--save", path, "--out", "out"], in: folder)
        #expect(result.status == 73, "\(path)")
        #expect(result.errors.contains(problem), "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out").path))
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == Self.runs)
    }
  }

  @Test("A link is followed, and a pipe gets the text and stays a pipe")
  func otherFiles() throws {
    try Moesim.inTemporaryFolder { folder in
      try "parameters,tokens,loss_nats_per_token\n".write(
        to: folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
      let link = folder.appending(path: "link.csv").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.csv")
      // A table of the same columns may be a user's own.
      #expect(try simulate(to: "link.csv", in: folder).status == 73)
      #expect(try simulate(to: "link.csv", ["--force"], in: folder).status == 0)
      #expect(try simulate(to: "link.csv", in: folder).status == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a.csv")
      let text = try String(contentsOf: folder.appending(path: "a.csv"), encoding: .utf8)
      #expect(text.hasPrefix("parameters,"))

      let pipe = folder.appending(path: "pipe").path
      try #require(mkfifo(pipe, 0o600) == 0)
      // Both ends in one place, so that neither side waits for the other.
      let reader = open(pipe, O_RDWR | O_NONBLOCK)
      defer { close(reader) }
      #expect(try simulate(to: "pipe", in: folder).status == 0)
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(reader, &bytes, bytes.count)
      #expect(count > 0 && String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == text)
    }
  }

  @Test(
    "An empty place is a wrong call",
    arguments: [
      ["run", "scenarios/dbrx.json5", "--out", ""], ["rating", "--out="],
      ["fit", "x.csv", "--law", "chinchilla", "--save", ""],
    ])
  func emptyPlace(words: [String]) throws {
    let result = try Moesim.run(words)
    #expect(result.status == 64)
    #expect(result.errors.contains("is empty; name a place, or leave it out"))
  }
}
