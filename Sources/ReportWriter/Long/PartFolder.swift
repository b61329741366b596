import Foundation

/// The hidden folder beside a target in which the long tables of a result grow, and from which a
/// run that was stopped goes on.
///
/// It is named after the target and what is computed, so that another request never goes on from
/// it. A lock on it lasts as long as the process.
final class PartFolder {
  let path: String
  private let lock: Int32

  /// Where the work stands: every block before this one is in the files.
  struct Stamp: Codable {
    var request: String
    var block: Int
    var files: [File]

    struct File: Codable {
      var name: String
      var bytes: Int
      var sha256: String
    }
  }

  private static let markName = "progress.json"
  /// Holds the path of the file that is asked about.
  private static let authorName = "author"

  init(for target: TargetPath, request: String, by author: String?) throws(WriteFailure) {
    path = target.parent + "/" + Self.prefix(for: target) + request.prefix(12)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw .cannotCreate(path: target.path, errno: errno)
    }
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard lock >= 0 else { throw .cannotCreate(path: target.path, errno: errno) }
    // A program that another thread starts holds the lock of a folder just closed for a moment.
    var attempts = 1
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      guard attempts < 40 else {
        close(lock)
        throw .busy(path: target.path)
      }
      attempts += 1
      usleep(50_000)
    }
    // Another program may have finished and taken the folder away before the lock was there.
    var (held, there) = (stat(), stat())
    guard fstat(lock, &held) == 0, stat(path, &there) == 0, held.st_ino == there.st_ino else {
      close(lock)
      throw .busy(path: target.path)
    }
    if let author, (try? readFile(path + "/" + Self.authorName)) == nil {
      try makeFile(path + "/" + Self.authorName, bytes: Array(author.utf8), named: target.path)
    }
  }

  deinit { close(lock) }

  private static func prefix(for target: TargetPath) -> String {
    var name = target.name
    while name.utf8.count > 180 { name.removeLast() }
    return "." + name + ".moesim-part-"
  }

  /// Removes the folders of other requests for the same target, which nobody goes on with: what
  /// another process works in stays, and what another file's work may go on from.
  static func removeOthers(
    of target: TargetPath, than path: String?, by author: String?
  ) -> [String] {
    let prefix = prefix(for: target)
    return ((try? namesInFolder(target.parent)) ?? []).filter { $0.hasPrefix(prefix) }
      .map { target.parent + "/" + $0 }
      .filter { part in
        let other = try? readFile(part + "/" + authorName, limit: 1 << 16)
        return part != path && (other == nil || other == author.map { Array($0.utf8) })
          && HiddenName.removeUnlocked(part, .folder)
      }
  }

  /// Where an earlier run of the same request stopped.
  func mark(of request: String) -> Stamp? {
    guard let bytes = try? readFile(path + "/" + Self.markName, limit: 1 << 20),
      let mark = try? JSONDecoder().decode(Stamp.self, from: Data(bytes)), mark.request == request
    else { return nil }
    return mark
  }

  /// Notes where the work stands, in one step.
  func set(_ mark: Stamp) throws(WriteFailure) {
    let place = path + "/" + Self.markName
    guard let data = try? JSONEncoder().encode(mark) else { return }
    unlink(place + "-new")
    try makeFile(place + "-new", bytes: Array(data), named: place)
    guard rename(place + "-new", place) == 0 else {
      throw .writeFailed(path: place, errno: errno)
    }
  }

  func remove() { rmdirWithFiles(path) }

  /// What the files of such a folder hold on the disk.
  static func byteCount(of path: String) -> Int {
    ((try? namesInFolder(path)) ?? []).reduce(0) { sum, name in
      var file = stat()
      return lstat(path + "/" + name, &file) == 0 ? sum + Int(file.st_size) : sum
    }
  }
}

/// Removes a folder and the files in it.
func rmdirWithFiles(_ path: String) {
  for name in (try? namesInFolder(path)) ?? [] { unlink(path + "/" + name) }
  rmdir(path)
}
