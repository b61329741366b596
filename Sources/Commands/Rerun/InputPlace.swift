import Diagnostics
import Formats
import Foundation
import ReportWriter

/// Where the inputs of a recorded run are found, and whether they are still the same.
struct InputPlace {
  struct Checked {
    let path: String
    let recorded: String
    let now: String

    var isSame: Bool { recorded == now }
  }

  /// The folder that the paths of the inputs start from, as an absolute path.
  let folder: String
  let inputs: [Checked]

  /// Looks for the inputs: from the stated folder alone, or else from that of the run, then from the
  /// one of this call.
  ///
  /// - Throws: the inputs that are missing, each with its place and what to do.
  init(
    _ recorded: RecordedRun, manifest: String, stated: String?
  ) throws(CommandFailure) {
    let here = FileManager.default.currentDirectoryPath
    let candidates = stated.map { [$0] } ?? [recorded.directory, here].compactMap { $0 }
    func absent(from folder: String) -> [String] {
      recorded.inputs.map(\.path).filter { FileKind(of: Self.joined(folder, $0)) != .file }
    }
    guard let folder = candidates.first(where: { absent(from: $0).isEmpty }) else {
      let missing = candidates.map { (folder: $0, names: absent(from: $0)) }
        .min { $0.names.count < $1.names.count }
      throw .several(
        (missing?.names ?? []).map { name in
          .input(
            path: manifest,
            problem:
              "the input \(Fault.quoted(name)) is not in \(Fault.quoted(missing?.folder ?? here))",
            hint: "name the folder that it starts from with --from, or put it back")
        }, written: 0)
    }
    self.folder = Self.absolute(folder)
    var inputs: [Checked] = []
    for file in recorded.inputs {
      var sum = SHA256()
      try InputFile.read(Self.joined(folder, file.path)) { chunk in
        chunk.withUnsafeBytes { sum.update($0) }
      }
      inputs.append(Checked(path: file.path, recorded: file.sha256, now: sum.hex))
    }
    self.inputs = inputs
  }

  private static func joined(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : absolute(folder) + "/" + path
  }

  /// A path that means the same from every folder, and is no option.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}

/// This program, run again on other words.
enum Repetition {
  /// Runs it to its end; its faults go to standard error as they are.
  ///
  /// `folder` is an absolute path: the shell looks for another in `CDPATH`.
  static func run(_ arguments: [String], in folder: String) throws(CommandFailure) {
    guard let program = Bundle.main.executablePath else {
      throw .ours("the program does not know its own path")
    }
    let process: ChildProcess
    do throws(ChildProcess.Failure) {
      process = try ChildProcess(
        "/bin/sh",
        ["-c", "cd -P -- \"$0\" && exec \"$@\" >/dev/null", folder, program] + arguments,
        seconds: patience)
    } catch { throw .ours("the program could not be run again: \(error.reason)") }
    try Console.show(String(decoding: process.errors, as: UTF8.self), on: .error)
    guard process.status == 0 else {
      let status = ExitStatus(rawValue: process.status) ?? .ourFault
      throw .repeated(status, words: arguments)
    }
  }

  /// The seconds that a run may take: a year.
  private static let patience = 366 * 86_400
}
