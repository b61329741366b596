import Foundation
import TestSupport
import Testing

/// What a run of the tests says.
@Suite("Lines of a test run", QuietRun.begun)
struct QuietRunTests {
  private static let lines = """
    ◇ Test run started.
    ↳ Target Platform: x86_64-unknown-linux-gnu
    ◇ Suite "Fits" started.
    ◇ Test "One" started.
    ◇ Test case passing 1 argument text → "a
    b started.
    c" to "One" started.
    a word that a test prints
    ➜ Test "Two" skipped: "the data are not here"
    ✘ Test "One" recorded an issue with 1 argument text → "x" at a.swift:4:64: Expectation failed
    ↳ // why
    ✘ Test "One" with 3 test cases failed after 0.001 seconds with 1 issue.
    ✔ Test "Three" passed after 0.001 seconds.
    ✔ Suite "Fits" passed after 20.006 seconds.
    ✘ Test run with 5 tests in 3 suites failed after 20.007 seconds with 1 issue.

    """

  @Test("Lines on what starts and what passes are left out, all others are kept")
  func script() throws {
    let sed = try #require(QuietRun.sed)
    let (input, output) = (Pipe(), Pipe())
    (sed.standardInput, sed.standardOutput) = (input, output)
    try sed.run()
    try input.fileHandleForWriting.write(contentsOf: Data(Self.lines.utf8))
    try input.fileHandleForWriting.close()
    let shown = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    sed.waitUntilExit()
    let lines = Self.lines.split(separator: "\n")
    let kept = [0, 1, 7, 8, 9, 10, 11, 13, 14].map { lines[$0] }
    #expect(shown.split(separator: "\n") == kept)
  }
}
