import Formats
import Foundation
import TestSupport
import Testing

@Suite("Inputs of more than 8 MiB")
struct LargeInputTests {
  /// Twenty rows behind a header, each with half a megabyte of notes.
  private static func table(_ header: String, _ row: (Int) -> String) -> String {
    let note = String(repeating: "x", count: 500_000)
    return header + ",note\n" + (0..<20).map { "\(row($0)),\(note)\n" }.joined()
  }

  @Test("Every row of a large table is read, and the checksum is the file's")
  func tables() throws {
    try Moesim.inTemporaryFolder { folder in
      let text = Self.table("prompt,supported,not_supported") { "p\($0),\($0),1" }
      try Data(text.utf8).write(to: folder.appending(path: "x.csv"))
      let result = try Moesim.run(
        ["factuality", "x.csv", "--k", "8", "--bootstraps", "100", "--out", "out"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("20 rated responses"))
      let manifest = try String(
        contentsOf: folder.appending(path: "out/factuality-x/manifest.json"), encoding: .utf8)
      #expect(manifest.contains(SHA256.hex(of: text)))
    }
  }

  @Test("A scenario reads every run of a large file")
  func runs() throws {
    try Moesim.inTemporaryFolder { folder in
      // The last row names a corpus that the scenario does not.
      let text = Self.table("N,D,loss,corpus") {
        "\(1 + $0)00M,\(1 + $0)B,3.\($0),\($0 == 19 ? "zz" : "a")"
      }
      try Data(text.utf8).write(to: folder.appending(path: "runs.csv"))
      let scenario = """
        {
          title: "t", data: { a: {}, b: {} },
          runFiles: { mine: { file: "runs.csv", columns: { corpus: "corpus" } } },
          dataForms: [{ name: "f", runs: ["mine"], reference: "b", bootstraps: 20, seed: 1 }],
        }
        """
      try Data(scenario.utf8).write(to: folder.appending(path: "s.json5"))
      let result = try Moesim.run(["run", "s.json5", "--out", "out"], in: folder)
      #expect(result.status == 65)
      #expect(result.errors.contains("such as 'zz'"), "\(result.errors)")
    }
  }

  @Test("A chain of 2,000 runs, each before the one that it follows, is read in file order")
  func chain() throws {
    try Moesim.inTemporaryFolder { folder in
      let runs = (0..<2_000).map {
        "r\($0): { model: 'm', flop: { of: 'r\($0 + 1)', dividedBy: 1 } },"
      }
      let scenario =
        "{ title: 't', models: { m: { use: 'dbrx' } }, laws: ['hoffmann-2022'],\n"
        + "runs: {\(runs.joined(separator: "\n")) r2000: { model: 'm', tokens: '1T' } },\n"
        + "compare: [{ run: 'r0', against: 'r2000' }] }"
      try Data(scenario.utf8).write(to: folder.appending(path: "s.json5"))
      let result = try Moesim.run(["plan", "s.json5"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let names = result.output.split(separator: "\n").compactMap {
        $0.trimmingPrefix(" ").split(separator: " ").first.map(String.init)
      }
      #expect(names.filter { $0.wholeMatch(of: /r\d+/) != nil } == (0...2_000).map { "r\($0)" })
    }
  }

  @Test("A file that has to be held is refused, and nothing of it is dropped in silence")
  func refused() throws {
    try Moesim.inTemporaryFolder { folder in
      let spaces = String(repeating: " ", count: 8_388_608)
      for (words, name) in [
        (["run", "s.json5"], "s.json5"), (["cost", "./config.json"], "config.json"),
        (["cost", "dbrx", "--expert-load", "load.txt"], "load.txt"),
      ] {
        try Data(("{}" + spaces).utf8).write(to: folder.appending(path: name))
        let result = try Moesim.run(words, in: folder)
        #expect(result.status == 65, "\(name): \(result.errors)")
        #expect(result.errors.contains("more than the 8388608 bytes allowed"), "\(result.errors)")
      }
    }
  }
}
