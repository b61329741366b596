import Foundation

/// The hidden folder beside a target in which a result is made ready.
///
/// Its name holds the target's name and the process; a lock on it lasts as long as the process, so
/// that a later run can tell an abandoned one from one in use.
final class StagingFolder {
  let path: String
  private let parent: String
  private var lock: Int32 = -1

  init(for target: TargetPath) {
    let nonce = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    parent = target.parent
    path = target.parent + "/" + Self.prefix(for: target) + "\(getpid())-" + nonce
  }

  deinit { release() }

  /// `.NAME.moesim-`, the name cut so that the whole stays a valid file name.
  private static func prefix(for target: TargetPath) -> String {
    var name = target.name
    while name.utf8.count > 180 { name.removeLast() }
    return "." + name + ".moesim-"
  }

  func create(mode: mode_t?) throws(WriteFailure) {
    guard mkdir(path, 0o777) == 0 else { throw .cannotCreate(path: path, errno: errno) }
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw .cannotCreate(path: path, errno: errno) }
    flock(lock, LOCK_EX | LOCK_NB)
    // The new folder has the old one's permissions, and its owner can always write to it.
    if let mode { chmod(path, mode | S_IRWXU) }
  }

  func synchronize() throws(WriteFailure) {
    do throws(SystemFailure) {
      try synchronizeFolder(path)
    } catch { throw .writeFailed(path: path, errno: error.errno) }
  }

  /// Puts the folder in the target's place and removes what was there.
  func takePlace(of target: TargetPath) throws(WriteFailure) {
    for _ in 0..<8 {
      if let old = try target.existing() {
        switch exchange(path, old.path) {
        case 0:
          synchronizeParent()
          old.remove(from: path)
          return
        case ENOENT: continue  // another run took it away meanwhile
        case let errno: throw .cannotCreate(path: target.path, errno: errno)
        }
      }
      if rename(path, target.path) == 0 {
        synchronizeParent()
        return
      }
      // Another run put its result there meanwhile.
      guard errno == ENOTEMPTY || errno == EEXIST else {
        throw .cannotCreate(path: target.path, errno: errno)
      }
    }
    throw .busy(path: target.path)
  }

  /// The result is in place; a folder that cannot be synchronized does not undo that.
  private func synchronizeParent() { try? synchronizeFolder(parent) }

  /// Removes the folder and what was written to it.
  func remove() {
    Self.remove(path)
    release()
  }

  /// Ends the claim to the folder.
  func release() {
    if lock >= 0 { close(lock) }
    lock = -1
  }

  private static func remove(_ path: String) { rmdirWithFiles(path) }

  /// Removes the folders of runs of this target that were killed.
  ///
  /// One is abandoned when its process is gone and nobody holds its lock. A folder that a killed
  /// run had moved out of the way is kept while the target is missing.
  static func removeAbandoned(of target: TargetPath) {
    let prefix = prefix(for: target)
    let targetIsThere = (try? PathKind(of: target.path, followingLinks: false)) == .folder
    for name in (try? namesInFolder(target.parent)) ?? [] where name.hasPrefix(prefix) {
      let path = target.parent + "/" + name
      let process = name.dropFirst(prefix.count).prefix { $0.isNumber }
      guard let id = pid_t(process), id > 0, kill(id, 0) != 0, errno == ESRCH,
        (try? PathKind(of: path, followingLinks: false)) == .folder,
        targetIsThere || !name.hasSuffix(asideEnding)
      else { continue }
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard folder >= 0 else { continue }
      if flock(folder, LOCK_EX | LOCK_NB) == 0 { remove(path) }
      close(folder)
    }
  }
}
