import Diagnostics
import Spec

/// Decides which files beside a scenario may be read: those in its folder tree.
struct FileGate: Sendable {
  let files: any FileReading
  let mayLeaveFolder: Bool
  /// The folder that may not be left, with its links resolved.
  private let root: String?

  init(file: String, files: any FileReading, mayLeaveFolder: Bool) {
    self.files = files
    self.mayLeaveFolder = mayLeaveFolder
    root = files.resolved(PathText.folder(of: file) ?? ".")
  }

  /// The path of a file with its links resolved, where there is such a file and it may be read.
  ///
  /// - Parameters:
  ///   - text: the path as the scenario writes it.
  ///   - path: the same, joined to the folder of the file that names it.
  /// - Returns: the resolved path.
  /// - Throws: why the file may not be read.
  func resolved(_ text: String, at path: String) throws(InputFault) -> String {
    let flag = "or allow it with --allow-outside"
    if text.hasPrefix("/"), !mayLeaveFolder {
      throw InputFault(
        problem: "\(Fault.quoted(text)) is an absolute path",
        hint: "write it relative to this file, \(flag)")
    }
    // A zero would end the path early where the system reads it.
    guard !text.unicodeScalars.contains("\0"), let resolved = files.resolved(path) else {
      throw InputFault(
        problem: "there is no file \(Fault.quoted(text))",
        hint: "paths are relative to the file that names them")
    }
    let isInside = root.map { resolved.hasPrefix($0 == "/" ? "/" : $0 + "/") } ?? false
    guard isInside || mayLeaveFolder else {
      throw InputFault(
        problem: "\(Fault.quoted(text)) lies outside the folder of the scenario",
        hint: "move it there, \(flag)")
    }
    return resolved
  }

  /// The bytes of a file that may be read.
  func bytes(named text: String, at path: String) throws(InputFault) -> [UInt8] {
    try read(text, at: path) { resolved throws(InputFault) in try files.bytes(of: resolved) }
  }

  /// Gives the bytes of a file that may be read, a chunk at a time.
  func read(
    named text: String, at path: String, _ take: ([UInt8]) -> Void
  ) throws(InputFault) {
    try read(text, at: path) { resolved throws(InputFault) in try files.read(resolved, take) }
  }

  private func read<Value>(
    _ text: String, at path: String, _ read: (String) throws(InputFault) -> Value
  ) throws(InputFault) -> Value {
    let resolved = try resolved(text, at: path)
    do throws(InputFault) {
      return try read(resolved)
    } catch {
      throw InputFault(problem: "\(Fault.quoted(text)): \(error.problem)", hint: error.hint)
    }
  }
}
