import Foundation
import ReportWriter

/// The folder of the temporary directory in which a run is repeated: `moesim-rerun-PROCESS-NONCE`.
///
/// A lock on a file in it lasts as long as the process, so that a later call can tell what was
/// abandoned from what is in use.
struct RerunFolder {
  let path: String
  private let lock: Int32

  /// Makes a new folder that only this user may see.
  ///
  /// - Throws: why it cannot be made, such as a temporary directory that is not there.
  init() throws(CommandFailure) {
    let nonce = String(UInt32.random(in: 0...UInt32.max), radix: 16)
    path =
      Self.parent + "/moesim-rerun-\(getpid())-"
      + String(repeating: "0", count: 8 - nonce.count) + nonce
    guard mkdir(path, 0o700) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw .result(.cannotCreate(path: path, errno: errno))
      }
      throw .file(
        path: Self.parent, problem: "there is no such folder, and temporary files would go there",
        hint: "create it, set TMPDIR to another, or give --out", isCreation: true)
    }
    // It gets its name when it is locked: nobody can take it before.
    let fresh = path + "/.fresh"
    lock = open(fresh, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0,
      rename(fresh, path + Self.lockName) == 0
    else { throw .result(.cannotCreate(path: path, errno: errno)) }
  }

  /// Removes the folder with all that is in it.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
    close(lock)
  }

  private static let lockName = "/.moesim-rerun.lock"

  private static var parent: String {
    InputPlace.absolute(FileManager.default.temporaryDirectory.path)
  }

  /// Removes what killed calls left; returns the paths.
  static func removeAbandoned() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.filter { $0.hasPrefix("moesim-rerun-") }.sorted()
      .filter { $0.wholeMatch(of: /moesim-rerun-[0-9]+-[0-9a-f]{8}/) != nil }
      .map { parent + "/" + $0 }.filter(removeUnlocked)
  }

  /// Removes a folder of this user that holds a lock file which nobody holds any more.
  private static func removeUnlocked(_ path: String) -> Bool {
    var status = stat()
    func isMine(_ kind: mode_t) -> Bool {
      status.st_mode & S_IFMT == kind && status.st_uid == geteuid()
    }
    guard lstat(path, &status) == 0, isMine(S_IFDIR) else { return false }
    let held = open(path + lockName, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard held >= 0 else { return false }
    defer { close(held) }
    guard fstat(held, &status) == 0, isMine(S_IFREG), flock(held, LOCK_EX | LOCK_NB) == 0
    else { return false }
    return (try? FileManager.default.removeItem(atPath: path)) != nil
  }
}
