import Foundation

/// The names of what is made ready beside a target: `.NAME.moesim-PROCESS-NONCE`.
///
/// A lock lasts as long as the process, so that a later run can tell what was abandoned from what
/// is in use.
enum HiddenName {
  /// `.NAME.moesim-`, the name cut so that the whole stays a valid file name.
  static func prefix(_ name: String) -> String {
    var name = name
    while name.utf8.count > 180 { name.removeLast() }
    return "." + name + ".moesim-"
  }

  static func fresh(_ name: String) -> String {
    let nonce = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    return prefix(name) + "\(getpid())-" + nonce
  }

  /// Removes what killed runs left beside a target; what another process holds stays.
  ///
  /// - Returns: the paths of what is gone now.
  static func removeAbandoned(
    of name: String, in parent: String, if isWanted: (String, PathKind) -> Bool
  ) -> [String] {
    let prefix = prefix(name)
    return ((try? namesInFolder(parent)) ?? []).compactMap { name in
      guard name.hasPrefix(prefix) else { return nil }
      let path = parent + "/" + name
      let process = name.dropFirst(prefix.count).prefix { $0.isNumber }
      guard let id = pid_t(process), id > 0, kill(id, 0) != 0, errno == ESRCH,
        let kind = try? PathKind(of: path, followingLinks: false), isWanted(name, kind)
      else { return nil }
      return removeUnlocked(path, kind) ? path : nil
    }
  }

  /// Removes a file, or a folder with its files, that nobody holds a lock on.
  static func removeUnlocked(_ path: String, _ kind: PathKind) -> Bool {
    guard kind == .file || kind == .folder else { return false }
    let held = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard held >= 0 else { return false }
    defer { close(held) }
    guard flock(held, LOCK_EX | LOCK_NB) == 0 else { return false }
    if kind == .file { unlink(path) } else { rmdirWithFiles(path) }
    return true
  }
}
