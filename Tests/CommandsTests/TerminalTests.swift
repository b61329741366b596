import Foundation
import Hypotheses
import ReportWriter
import ScenarioEngine
import Testing

@testable import Commands

/// What people see: colour, the width of a terminal, pictures in letters, help.
@Suite("The terminal")
struct TerminalTests {
  private static let escape = "\u{1B}"

  @Test("A pipe gets no escape sequence, with or without NO_COLOR")
  func pipe() throws {
    try Moesim.inTemporaryFolder { folder in
      let result = try Moesim.run(["run", "scenarios/dbrx.json5", "--out", folder.path])
      #expect(!result.output.contains(Self.escape))
    }
  }

  @Test("A style that is plain leaves texts as they are, and one that is not closes what it opens")
  func style() {
    #expect(Style.plain.heading("a\n") == "a\n")
    #expect(Style.plain.verdict(.refuted, "refuted") == "refuted")
    let coloured = Style(isColoured: true)
    // ECMA-48: 1 bold, 31 red, 32 green, 33 yellow, 0 as before.
    #expect(coloured.verdict(.refuted, "refuted") == "\u{1B}[1;31mrefuted\u{1B}[0m")
    #expect(coloured.verdict(.supported, "s") == "\u{1B}[1;32ms\u{1B}[0m")
    #expect(coloured.verdict(.inconclusive, "i") == "\u{1B}[1;33mi\u{1B}[0m")
    #expect(coloured.heading("a\n") == "\u{1B}[1ma\u{1B}[0m\n")
  }

  private static let script = ["/usr/bin/script", "/bin/script"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    "A terminal gets colour unless NO_COLOR has a value or the terminal is dumb",
    .enabled(if: script != nil, "script(1) is not installed"),
    arguments: [
      ("TERM=xterm NO_COLOR=", true), ("TERM=xterm NO_COLOR=1", false), ("TERM=dumb", false),
    ])
  func terminal(environment: String, isColoured: Bool) throws {
    let script = URL(filePath: try #require(Self.script))
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "moesim").path
    try Moesim.inTemporaryFolder { folder in
      let command =
        "env \(environment) '\(program)' run scenarios/dbrx.json5 --out '\(folder.path)'"
      let result = try Moesim.run(
        script, ["-q", "-e", "-c", command, "/dev/null"], in: Moesim.package)
      #expect(result.output.contains("What dense model is DBRX worth, and was its training cheap?"))
      #expect(result.output.contains(Self.escape) == isColoured)
    }
  }

  @Test(
    "Reports fit a terminal of 80 columns",
    arguments: ["dbrx", "mixtral", "experts", "axes", "facts", "rater", "longfact"])
  func width(name: String) throws {
    let file = Moesim.package.appending(path: "scenarios/\(name).json5")
    let scenario = try Scenario(
      bytes: Array(try Data(contentsOf: file)), file: file.path, name: name)
    let outcome = try scenario.evaluate()
    let text = OutcomeReport(outcome: outcome, width: 80, style: .plain).text
    for line in text.split(separator: "\n") {
      #expect(TerminalText.width(of: line) <= 80, "\(line)")
    }
  }

  @Test("No law's name is broken in 80 columns")
  func names() throws {
    let result = try Moesim.run(["equivalent", "dbrx"])
    for name in ["tian-2025", "geometric-mean"] {
      #expect(result.output.contains("\n\(name) "))
    }
  }

  @Test("--show draws every picture in letters behind the report")
  func show() throws {
    try Moesim.inTemporaryFolder { folder in
      let result = try Moesim.run(
        ["run", "scenarios/dbrx.json5", "--show", "--out", folder.path])
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
      for part in ["■ tian-2025", "┊ active 36.5B", "├", "█", "training FLOP of the MoE", "■ MoE"] {
        #expect(result.output.contains(part), "\(part)")
      }
      #expect(!result.output.contains(" \n"))
    }
  }

  @Test("--show with an option that prints nothing for people is a wrong call")
  func showNothing() throws {
    for option in ["--json", "--quiet"] {
      let result = try Moesim.run(["run", "scenarios/dbrx.json5", "--show", option])
      #expect(result.status == 64)
      #expect(
        result.errors.hasPrefix("moesim: --show draws for people, and \(option) prints nothing"))
    }
  }

  @Test("Where gnuplot is missing, --render says how to get it and the run is done")
  func withoutGnuplot() throws {
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "moesim").path
    try Moesim.inTemporaryFolder { folder in
      let result = try Moesim.run(
        URL(filePath: "/bin/sh"),
        [
          "-c", "PATH=/nowhere \"$0\" run scenarios/experts.json5 --render --out \"$1\"",
          program, folder.path,
        ], in: Moesim.package)
      #expect(result.status == 0)
      let notice =
        "moesim: gnuplot is not installed, so no pictures were drawn; install it "
        + "('apt-get install gnuplot-nox' or 'brew install gnuplot') and run this again\n"
      #expect(result.errors == notice)
    }
  }

  /// With MOESIM_RECORD set, the texts are written anew, to be read over by a person.
  @Test("Help reads as it was last read over", arguments: ["moesim"] + CallTests.commands)
  func help(name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/help/\(name).txt")
    let result = try Moesim.run(name == "moesim" ? ["--help"] : [name, "--help"])
    if ProcessInfo.processInfo.environment["MOESIM_RECORD"] != nil {
      try result.output.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == result.output)
    for line in result.output.split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
    }
  }
}
