import Formats
import Foundation

/// A file that a command reads whole.
struct InputFile {
  let path: String
  let bytes: [UInt8]

  /// The most that a file may hold, in bytes.
  private static let limit = Limits.standard.bytes

  /// Reads a file; a folder, an unreadable and a missing file are told apart.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Self.failure(path, errno, hint: errno == ENOENT ? "check the path" : "")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    // One byte more than the limit tells the reader of the text that there is more.
    while bytes.count <= Self.limit {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw Self.failure(path, errno, hint: errno == EISDIR ? "name a file in it" : "")
      }
      bytes += chunk[..<count]
    }
    self.bytes = bytes
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

  /// The file's name without folders and ending, as a folder may be called.
  var stem: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.firstIndex(of: ".").map { String(file[..<$0]) } ?? file
    let safe = stem.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
      return isPlain || scalar == "-" || scalar == "_" ? Character(scalar) : "-"
    }
    return safe.isEmpty ? "scenario" : String(safe)
  }
}
