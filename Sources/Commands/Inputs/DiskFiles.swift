import Foundation
import ScenarioEngine

/// The files of this machine.
struct DiskFiles: FileReading {
  func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Pipes and devices are refused: a base is read without the user naming it.
  func bytes(of path: String) throws(UnreadableFile) -> [UInt8] {
    guard FileKind(of: path) != .other else {
      throw UnreadableFile(problem: "this is no regular file", hint: "name a file")
    }
    do throws(CommandFailure) {
      return try InputFile(path).bytes
    } catch {
      guard case .input(_, let problem, let hint) = error else {
        throw UnreadableFile(problem: "cannot be read", hint: "")
      }
      throw UnreadableFile(problem: problem, hint: hint)
    }
  }
}

/// What stands at a path.
enum FileKind {
  case file
  case folder
  case other

  /// Follows links; `nil` where nothing is, or nothing that may be seen.
  init?(of path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
