import Foundation

/// Where a result goes: a folder that may be there or not, links followed.
struct TargetPath {
  /// The folder around the target.
  let parent: String
  let name: String

  var path: String { parent == "/" ? "/" + name : parent + "/" + name }

  /// Follows the links of a path as far as it exists.
  init(_ text: String) throws(WriteFailure) {
    var path = text
    while path.count > 1, path.last == "/" { path.removeLast() }
    let kind: PathKind
    do throws(SystemFailure) {
      kind = try PathKind(of: path, followingLinks: true)
      // A link that leads nowhere.
      let itself = try PathKind(of: path, followingLinks: false)
      if kind == .missing, itself == .link { throw SystemFailure(errno: ENOENT) }
    } catch { throw .cannotCreate(path: text, errno: error.errno) }
    guard kind == .folder || kind == .missing else { throw .notAFolder(path: text) }
    if kind == .folder {
      guard let real = realpath(path, nil) else { throw .cannotCreate(path: text, errno: errno) }
      path = String(cString: real)
      free(real)
    }
    let slash = path.lastIndex(of: "/")
    name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
    let before = slash.map { String(path[..<$0]) } ?? "."
    parent = before.isEmpty ? "/" : before
    // "x/.." of a missing x names no folder that could be made.
    guard !name.isEmpty, name != ".", name != "..", !text.utf8.contains(0) else {
      throw path == "/"
        ? .foreignFolder(path: text, file: "the whole disk")
        : .cannotCreate(path: text, errno: ENOENT)
    }
  }

  /// Makes the folders around the target that are missing; returns them, outermost first.
  func makeParents() throws(WriteFailure) -> [String] {
    var missing: [String] = []
    var folder = parent
    while true {
      var status = stat()
      if stat(folder, &status) == 0 { break }
      guard errno == ENOENT, let slash = folder.lastIndex(of: "/") else {
        if errno == ENOENT, folder != "." {
          missing.append(folder)
          break
        }
        throw .cannotCreate(path: folder, errno: errno)
      }
      missing.append(folder)
      folder = String(folder[..<slash])
      if folder.isEmpty { break }
    }
    var made: [String] = []
    for folder in missing.reversed() {
      if mkdir(folder, 0o777) == 0 {
        made.append(folder)
      } else if errno != EEXIST {
        let failure = WriteFailure.cannotCreate(path: folder, errno: errno)
        for folder in made.reversed() { rmdir(folder) }
        throw failure
      }
    }
    return made
  }

  /// The folder that is there now, where there is one that may be replaced.
  ///
  /// It is read anew where another run put its result in the place meanwhile: the description of one
  /// result is never compared with the files of another.
  func existing(isCompared: Bool = true) throws(WriteFailure) -> ExistingResult? {
    // Every new reading is one result more of another run.
    for _ in 0..<256 {
      switch try kind {
      case .missing: return nil
      case .folder: break
      default: throw .notAFolder(path: path)
      }
      // While it is open, no other folder has its number.
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard folder >= 0 else {
        if errno == ENOENT { continue }
        throw .cannotCreate(path: path, errno: errno)
      }
      defer { close(folder) }
      do throws(WriteFailure) {
        let found = try ExistingResult(path: path, isCompared: isCompared)
        if isStill(folder) { return found }
      } catch {
        if isStill(folder) { throw error }
      }
    }
    throw .busy(path: path)
  }

  private var kind: PathKind {
    get throws(WriteFailure) {
      do throws(SystemFailure) {
        return try PathKind(of: path, followingLinks: false)
      } catch { throw .cannotCreate(path: path, errno: error.errno) }
    }
  }

  /// Whether an open folder is the one that the path names now.
  private func isStill(_ folder: Int32) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(folder, &opened) == 0 && lstat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  /// The permissions of the folder that is there.
  var mode: mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }
}
