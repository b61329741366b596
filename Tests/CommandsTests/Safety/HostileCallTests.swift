import Foundation
import Testing

/// Calls whose words, number of words or surroundings no person means.
@Suite("Hostile calls")
struct HostileCallTests {
  private static func shell(_ script: String, in folder: URL) throws -> Moesim.Result {
    try Moesim.run(URL(filePath: "/bin/sh"), ["-c", script, Moesim.program.path], in: folder)
  }

  @Test(
    "A word that is not UTF-8 is refused, and no file of a name like it is read or written",
    arguments: ["plan \"$bad\"", "run s.json5 --out \"$bad\"", "plan s.json5 --set title=\"$bad\""])
  func encoding(call: String) throws {
    try Moesim.inTemporaryFolder { folder in
      // What repairing the word would give is another file.
      for name in ["s.json5", "a\u{FFFD}.json5"] {
        try FileManager.default.copyItem(
          at: Moesim.package.appending(path: "scenarios/mixtral.json5"),
          to: folder.appending(path: name))
      }
      let result = try Self.shell(
        "bad=$(printf 'a\\377.json5'); exec \"$0\" " + call, in: folder)
      #expect(result.status == 64 && result.output.isEmpty)
      #expect(
        result.errors.hasPrefix("moesim: 'a\u{FFFD}.json5' is not UTF-8") || call.contains("--set"))
      #expect(result.errors.contains("is not UTF-8; rename the file"), "\(result.errors)")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.filter { !$0.hasPrefix(".") }.count == 2)
    }
  }

  @Test(
    "A small stack is said to be one, and half a megabyte is enough", arguments: [64, 256, 512])
  func stack(kilobytes: Int) throws {
    try Moesim.inTemporaryFolder { folder in
      let path = Moesim.package.path + "/scenarios/axes.json5"
      let result = try Self.shell(
        "ulimit -s \(kilobytes); exec \"$0\" run '\(path)' --quiet --out o", in: folder)
      if kilobytes < 512 {
        #expect(result.status == 73, "\(result)")
        #expect(result.errors.contains("the stack is too small; allow more with 'ulimit -s 8192'"))
      } else {
        #expect(result.status == 0, "\(result)")
      }
    }
  }

  @Test("More settings than a thousand are refused", arguments: ["run", "plan", "rerun"])
  func settings(command: String) throws {
    let many = (0..<60_000).flatMap { _ in ["--set", "a=1"] }
    let result = try Moesim.run([command, "scenarios/dbrx.json5"] + many)
    #expect(result.status == 64)
    #expect(
      result.errors.contains(
        command == "rerun"
          ? "unknown option '--set'" : "60000 values are set or varied, more than 1000"),
      "\(result.errors)")
    guard command == "plan" else { return }
    let some = (1...1000).flatMap { ["--set", "models.m\($0)={ total: \"\($0)B\" }"] }
    #expect(try Moesim.run([command, "scenarios/dbrx.json5"] + some).status == 0)
  }
}
