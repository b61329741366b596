import Diagnostics

/// How a scenario reaches the files that it extends.
///
/// The engine decides which files may be read; this finds and reads them.
public protocol FileReading: Sendable {
  /// The absolute path of a file or folder with all links resolved; `nil` where nothing is.
  func resolved(_ path: String) -> String?

  /// The bytes of a regular file that is small enough to be held.
  func bytes(of path: String) throws(InputFault) -> [UInt8]

  /// Gives the bytes of a regular file of any size, a chunk at a time.
  func read(_ path: String, _ take: ([UInt8]) -> Void) throws(InputFault)
}

extension FileReading {
  /// Gives the whole file as one chunk.
  public func read(_ path: String, _ take: ([UInt8]) -> Void) throws(InputFault) {
    take(try bytes(of: path))
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
