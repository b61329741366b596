import Foundation
import ReportWriter

/// A single file that a user asked for by its path.
enum SavedFile {
  static let force = OptionSpec(
    "--force", nil, "Write over a file that is not plainly what this call writes.")

  /// Sees, before any work, that a file can be written where it is wanted.
  ///
  /// None of the inputs, which are what the call reads, may be written over. What is written over
  /// is compared with the text later.
  ///
  /// - Throws: Why it cannot.
  static func check(_ path: String, keeping inputs: [String] = []) throws(CommandFailure) {
    let target = resolved(path)
    if inputs.contains(where: { resolved($0) == target }) {
      throw .file(
        path: path, problem: "is read by this call and would be written over",
        hint: "write to another file", isCreation: true)
    }
    if case .folder? = FileKind(of: path) { throw .result(.isFolder(path: path)) }
    let folder = target.deletingLastPathComponent().path
    guard case .folder? = FileKind(of: folder) else {
      throw .file(
        path: path, problem: "there is no folder for it", hint: "create the folder first",
        isCreation: true)
    }
  }

  /// Writes a text as a file that appears whole or not at all; see `SingleFile`.
  ///
  /// - Throws: Why it cannot be written.
  static func write(
    _ text: String, to path: String, keeping inputs: [String] = [],
    replacing: SingleFile.Replacing
  ) throws(CommandFailure) {
    try check(path, keeping: inputs)
    do throws(WriteFailure) {
      try SingleFile.write(text, to: path, replacing: replacing)
    } catch { throw .result(error) }
  }

  private static func resolved(_ path: String) -> URL {
    URL(filePath: path).resolvingSymlinksInPath()
  }
}

extension Call {
  /// What a single file of this call may take the place of.
  var replacing: SingleFile.Replacing { has("--force") ? .anything : .ours }
}
