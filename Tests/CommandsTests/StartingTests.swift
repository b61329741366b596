import Foundation
import Testing

/// The commands that help somebody to begin: `init`, `schema`, `completion`.
@Suite("Starting")
struct StartingTests {
  @Test("init writes a commented scenario that runs, and never writes over one")
  func starter() throws {
    try Moesim.inTemporaryFolder { folder in
      let made = try Moesim.run(["init"], in: folder)
      #expect(made.status == 0)
      #expect(made.output == "Wrote scenario.json5\n")
      let file = folder.appending(path: "scenario.json5")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains("// Run it:           moesim run scenario.json5\n"))
      let again = try Moesim.run(["init"], in: folder)
      #expect(again.status == 73)
      #expect(
        again.errors
          == "scenario.json5: there is such a file already; give another name, or move it away\n")
      let found1 = try String(contentsOf: file, encoding: .utf8)
      #expect(found1 == text)
      let run = try Moesim.run(["run", "scenario.json5"], in: folder)
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      #expect(run.output.contains("Verdicts\n"))
    }
  }

  @Test("init --from copies a bundled scenario without its schema, and the copy runs")
  func copy() throws {
    try Moesim.inTemporaryFolder { folder in
      for words in [
        ["--from", "dbrx"], ["mine", "--from", "dbrx"], ["a.json5", "--from=tokens"],
      ] {
        let found2 = try Moesim.run(["init"] + words, in: folder).status
        #expect(found2 == 0)
      }
      let bundled = try String(
        contentsOf: Moesim.package.appending(path: "scenarios/dbrx.json5"), encoding: .utf8)
      let expected = bundled.replacing("  $schema: \"scenario.schema.json\",\n", with: "")
      for name in ["dbrx", "mine"] {
        let text = try String(
          contentsOf: folder.appending(path: "\(name).json5"), encoding: .utf8)
        #expect(text == expected)
      }
      let found3 = try Moesim.run(["run", ".", "--quiet"], in: folder).status
      #expect(found3 == 0)
    }
  }

  /// Words of a call, and the first line of its message.
  static let wrong: [([String], String)] = [
    (["init", "a", "b"], "moesim: more than one name is given; write one scenario at a time"),
    (
      ["init", "a b"],
      "moesim: 'a b' cannot name a scenario; use letters a-z, digits and - _ . with a letter or a "
        + "digit first"
    ),
    (
      ["init", "--from", "dbxr"],
      "moesim: there is no bundled scenario 'dbxr'; did you mean 'dbrx'?"
    ),
    (["schema", "x"], "moesim: schema takes no operand, and 'x' is one; leave it out"),
    (["completion"], "moesim: no shell is named; write for example 'moesim completion bash'"),
    (["completion", "bsh"], "moesim: there is no script for 'bsh'; did you mean 'bash'?"),
  ]

  @Test("A wrong call says what is wrong", arguments: wrong)
  func wrongCall(words: [String], message: String) throws {
    let result = try Moesim.run(words)
    #expect(result.status == 64)
    #expect(result.errors.split(separator: "\n").first.map(String.init) == message)
  }

  @Test("schema prints what the bundled scenarios have beside them")
  func schema() throws {
    let file = Moesim.package.appending(path: "scenarios/scenario.schema.json")
    let printed = try Moesim.run(["schema"])
    #expect(printed.status == 0)
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(printed.output == committed)
    try Moesim.inTemporaryFolder { folder in
      for _ in 0..<2 {
        let found4 = try Moesim.run(["schema", "--out", "s.json"], in: folder).status
        #expect(found4 == 0)
      }
      let text = try String(contentsOf: folder.appending(path: "s.json"), encoding: .utf8)
      #expect(text == committed)
      let found5 = try Moesim.run(["schema", "--out", "no/s.json"], in: folder).status
      #expect(found5 == 73)
    }
  }

  private static func shell(_ name: String) -> URL? {
    ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { URL(filePath: $0 + name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// The words of a call up to the cursor, and what bash offers.
  static let offers: [(words: [String], offered: [String])] = [
    (["r"], ["rating", "recipe", "rerun", "run"]),
    (["comp"], ["compare", "completion"]),
    (["run", "--s"], ["--set", "--shard", "--show", "--strict-range", "--sweep"]),
    (["run", "scenarios/db"], ["scenarios/dbrx.json5"]),
    (["run", "scen"], ["scenarios"]),
    (["cost", "mixtral-8x7"], ["mixtral-8x7b"]),
    (["equivalent", "dbrx", "--laws", "joint"], ["joint", "joint-moe"]),
    (
      ["equivalent", "dbrx", "--laws", "ludziejewski-2025,ti"],
      ["ludziejewski-2025,tian-2025"]
    ),
    (["equivalent", "dbrx", "--mode", "=", "both"], ["bothOptimal"]),
    (["list", ""], ["devices", "laws", "models", "prices", "scenarios"]),
    (["init", "--from", "db"], ["dbrx"]),
    (["help", "sch"], ["schema"]),
    (["completion", "z"], ["zsh"]),
  ]

  @Test(
    "bash offers commands, options, files, models and laws",
    .enabled(if: shell("bash") != nil, "bash is not installed"), arguments: offers)
  func bash(words: [String], offered: [String]) throws {
    let bash = try #require(Self.shell("bash"))
    let script = try Moesim.run(["completion", "bash"]).output
    let result = try Moesim.run(
      bash,
      [
        "--norc", "-c",
        script + """

          COMP_WORDS=(moesim "$@")
          COMP_CWORD=$#
          _moesim
          printf '%s\\n' "${COMPREPLY[@]}"
          """, "bash",
      ] + words, in: Moesim.package)
    #expect(result.errors.isEmpty)
    let told = result.output.split(separator: "\n").map(String.init)
    #expect(told.sorted() == offered)
  }

  @Test("The scripts have no fault of syntax in their shell", arguments: ["bash", "zsh", "fish"])
  func syntax(name: String) throws {
    let script = try Moesim.run(["completion", name])
    #expect(script.status == 0)
    guard let shell = Self.shell(name) else { return }
    try Moesim.inTemporaryFolder { folder in
      try Data(script.output.utf8).write(to: folder.appending(path: "script"))
      let result = try Moesim.run(shell, ["-n", "script"], in: folder)
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
    }
  }

  @Test(
    "Every file of the corpus of right scenarios is planned",
    arguments: ["least", "numbers", "architecture", "claims", "extends"])
  func right(name: String) throws {
    let result = try Moesim.run(["plan", "Tests/CommandsTests/Corpus/right/\(name).json5"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }
}
