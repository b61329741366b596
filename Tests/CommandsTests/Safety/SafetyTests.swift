import Foundation
import TestSupport
import Testing

@Suite("Safety")
struct SafetyTests {
  private static func scenario(title: String = "t", more: String = "") -> String {
    """
    { title: "\(title)", models: { a: { active: "2B", total: "8B", experts: 16, topK: 4 } },
      runs: { r: { model: "a", tokens: "1T" } },
      compare: [{ run: "r", against: "denseEquivalent" }],\(more) }
    """
  }

  private func names(_ folder: URL, _ path: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + path)) ?? [])
      .filter { !$0.hasPrefix(".errors-") }.sorted()
  }

  @Test("Scenarios of different names never share a folder, and a name is not another's")
  func folders() throws {
    try Moesim.inTemporaryFolder { folder in
      let stems = ["llama-3.1", "llama-3.2", "모델", "한국"]
      for stem in stems {
        try Data(Self.scenario(title: stem).utf8).write(
          to: folder.appending(path: stem + ".json5"))
        #expect(
          try Moesim.run(["run", stem + ".json5", "--out", "o", "--quiet"], in: folder).status == 0)
      }
      #expect(names(folder, "o") == stems.sorted())
      #expect(try Moesim.run(["run", ".", "--out", "o", "--quiet"], in: folder).status == 0)
      // Another file of the same name, elsewhere.
      try FileManager.default.createDirectory(
        at: folder.appending(path: "b"), withIntermediateDirectories: false)
      try Data(Self.scenario(title: "other").utf8).write(
        to: folder.appending(path: "b/llama-3.1.json5"))
      let result = try Moesim.run(["run", "b/llama-3.1.json5", "--out", "o"], in: folder)
      #expect(result.status == 73)
      #expect(result.errors.contains("holds the result of") && result.errors.contains("llama-3.1"))
      // An edited table.
      let table = folder.appending(path: "o/한국/worth.csv")
      let text = try String(contentsOf: table, encoding: .utf8) + "mine\n"
      try Data(text.utf8).write(to: table)
      let second = try Moesim.run(["run", "한국.json5", "--out", "o"], in: folder)
      #expect(second.status == 73 && second.errors.contains("was changed since moesim wrote it"))
      #expect(try String(contentsOf: table, encoding: .utf8) == text)
    }
  }

  @Test("Where a long sweep cannot grow, what its part holds is what is said")
  func fullPart() throws {
    try Moesim.inTemporaryFolder { folder in
      let sweep = #" sweep: { grid: { "runs.r.tokens": "log 1B..100T x100000" } }"#
      try Data(Self.scenario(more: sweep).utf8).write(to: folder.appending(path: "s.json5"))
      let result = try Moesim.run(
        URL(filePath: "/bin/sh"),
        ["-c", "ulimit -f 20 && exec \"$0\" run s.json5 --out o", Moesim.program.path], in: folder)
      #expect(result.status == 74)
      let part = try #require(names(folder, "o").first)
      let bytes = try names(folder, "o/" + part).reduce(0) { sum, name in
        try sum + Data(contentsOf: folder.appending(path: "o/\(part)/\(name)")).count
      }
      #expect(result.errors.contains("o/\(part): cannot grow"))
      #expect(result.errors.contains("it holds the \(bytes) bytes written so far"))
    }
  }

  @Test(
    "With few descriptors a run works or says what is missing, and from 32 on it works",
    arguments: [4, 5, 8, 14, 20, 32, 64])
  func descriptors(count: Int) throws {
    try Moesim.inTemporaryFolder { folder in
      let words = [
        "run", Moesim.package.path + "/scenarios/tokens.json5", "--out", "o", "--render",
      ]
      let result = try Moesim.run(
        URL(filePath: "/bin/sh"),
        ["-c", "ulimit -n \(count) && exec \"$0\" \"$@\"", Moesim.program.path] + words,
        in: folder)
      let isClear = result.status == 74 || result.status == 73 || result.status == 66
      let saysWhy = result.errors.contains("too many files are open")
      #expect(result.status == 0 || count < 32 && isClear && saysWhy, "\(result)")
    }
  }

  @Test("Very many dangling names are told of in part, soon")
  func dangling() throws {
    try Moesim.inTemporaryFolder { folder in
      let models = (0..<1000).map { "m\($0): { use: 'dbrx' }" }.joined(separator: ", ")
      let runs = (0..<3000).map { "r\($0): { model: 'nosuch\($0)', tokens: '1T' }" }
        .joined(separator: ", ")
      let text = "{ title: 't', models: { \(models) }, runs: { \(runs) } }"
      try Data(text.utf8).write(to: folder.appending(path: "s.json5"))
      let result = try Moesim.run(["plan", "s.json5"], in: folder)
      #expect(result.status == 65)
      let lines = result.errors.split(separator: "\n")
      #expect(lines.count == 102)
      #expect(
        lines.suffix(2) == ["… and 2900 more; fix these first", "3000 faults; nothing was written"])
    }
  }

  @Test("Quantities beyond any run are refused, and no answer holds inf, nan or 1e-300")
  func quantities() throws {
    for words in [
      ["equivalent", "dbrx", "--tokens"], ["cost", "dbrx", "--tokens"], ["optimum", "--flop"],
      ["cost", "dbrx", "--device", "h100", "--inference-tokens"],
    ] {
      for value in ["1e300", "1e-300", "1.7e308", "1e31"] {
        let result = try Moesim.run(words + [value])
        #expect(result.status == 64, "\(words) \(value)")
      }
    }
    for words in [
      ["equivalent", "dbrx", "--tokens", "1e18"], ["cost", "dbrx", "--tokens", "1e18"],
      ["optimum", "--flop", "1e30"], ["optimum", "--flop", "1e9"],
    ] {
      let result = try Moesim.run(words)
      #expect(result.status == 0)
      let parts = result.output.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "+" }
      #expect(!parts.contains { ["inf", "nan", "-inf"].contains($0.lowercased()) })
      // No distance or size of more than 40 digits.
      #expect(!parts.contains { $0.wholeMatch(of: /[0-9]+e[+]?[0-9]{3,}/) != nil })
      #expect(!parts.contains { $0.count > 30 && $0.allSatisfy(\.isNumber) })
    }
  }

  @Test("A day that no calendar has is no date")
  func day() throws {
    for day in [
      "2026-02-30", "2026-13-01", "2026-00-10", "2025-02-29", "2026-2-3", "99999-01-01",
      "1899-12-31",
    ] {
      let result = try Moesim.run(["forecast", "scenarios/corpora.json5", "--date", day])
      #expect(result.status == 64 && result.errors.contains("is no day"), "\(day)")
    }
  }

  @Test("A budget beyond counting is said to be one")
  func budget() throws {
    let words = [
      "power", "scores", "--run-deviation", "1", "--prompt-deviation", "0.2", "--run-cost", "1",
      "--response-cost", "0.001", "--budget",
    ]
    #expect(try Moesim.run(words + ["1e15"]).status == 64)
    let result = try Moesim.run(words + ["1e13"])
    #expect(result.output.contains("pays for more rated responses than can be counted"))
    #expect(!result.output.contains("fewer than two runs"))
  }

  @Test("A context that is not whole is refused wherever it is swept")
  func fractions() throws {
    try Moesim.inTemporaryFolder { folder in
      for (place, values) in [
        ("runs.r.context", "[1000.5]"), ("runs.r.context", "'linear 1000..1001 x3'"),
      ] {
        let sweep = "sweep: { grid: { '\(place)': \(values) } },"
        try Data(Self.scenario(more: sweep).utf8).write(to: folder.appending(path: "s.json5"))
        let result = try Moesim.run(["run", "s.json5", "--out", "o"], in: folder)
        #expect(result.status == 65 && result.errors.contains("write a whole number"))
      }
      let result = try Moesim.run(
        [
          "equivalent", "dbrx", "--mode", "fixedMemory", "--cache-context", "1000.5",
          "--dense-cache", "40GB",
        ])
      #expect(result.status == 64 && result.errors.contains("1000.5"))
    }
  }

  @Test("A sweep too long for a day says what it takes before it begins, and leaves what it names")
  func longSweep() throws {
    try Moesim.inTemporaryFolder { folder in
      let sweep = """
        sweep: { grid: { 'runs.r.tokens': 'log 1T..20T x100000', 'models.a.total': 'log 9B..90B x1000' } },
        """
      try Data(Self.scenario(more: sweep).utf8).write(to: folder.appending(path: "s.json5"))
      let process = try Moesim.start(
        ["run", "s.json5", "--out", "o", "--workers", "1"], in: folder)
      for _ in 0..<600 where names(folder, "o").isEmpty { usleep(50_000) }
      usleep(500_000)
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      let errors = try String(contentsOf: folder.appending(path: ".errors"), encoding: .utf8)
      #expect(
        errors.contains(" rows: about ") && errors.contains("B on the disk and "), "\(errors)")
      let left = names(folder, "o")
      #expect(left.count == 1 && left[0].hasPrefix(".s.moesim-part-"))
      // The next run, of other settings, names it and clears up.
      let next = try Moesim.run(
        ["run", "s.json5", "--set", "sweep=null", "--out", "o"], in: folder)
      #expect(next.status == 0)
      #expect(next.errors.contains("removed ") && next.errors.contains(left[0]), "\(next.errors)")
      #expect(names(folder, "o") == ["s"])
    }
  }

  @Test("What another program wrote is not written over without --force")
  func force() throws {
    try Moesim.inTemporaryFolder { folder in
      let words = ["simulate", "--law", "hoffmann-2022-printed", "--n", "1B,2B", "--d", "20B,40B"]
      let file = folder.appending(path: "x")
      for more in [words + ["--out", "x"], ["schema", "--out", "x"]] {
        try Data("thesis".utf8).write(to: file)
        let refused = try Moesim.run(more, in: folder)
        #expect(refused.status == 73 && refused.errors.contains("--force"), "\(refused.errors)")
        #expect(try String(contentsOf: file, encoding: .utf8) == "thesis")
        #expect(try Moesim.run(more + ["--force"], in: folder).status == 0)
        #expect(try Moesim.run(more, in: folder).status == 0)
      }
    }
  }
}
