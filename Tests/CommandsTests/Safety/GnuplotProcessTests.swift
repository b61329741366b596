import Foundation
import ReportWriter
import Testing

@testable import Commands

@Suite("Programs that are run")
struct GnuplotProcessTests {
  /// The program leaves a closed pipe to its writes, as this process has to.
  init() { StandardStream.ignoreWriteSignals() }

  @Test("Both streams are read while the program runs, whatever it writes and reads")
  func streams() throws {
    let input = [UInt8](repeating: UInt8(ascii: "x"), count: 3_000_000)
    let child = try ChildProcess(
      "/bin/sh", ["-c", "head -c 2000000 /dev/zero >&2; cat; exit 3"], input: input, seconds: 60)
    #expect(child.status == 3)
    #expect(child.output == input)
    #expect(child.errors.count == 2_000_000)
  }

  @Test("A program that does not read its input is no fault, and one that is killed says so")
  func deaf() throws {
    let input = [UInt8](repeating: 0, count: 3_000_000)
    #expect(try ChildProcess("/bin/sh", ["-c", "exit 0"], input: input, seconds: 60).status == 0)
    #expect(try ChildProcess("/bin/sh", ["-c", "kill -9 $$"], seconds: 60).status == 137)
    #expect(try ChildProcess("/none", [], seconds: 60).status == 127)
  }

  @Test("A program that takes too long is ended with all that it started")
  func late() throws {
    let mark = "86\(getpid()).5"
    do throws(ChildProcess.Failure) {
      _ = try ChildProcess("/bin/sh", ["-c", "sleep \(mark) & sleep \(mark)"], seconds: 1)
      Issue.record("it ended")
    } catch {
      #expect(error.reason == "it did not end within 1 seconds")
    }
    #expect(try !isRunning("sleep \(mark)"))
  }

  /// A program called gnuplot, put before the real one.
  private func run(
    as gnuplot: String, _ body: (URL, [String: String]) throws -> Void
  ) throws {
    try Moesim.inTemporaryFolder { folder in
      let program = folder.appending(path: "gnuplot")
      try Data(("#!/bin/sh\n" + gnuplot).utf8).write(to: program)
      chmod(program.path, 0o755)
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = folder.path + ":/usr/bin:/bin"
      try body(folder, environment)
    }
  }

  @Test(
    "A picture that is broken is an error, and nothing is written",
    arguments: [
      ("cat >/dev/null; echo '<?xml'; echo '<svg>'", "the picture is broken off"),
      ("cat >/dev/null; exit 0", "the picture is broken off"),
      ("cat >/dev/null; echo '<?xml </svg>'; echo oh >&2", "oh"),
      ("cat >/dev/null; echo '<?xml </svg>'; exit 4", "it ended with status 4"),
      ("[ \"$1\" = -d ] || exit 5; exit 6", "it ended with status 6"),
    ])
  func broken(script: String, reason: String) throws {
    try run(as: script) { folder, environment in
      let result = try Moesim.run(
        ["run", Moesim.package.path + "/scenarios/tokens.json5", "--render", "--out", "o"],
        in: folder, environment: environment)
      #expect(result.status == 74)
      #expect(result.errors.contains(reason) && result.errors.contains("equivalent.gp"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/o"))
    }
  }

  @Test("A folder called gnuplot is none")
  func folder() throws {
    try run(as: "cat >/dev/null; exit 4") { folder, environment in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "first/gnuplot"), withIntermediateDirectories: true)
      let path = environment["PATH"] ?? ""
      let result = try Moesim.run(
        ["run", Moesim.package.path + "/scenarios/tokens.json5", "--render", "--out", "o"],
        in: folder, environment: ["PATH": folder.path + "/first:" + path])
      #expect(result.errors.contains("it ended with status 4"))
    }
  }

  @Test(
    "What draws does not outlive the program, however that ends", arguments: [SIGKILL, SIGTERM])
  func orphan(signal: Int32) throws {
    let mark = "9\(signal)\(getpid()).5"
    try run(as: "sleep \(mark)\n") { folder, environment in
      let process = try Moesim.start(
        ["run", Moesim.package.path + "/scenarios/tokens.json5", "--render", "--out", "o"],
        in: folder, environment: environment)
      #expect(try comes(true, "sleep \(mark)"))
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(try comes(false, "sleep \(mark)"))
    }
  }

  /// Whether a program begins, or ends, within half a minute.
  private func comes(_ running: Bool, _ words: String) throws -> Bool {
    let end = ContinuousClock.now + .seconds(30)
    while try isRunning(words) != running {
      guard ContinuousClock.now < end else { return false }
      usleep(20_000)
    }
    return true
  }

  private func isRunning(_ words: String) throws -> Bool {
    let found = try Moesim.run(
      URL(filePath: "/bin/ps"), ["-eo", "args"], in: FileManager.default.temporaryDirectory)
    return found.output.split(separator: "\n").contains { $0 == words }
  }
}
