import Diagnostics
import Formats
import Foundation
import Testing

@Suite("Reading files")
struct FileBytesTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "moesim-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test("A file of any size is given whole, or refused by its size, never cut")
  func sizes() throws {
    try inFolder { folder in
      let bytes = (0..<10_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try Data(bytes).write(to: URL(filePath: folder + "/large"))
      let read = try FileBytes.all(folder + "/large")
      #expect(read == bytes)
      #expect(throws: FileFailure.tooLarge(9_999_999)) {
        try FileBytes.all(folder + "/large", upTo: 9_999_999)
      }
    }
  }

  @Test("A pipe that nobody writes to is refused soon, and one with a late writer is read")
  func pipes() throws {
    try inFolder { folder in
      let pipe = folder + "/pipe"
      try #require(mkfifo(pipe, 0o600) == 0)
      #expect(throws: FileFailure.silent) { try FileBytes.all(pipe) }
      #expect(throws: FileFailure.notRegular) { try FileBytes.all(pipe, isRegular: true) }
      let writer = Process()
      writer.executableURL = URL(filePath: "/bin/sh")
      // Slower within the pipe than a pipe without a writer may be before it.
      writer.arguments = [
        "-c", "sleep 0.3; { printf a; sleep 2.5; printf b; } > \"$0\"", pipe,
      ]
      try writer.run()
      #expect(try FileBytes.all(pipe) == Array("ab".utf8))
      writer.waitUntilExit()
    }
  }

  @Test("Devices, folders and links are told apart")
  func others() throws {
    #expect(throws: FileFailure.notRegular) { try FileBytes.all("/dev/zero") }
    #expect(throws: FileFailure.system(EISDIR)) { try FileBytes.all("/tmp") }
    #expect(throws: FileFailure.system(ENOENT)) { try FileBytes.all("/none") }
    try inFolder { folder in
      try Data("x".utf8).write(to: URL(filePath: folder + "/x"))
      try #require(symlink("x", folder + "/link") == 0)
      #expect(try FileBytes.all(folder + "/link") == Array("x".utf8))
      #expect(throws: FileFailure.system(ELOOP)) {
        try FileBytes.all(folder + "/link", isItself: true)
      }
    }
  }
}
