import Diagnostics
import Formats
import Foundation

/// A file that a command reads whole.
struct InputFile {
  let path: String
  let bytes: [UInt8]

  /// Reads a file; a folder, an unreadable, a missing and an oversized file are told apart.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    let limit = Limits.standard.bytes
    var bytes: [UInt8] = []
    var isWhole = true
    try Self.read(path) { chunk in
      bytes += chunk
      isWhole = bytes.count <= limit
      return isWhole
    }
    guard isWhole else {
      throw .faults(
        FaultList(
          file: path, problem: "the file has more than the \(limit) bytes allowed",
          hint: "split it, or check that it is the file you meant"))
    }
    self.bytes = bytes
  }

  /// Gives a file's bytes a chunk at a time, until they end or `take` wants no more.
  static func read(_ path: String, _ take: ([UInt8]) -> Bool) throws(CommandFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw failure(path, errno, hint: errno == ENOENT ? "check the path" : "")
    }
    defer { close(descriptor) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(descriptor, &chunk, chunk.count)
      if count == 0 { return }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw failure(path, errno, hint: errno == EISDIR ? "name a file in it" : "")
      }
      if !take(count == chunk.count ? chunk : Array(chunk[..<count])) { return }
    }
  }

  private static func failure(_ path: String, _ code: Int32, hint: String) -> CommandFailure {
    let problem =
      switch code {
      case ENOENT: "there is no such file"
      case EISDIR: "this is a folder, not a file"
      case EACCES: "no permission to read this file"
      default: "cannot be read: " + String(cString: strerror(code))
      }
    return .input(path: path, problem: problem, hint: hint)
  }
}
