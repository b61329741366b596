import Formats
import Foundation

/// A single file that appears whole or not at all: written beside its place, then renamed.
public enum SingleFile {
  /// What may be written over.
  public enum Replacing: Sendable {
    case nothing
    /// The same text, or one that begins as this one does up to the name of moesim.
    case ours
    case anything
  }

  /// Writes a text.
  ///
  /// A link is followed, and the file keeps its permissions. A pipe or a device stays what it is,
  /// and gets the text.
  public static func write(
    _ text: String, to path: String, replacing: Replacing
  ) throws(WriteFailure) {
    let target = try resolved(path)
    switch try kind(of: target, named: path) {
    case .folder: throw .isFolder(path: path)
    case .other: return try pour(text, into: target, named: path)
    case .missing: break
    case .file, .link: try refuse(path, like: text, replacing: replacing)
    }
    let (parent, name) = parts(of: target)
    _ = HiddenName.removeAbandoned(of: name, in: parent) { $1 == .file }
    let place = parent + "/" + HiddenName.fresh(name)
    do throws(WriteFailure) {
      let lock = try createFile(place, bytes: Array(text.utf8), named: path)
      defer { close(lock) }
      var status = stat()
      if stat(target, &status) == 0 { fchmod(lock, status.st_mode & 0o7777) }
      try move(place, to: target, named: path, isNew: replacing == .nothing)
    } catch {
      unlink(place)
      throw error
    }
    try? synchronizeFolder(parent)
  }

  /// Sees whether the file that is there may be written over.
  ///
  /// `text` is what would be written; where it is not known yet, only one that names moesim may be.
  /// What cannot be read or may not be written is another's.
  public static func refuse(
    _ path: String, like text: String? = nil, replacing: Replacing
  ) throws(WriteFailure) {
    guard replacing != .anything,
      (try? PathKind(of: path, followingLinks: true)) == .file
    else { return }
    guard replacing == .ours else { throw .exists(path: path) }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o222 != 0,
      let old = try? FileBytes.all(path, upTo: largest, isRegular: true),
      isOurs(old, text.map { Array($0.utf8) })
    else { throw .othersFile(path: path) }
  }

  /// A text of moesim is no larger.
  private static let largest = 1 << 30

  private static func isOurs(_ old: [UInt8], _ new: [UInt8]?) -> Bool {
    func endOfName(_ bytes: [UInt8]) -> Int? {
      bytes.prefix(256).firstRange(of: Array("moesim".utf8))?.upperBound
    }
    guard !old.isEmpty, old != new else { return true }
    guard let new else { return endOfName(old) != nil }
    return endOfName(new).map { old.starts(with: new.prefix($0)) } ?? false
  }

  /// Where a path leads, through links that lead nowhere yet too.
  private static func resolved(_ path: String) throws(WriteFailure) -> String {
    // A pipe or a device behind a link, such as /dev/stdout, has no path of its own.
    if (try? PathKind(of: path, followingLinks: true)) == .other { return path }
    var target = path
    for _ in 0..<40 {
      guard (try? PathKind(of: target, followingLinks: false)) == .link,
        let next = try? FileManager.default.destinationOfSymbolicLink(atPath: target)
      else { return target }
      target = next.hasPrefix("/") ? next : parts(of: target).parent + "/" + next
    }
    throw .cannotCreate(path: path, errno: ELOOP)
  }

  private static func parts(of path: String) -> (parent: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let parent = String(path[..<slash])
    return (parent.isEmpty ? "/" : parent, String(path[path.index(after: slash)...]))
  }

  private static func kind(
    of target: String, named path: String
  ) throws(WriteFailure) -> PathKind {
    do throws(SystemFailure) {
      return try PathKind(of: target, followingLinks: true)
    } catch { throw .cannotCreate(path: path, errno: error.errno) }
  }

  /// Puts a file in its place; a new one never takes that of another.
  private static func move(
    _ place: String, to target: String, named path: String, isNew: Bool
  ) throws(WriteFailure) {
    if isNew {
      if link(place, target) == 0 {
        unlink(place)
        return
      }
      if errno == EEXIST { throw .exists(path: path) }
      // A file system without hard links: the name is taken first.
      let claim = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard claim >= 0 else {
        throw errno == EEXIST ? .exists(path: path) : .cannotCreate(path: path, errno: errno)
      }
      close(claim)
    }
    guard rename(place, target) == 0 else { throw .cannotCreate(path: path, errno: errno) }
  }

  private static func pour(
    _ text: String, into target: String, named path: String
  ) throws(WriteFailure) {
    // A pipe that nobody reads is no place to wait.
    let file = open(target, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .cannotCreate(path: path, errno: errno) }
    defer { close(file) }
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
    var text = text
    let failure = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: file) }
    if let failure { throw .writeFailed(path: path, errno: failure.errno) }
  }
}
