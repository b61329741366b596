import Foundation
import Testing

/// A line a suite in place of two lines a test and one a case, most of four thousand.
///
/// Swift Testing shows either all of these or, with `--quiet`, not even what is skipped. Its lines go
/// through `sed` here, which leaves out those on tests and cases that start or pass; what fails, what
/// is skipped and all other output stays. A call with `--verbose` shows all lines.
///
/// It begins where a suite has the trait ``begun``: traits are made when the suites are found, before
/// the first line is written. `sed` is a process of its own, so that nothing is lost in a crash.
public struct QuietRun: SuiteTrait {
  /// Makes the rest of the run quiet.
  public static let begun: QuietRun = {
    let isVerbose = CommandLine.arguments.contains { $0.contains("verbose") || $0 == "-v" }
    if !isVerbose { begin() }
    return QuietRun()
  }()

  /// What `sed` is told.
  ///
  /// The arguments of a case may be texts of several lines.
  public static let script = [
    "/^◇ Test case passing /{", ":more", "/ to .* started\\.$/d", "N", "b more", "}",
    "/^◇ Test run /b", "/^◇ Test /d", "/^◇ Suite /d", "/^✔ Test run /b", "/^✔ Test /d",
  ]

  /// `sed` with the script, a line at a time; nil where it is not found.
  public static var sed: Process? {
    let path = ["/usr/bin/sed", "/bin/sed"].first(where: FileManager.default.isExecutableFile)
    guard let path else { return nil }
    let sed = Process()
    sed.executableURL = URL(filePath: path)
    #if os(Linux)
      let byLine = "-u"
    #else
      let byLine = "-l"
    #endif
    sed.arguments = [byLine] + script.flatMap { ["-e", $0] }
    return sed
  }

  private static func begin() {
    let pipe = Pipe()
    guard let sed else { return }
    sed.standardInput = pipe
    sed.standardOutput = FileHandle(fileDescriptor: dup(STDERR_FILENO), closeOnDealloc: true)
    guard (try? sed.run()) != nil else { return }
    dup2(pipe.fileHandleForWriting.fileDescriptor, STDERR_FILENO)
    try? pipe.fileHandleForWriting.close()
  }
}
