import Diagnostics
import Formats
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
    named text: String, at path: String, _ take: ([UInt8]) -> Bool
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

/// How a scenario reaches the files that it extends.
///
/// The engine decides which files may be read; this finds and reads them.
public protocol FileReading: Sendable {
  /// The absolute path of a file or folder with all links resolved; `nil` where nothing is.
  func resolved(_ path: String) -> String?

  /// The bytes of a regular file that is small enough to be held.
  func bytes(of path: String) throws(InputFault) -> [UInt8]

  /// Gives the bytes of a regular file of any size, a chunk at a time, until `take` wants no more.
  func read(_ path: String, _ take: ([UInt8]) -> Bool) throws(InputFault)
}

extension FileReading {
  /// Gives the whole file as one chunk.
  public func read(_ path: String, _ take: ([UInt8]) -> Bool) throws(InputFault) {
    _ = take(try bytes(of: path))
  }
}

/// No files at all, for a scenario that comes without a folder.
public struct NoFiles: FileReading {
  public init() {}

  public func resolved(_ path: String) -> String? { nil }

  public func bytes(of path: String) throws(InputFault) -> [UInt8] {
    throw InputFault(problem: "no files are at hand", hint: "")
  }
}

/// The files that the questions of a scenario name, as far as they may be read.
struct GatedFiles: FileSource {
  let gate: FileGate
  let kept: KeptContent? = KeptContent()

  func path(of name: String, in file: String) -> String {
    PathText.joined(PathText.folder(of: file), name)
  }

  func read(_ name: String, in file: String, _ take: ([UInt8]) -> Bool) throws(InputFault) {
    try gate.read(named: name, at: path(of: name, in: file), take)
  }
}

/// Paths of files as texts, with `/` between folders.
enum PathText {
  /// What stands before the last `/`; nil where there is none.
  static func folder(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path read from a folder; an absolute one stands for itself.
  static func joined(_ folder: String?, _ path: String) -> String {
    var path = Substring(path)
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return joined(folder, plain: String(path))
  }

  private static func joined(_ folder: String?, plain path: String) -> String {
    guard let folder, !path.hasPrefix("/") else { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }
}

extension Node {
  /// The node without some keys of its own; what is no object stays as it is.
  func without(_ keys: Set<String>) -> Node {
    guard let members, members.contains(where: { keys.contains($0.key) }) else { return self }
    return Node(.object(members.filter { !keys.contains($0.key) }), position: position)
  }
}
