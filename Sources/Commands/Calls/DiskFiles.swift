import Diagnostics
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
    try Self.refuseDevice(path)
    return try Self.plainly { () throws(CommandFailure) in try InputFile(path).bytes }
  }

  func read(_ path: String, _ take: ([UInt8]) -> Bool) throws(InputFault) {
    try Self.refuseDevice(path)
    try Self.plainly { () throws(CommandFailure) in try InputFile.read(path, take) }
  }

  private static func refuseDevice(_ path: String) throws(InputFault) {
    guard FileKind(of: path) != .other else {
      throw InputFault(problem: "this is no regular file", hint: "name a file")
    }
  }

  /// A failure without the path, which the scenario names.
  private static func plainly<Value>(
    _ read: () throws(CommandFailure) -> Value
  ) throws(InputFault) -> Value {
    do throws(CommandFailure) {
      return try read()
    } catch {
      switch error {
      case .input(_, let problem, let hint): throw InputFault(problem: problem, hint: hint)
      case .faults(let list):
        throw InputFault(
          problem: list.faults.first?.problem ?? "cannot be read",
          hint: list.faults.first?.hint ?? "")
      default: throw InputFault(problem: "cannot be read", hint: "")
      }
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
