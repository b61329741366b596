import Diagnostics

/// Why a result folder was not written; the target is then as it was before.
public enum WriteFailure: Error, Hashable, Sendable {
  /// A file or folder cannot be made, listed or put in its place.
  case cannotCreate(path: String, errno: Int32)
  /// A file was begun and could not be finished.
  case writeFailed(path: String, errno: Int32)
  /// The target, or what it links to, is not a folder.
  case notAFolder(path: String)
  /// The target holds a file that is not part of a result of this program.
  case foreignFolder(path: String, file: String)
  /// The target changed again and again while it was being replaced.
  case busy(path: String)

  /// Whether nothing could be created (exit status 73), rather than written midway (74).
  public var isCreation: Bool {
    if case .writeFailed = self { return false }
    return true
  }
}

extension WriteFailure: CustomStringConvertible {
  /// One line: place, problem, hint.
  public var description: String {
    switch self {
    case .cannotCreate(let path, let errno):
      "\(Fault.visible(path)): cannot be created: \(SystemFailure(errno: errno).reason); "
        + "choose another output folder"
    case .writeFailed(let path, let errno):
      "\(Fault.visible(path)): cannot be written: \(SystemFailure(errno: errno).reason); "
        + "free some space or choose another output folder (nothing was replaced)"
    case .notAFolder(let path):
      "\(Fault.visible(path)): is not a folder; choose another output folder"
    case .foreignFolder(let path, let file):
      "\(Fault.visible(path)): holds \(Fault.quoted(file)), which is not part of "
        + "a result of moesim; choose another output folder or move that file away"
    case .busy(let path):
      "\(Fault.visible(path)): is being replaced by another run; "
        + "wait for it or choose another output folder"
    }
  }
}
