import Foundation
import Testing

/// How calls are read: help, versions, options, and what is wrong with them.
@Suite("Calls")
struct CallTests {
  static let commands = [
    "run", "plan", "cost", "equivalent", "optimum", "explain", "verify", "fit", "simulate", "rerun",
    "power", "forecast", "score", "factuality", "rating", "knowledge", "mechanisms", "list", "init",
    "schema", "completion",
  ]

  @Test("--version prints one line")
  func version() throws {
    let result = try Moesim.run(["--version"])
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: /moesim \d+\.\d+\.\d+\n/) != nil)
  }

  @Test("Every command has help with usage and examples, and a version", arguments: commands)
  func help(command: String) throws {
    let help = try Moesim.run([command, "--help"])
    #expect(help.status == 0)
    #expect(help.errors.isEmpty)
    #expect(help.output.contains("Usage: moesim \(command)"))
    #expect(help.output.contains("Examples:\n  moesim \(command) "))
    #expect(try Moesim.run(["help", command]).output == help.output)
    #expect(try Moesim.run([command, "--version"]).output.hasPrefix("moesim "))
    #expect(try Moesim.run(["--help"]).output.contains("\n  \(command) "))
  }

  /// Words of a call, and the first line of its message.
  static let wrong: [([String], String)] = [
    (["rnu"], "moesim: unknown command 'rnu'; did you mean 'run'?"),
    (
      ["--vresion"],
      "moesim: unknown option '--vresion'; known: run, plan, merge, explain, verify, rerun, "
        + "forecast, score, list, init, schema, completion, … (19 more)"
    ),
    (["run"], "moesim: no scenario is named; write for example 'moesim run scenarios/dbrx.json5'"),
    (
      ["run", "scenarios/dbrx.json5", "./scenarios/dbrx.json5"],
      "moesim: two scenarios have the name 'dbrx': scenarios/dbrx.json5 and "
        + "./scenarios/dbrx.json5; rename one, or run them apart with another --out"
    ),
    (
      ["run", "x", "--set", "title"],
      "moesim: --set 'title' does not set anything; write for example "
        + "--set runs.dbrx.tokens=12T, and null to remove a value"
    ),
    (
      ["run", "x", "--set", "a=1", "--set", "b=1", "--set", "a = 2"],
      "moesim: --set gives 'a' more than once, and one value counts; keep one of them"
    ),
    (
      ["run", "x", "--sweep", "a=1,2", "--sweep", "a=3"],
      "moesim: --sweep gives 'a' more than once, and one value counts; keep one of them"
    ),
    (["run", "--otu", "x"], "moesim: unknown option '--otu'; did you mean '--out'?"),
    (["run", "x", "--out"], "moesim: --out needs a value; write --out DIR"),
    (["run", "x", "--check=1"], "moesim: --check takes no value; leave out '=1'"),
    (["run", "x", "--json", "--json"], "moesim: --json is given twice; give it once"),
    (
      ["run", "scenarios/dbrx.json5", "--workers", "0"],
      "moesim: --workers '0' is not a whole number from 1 to 1024; write for example 2"
    ),
    (
      ["cost"],
      "moesim: no model is named; write for example 'moesim cost dbrx', or --total 100B "
        + "--active 10B"
    ),
    (["cost", "dbxr"], "moesim: MODEL: unknown model 'dbxr'; did you mean 'dbrx'?"),
    (
      ["cost", "dbrx", "--tokens", "12t"],
      "moesim: --tokens: '12t' has the suffix 't', which could mean several things; suffixes are "
        + "K M B G T P, in capitals"
    ),
    (
      ["cost", "dbrx", "--context", "-1"],
      "moesim: --context: -1 is not at least 1"
    ),
    (
      ["equivalent", "dbrx", "--laws", "joint-moe-2024"],
      "moesim: --laws: unknown law 'joint-moe-2024'; did you mean 'ludziejewski-2025'?"
    ),
    (
      ["equivalent", "dbrx", "--mode", "sametokens"],
      "moesim: --mode: unknown value 'sametokens'; did you mean 'sameTokens'?"
    ),
    (
      ["list"],
      "moesim: nothing is named; write 'moesim list ' and one of laws, models, devices, prices, "
        + "scenarios"
    ),
    (["list", "lwas"], "moesim: there is no list of 'lwas'; did you mean 'laws'?"),
    (["completion", "bash", "--x"], "moesim: unknown option '--x'; known: --help, --version"),
  ]

  @Test("A wrong call says what is wrong and where the help is, with status 64", arguments: wrong)
  func wrongCall(words: [String], message: String) throws {
    let result = try Moesim.run(words)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.split(separator: "\n").first.map(String.init) == message)
    #expect(result.errors.contains("--help'"))
  }

  @Test("No words at all print the help, on standard error")
  func noWords() throws {
    let result = try Moesim.run([])
    #expect(result.status == 64)
    #expect(result.errors.contains("Usage: moesim COMMAND"))
  }

  @Test("A closed pipe is no failure")
  func closedPipe() throws {
    let shell = URL(filePath: "/bin/sh")
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "moesim").path
    // The reader is gone before the program writes.
    let result = try Moesim.run(
      shell, ["-c", "{ sleep 0.2; \"$0\" list models; echo \"status $?\" >&2; } | true", program],
      in: Moesim.package)
    #expect(result.errors == "status 0\n")
  }

  @Test(
    "A full device is status 74", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDevice() throws {
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "moesim").path
    let result = try Moesim.run(
      URL(filePath: "/bin/sh"),
      ["-c", "\"$0\" list laws > /dev/full; echo \"status $?\" >&2", program],
      in: Moesim.package)
    #expect(result.errors.hasSuffix("status 74\n"))
    #expect(result.errors.contains("the disk is full"))
  }
}
