import Foundation
import Testing

/// Sweeps in parts and what they are joined to.
@Suite("Joining the parts of a sweep")
struct MergeTests {
  /// Runs both parts of a sweep over six numbers of tokens, and the whole of it.
  private static func inParts(_ columns: String, _ body: (URL) throws -> Void) throws {
    try Moesim.inTemporaryFolder { folder in
      let text = """
        { title: "t", models: { a: { active: "2B", total: "8B", experts: 16, topK: 4 } },
          runs: { r: { model: "a", tokens: "1T" } }, laws: ["ludziejewski-2025"],
          compare: [{ run: "r", against: "denseEquivalent" }],
          sweep: { grid: { "runs.r.tokens": "log 1B..100T x6" }\(columns) } }
        """
      try Data(text.utf8).write(to: folder.appending(path: "s.json5"))
      for words in [["--out", "whole"], ["--shard", "1/2"], ["--shard", "2/2"]] {
        let run = try Moesim.run(["run", "s.json5", "--quiet"] + words, in: folder)
        #expect(run.status == 0, "\(run.errors)")
      }
      try body(folder)
    }
  }

  @Test(
    "Parts make the whole, and a part that was cut or edited is named",
    arguments: [
      ("", "Computed the short sweep again, whose 2 parts are whole; wrote "),
      (", columns: ['compute_multiplier']", "Joined 2 parts; wrote "),
    ])
  func parts(columns: String, words: String) throws {
    try Self.inParts(columns) { folder in
      let joined = try Moesim.run(["merge", "s.json5"], in: folder)
      #expect(joined.status == 0 && joined.output.hasPrefix(words), "\(joined)")
      func bytes(_ path: String) throws -> Data {
        try Data(contentsOf: folder.appending(path: path))
      }
      let whole = try bytes("whole/s/sweep.csv")
      #expect(try bytes("plots/s/sweep.csv") == whole)
      // What was planned: as many rows as there are, below the header.
      let plan = try Moesim.run(["plan", "s.json5"], in: folder)
      let rows = whole.split(separator: UInt8(ascii: "\n")).count - 1
      #expect(plan.output.contains("sweep.csv  \(rows) rows"), "\(plan.output)")
      let part = folder.appending(path: "plots/s.shard-1-of-2")
      for (name, problem) in [
        ("sweep.csv", "is not what its manifest says; it was changed or cut"),
        ("manifest.json", "was changed since moesim wrote it"),
      ] {
        let file = part.appending(path: name)
        let old = try Data(contentsOf: file)
        // The last row, or a manifest that says otherwise.
        let text = String(decoding: old, as: UTF8.self)
        let new =
          name == "sweep.csv"
          ? text.split(separator: "\n").dropLast()
            .joined(separator: "\n") + "\n"
          : text.replacing("\"seed\": \"0\"", with: "\"seed\": \"1\"")
        #expect(new != text)
        try Data(new.utf8).write(to: file)
        let refused = try Moesim.run(["merge", "s.json5"], in: folder)
        #expect(refused.status == 66 && refused.output.isEmpty)
        #expect(
          refused.errors.contains("plots/s.shard-1-of-2/\(name): \(problem)")
            && refused.errors.contains("compute that part again"), "\(refused.errors)")
        #expect(try bytes("plots/s/sweep.csv") == whole)
        try old.write(to: file)
      }
      try FileManager.default.removeItem(at: part.appending(path: "sweep.csv"))
      #expect(try Moesim.run(["merge", "s.json5"], in: folder).status == 66)
    }
  }
}
