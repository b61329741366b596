import Diagnostics
import Formats

/// A file that a command reads whole.
struct InputFile {
  let path: String
  let bytes: [UInt8]

  /// Reads a file; a folder, an unreadable, a missing and an oversized file are told apart.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    do throws(FileFailure) {
      bytes = try FileBytes.all(path, upTo: Limits.standard.bytes)
    } catch { throw CommandFailure(error, path) }
  }

  /// Gives a file's bytes a chunk at a time.
  static func read(_ path: String, _ take: ([UInt8]) -> Void) throws(CommandFailure) {
    do throws(FileFailure) {
      try FileBytes.read(path) { chunk in
        take(chunk)
        return true
      }
    } catch { throw CommandFailure(error, path) }
  }
}

extension CommandFailure {
  /// A file that cannot be read; one of too many bytes is a fault of the input.
  init(_ failure: FileFailure, _ path: String) {
    let fault = failure.fault
    if case .tooLarge = failure {
      self = .faults(FaultList(file: path, problem: fault.problem, hint: fault.hint))
    } else {
      self = .input(path: path, problem: fault.problem, hint: fault.hint)
    }
  }
}
