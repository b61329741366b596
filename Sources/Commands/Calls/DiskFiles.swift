import Diagnostics
import Formats
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
  func bytes(of path: String) throws(InputFault) -> [UInt8] {
    do throws(FileFailure) {
      return try FileBytes.all(path, upTo: Limits.standard.bytes, isRegular: true)
    } catch { throw error.fault }
  }

  func read(_ path: String, _ take: ([UInt8]) -> Bool) throws(InputFault) {
    do throws(FileFailure) {
      try FileBytes.read(path, isRegular: true, take)
    } catch { throw error.fault }
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
