import Diagnostics

/// Why a result was not written; the target is then as it was before.
public enum WriteFailure: Error, Hashable, Sendable {
  /// A file or folder cannot be made, listed or put in its place.
  case cannotCreate(path: String, errno: Int32)
  /// A file was begun and could not be finished.
  case writeFailed(path: String, errno: Int32)
  /// The same, where what was written stays for the next call to go on from.
  case writeStopped(path: String, errno: Int32, bytes: Int)
  /// The target, or what it links to, is not a folder.
  case notAFolder(path: String)
  /// The target holds a file that is not part of a result of this program.
  case foreignFolder(path: String, file: String)
  /// The target holds a file that a person changed.
  case changedFile(path: String, file: String)
  /// The target holds the result of something else.
  case othersResult(path: String, author: String)
  /// The target changed again and again while it was being replaced.
  case busy(path: String)
  /// A folder stands where a single file shall go.
  case isFolder(path: String)
  /// A single file is there and may not be written over.
  case exists(path: String)
  /// A single file is there that another program or a person wrote.
  case othersFile(path: String)

  /// Whether nothing could be created (exit status 73), rather than written midway (74).
  public var isCreation: Bool {
    switch self {
    case .writeFailed, .writeStopped: false
    default: true
    }
  }
}

extension WriteFailure: CustomStringConvertible {
  /// One line: place, problem, hint.
  public var description: String { Fault.visible("\(place): \(problem)") }

  private var place: String {
    switch self {
    case .cannotCreate(let path, _), .writeFailed(let path, _), .writeStopped(let path, _, _),
      .notAFolder(let path), .foreignFolder(let path, _), .changedFile(let path, _),
      .othersResult(let path, _), .busy(let path), .isFolder(let path), .exists(let path),
      .othersFile(let path):
      path
    }
  }

  private var problem: String {
    switch self {
    case .cannotCreate(_, let errno):
      "cannot be created: \(SystemFailure(errno: errno).reason); choose another place"
    case .writeFailed(_, let errno):
      "cannot be written: \(SystemFailure(errno: errno).reason); "
        + "free some space or choose another place (nothing was replaced)"
    case .writeStopped(_, let errno, let bytes):
      "cannot grow: \(SystemFailure(errno: errno).reason); it holds the \(bytes) bytes "
        + "written so far: free some space and repeat the call, or remove it"
    case .notAFolder: "is not a folder; choose another output folder"
    case .foreignFolder(_, let file):
      "holds \(Fault.quoted(file)), which is not part of a result of moesim; "
        + "choose another output folder or move that file away"
    case .changedFile(_, let file):
      "holds \(Fault.quoted(file)), which was changed since moesim wrote it; "
        + "choose another output folder or move that file away"
    case .othersResult(_, let author):
      "holds the result of \(Fault.visible(author)); choose another output folder, or move it away"
    case .busy:
      "is being replaced by another run; wait for it or choose another output folder"
    case .isFolder: "is a folder; name a file"
    case .exists: "there is such a file already; give another name, or move it away"
    case .othersFile:
      "there is another file, not plainly what this call writes; give another name, or --force to "
        + "write over it"
    }
  }
}
