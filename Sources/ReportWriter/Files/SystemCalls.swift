import Formats
import Foundation

/// The error number of a call of the system that failed.
struct SystemFailure: Error {
  let errno: Int32

  /// The failure of the call just made.
  static var last: SystemFailure { SystemFailure(errno: Foundation.errno) }

  /// The reason in the words of the system, with those for a full disk made plain.
  var reason: String {
    switch errno {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EMFILE, ENFILE: "too many files are open (allow more with 'ulimit -n 256')"
    case EFBIG: "the file is larger than the limit (disk full, or ulimit -f)"
    default: String(cString: strerror(errno)).lowercased()
    }
  }
}

/// Writes all bytes to an open file, repeating after interruptions and partial writes.
func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> SystemFailure? {
  var done = 0
  while done < bytes.count {
    let count = write(file, bytes.baseAddress?.advanced(by: done), bytes.count - done)
    if count >= 0 {
      done += count
    } else if errno == EAGAIN || errno == EWOULDBLOCK {
      var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
      _ = poll(&waiting, 1, -1)
    } else if errno != EINTR {
      return .last
    }
  }
  return nil
}

/// Makes a file that did not exist, with all its bytes on the disk; failures name `shown`, where
/// the file shall stand in the end.
///
/// - Returns: the file, open and locked, for the caller to close.
func createFile(
  _ path: String, bytes: [UInt8], named shown: String
) throws(WriteFailure) -> Int32 {
  let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard file >= 0 else { throw .cannotCreate(path: shown, errno: errno) }
  flock(file, LOCK_EX | LOCK_NB)
  do throws(SystemFailure) {
    if let failure = bytes.withUnsafeBytes({ writeAll($0, to: file) }) { throw failure }
    try synchronize(file)
  } catch {
    close(file)
    throw .writeFailed(path: shown, errno: error.errno)
  }
  return file
}

/// Makes a file that did not exist, and closes it.
func makeFile(_ path: String, bytes: [UInt8], named shown: String) throws(WriteFailure) {
  let file = try createFile(path, bytes: bytes, named: shown)
  // Some file systems report a full disk only here.
  guard close(file) == 0 || errno == EINTR else { throw .writeFailed(path: shown, errno: errno) }
}

/// Puts what was written to an open file or folder on the disk.
func synchronize(_ file: Int32) throws(SystemFailure) {
  while fsync(file) != 0 {
    switch errno {
    case EINTR: continue
    case EINVAL, ENOTSUP, EBADF: return  // a file system without it
    default: throw SystemFailure.last
    }
  }
}

/// Puts the entries of a folder on the disk.
func synchronizeFolder(_ path: String) throws(SystemFailure) {
  let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard folder >= 0 else { throw SystemFailure.last }
  defer { close(folder) }
  try synchronize(folder)
}

/// The bytes of a regular file, not following a symbolic link.
func readFile(_ path: String, limit: Int = .max) throws(FileFailure) -> [UInt8] {
  try FileBytes.all(path, upTo: limit, isRegular: true, isItself: true)
}

/// What a path leads to.
enum PathKind {
  case missing
  case folder
  case file
  case link
  case other

  /// The kind of a path itself, or of what it links to.
  init(of path: String, followingLinks: Bool) throws(SystemFailure) {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    if result != 0 {
      guard errno == ENOENT else { throw SystemFailure.last }
      self = .missing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFREG: self = .file
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

/// The names in a folder, sorted by their bytes.
func namesInFolder(_ path: String) throws(SystemFailure) -> [String] {
  guard let folder = opendir(path) else { throw SystemFailure.last }
  defer { closedir(folder) }
  var names: [String] = []
  errno = 0
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
    errno = 0
  }
  guard errno == 0 else { throw SystemFailure.last }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
