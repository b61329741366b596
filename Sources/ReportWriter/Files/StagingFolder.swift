import Foundation

/// The hidden folder beside a target in which a result is made ready.
///
/// See `HiddenName` for how it is called.
final class StagingFolder {
  let path: String
  private let parent: String
  /// The target, as messages name it.
  private let shown: String
  private var lock: Int32 = -1

  init(for target: TargetPath) {
    parent = target.parent
    shown = target.path
    path = target.parent + "/" + HiddenName.fresh(target.name)
  }

  deinit { release() }

  func create(mode: mode_t?) throws(WriteFailure) {
    guard mkdir(path, 0o777) == 0 else { throw .cannotCreate(path: shown, errno: errno) }
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw .cannotCreate(path: shown, errno: errno) }
    flock(lock, LOCK_EX | LOCK_NB)
    // The new folder has the old one's permissions, and its owner can always write to it.
    if let mode { chmod(path, mode | S_IRWXU) }
  }

  func synchronize() throws(WriteFailure) {
    do throws(SystemFailure) {
      try synchronizeFolder(path)
    } catch { throw .writeFailed(path: shown, errno: error.errno) }
  }

  /// Puts the folder in the target's place and removes what was there.
  func takePlace(of target: TargetPath) throws(WriteFailure) {
    for _ in 0..<8 {
      if let old = try target.existing(isCompared: false) {
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
  /// A folder that a killed run had moved out of the way is kept while the target is missing.
  static func removeAbandoned(of target: TargetPath) -> [String] {
    let targetIsThere = (try? PathKind(of: target.path, followingLinks: false)) == .folder
    return HiddenName.removeAbandoned(of: target.name, in: target.parent) { name, kind in
      kind == .folder && (targetIsThere || !name.hasSuffix(asideEnding))
    }
  }
}
