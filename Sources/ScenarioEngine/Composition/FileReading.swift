/// How a scenario reaches the files that it extends.
///
/// The engine decides which files may be read; this finds and reads them.
public protocol FileReading {
  /// The absolute path of a file or folder with all links resolved; `nil` where nothing is.
  func resolved(_ path: String) -> String?

  /// The bytes of a regular file.
  func bytes(of path: String) throws(UnreadableFile) -> [UInt8]
}

/// Why a file cannot be read: the problem and a way out of it.
public struct UnreadableFile: Error, Hashable, Sendable {
  public let problem: String
  public let hint: String

  public init(problem: String, hint: String) {
    self.problem = problem
    self.hint = hint
  }
}

/// No files at all, for a scenario that comes without a folder.
public struct NoFiles: FileReading {
  public init() {}

  public func resolved(_ path: String) -> String? { nil }

  public func bytes(of path: String) throws(UnreadableFile) -> [UInt8] {
    throw UnreadableFile(problem: "no files are at hand", hint: "")
  }
}
