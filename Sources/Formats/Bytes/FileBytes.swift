import Diagnostics
import Foundation

/// The one way in which files are read: in chunks, of any size, without waiting for what never
/// comes.
///
/// A pipe is read as long as somebody writes to it. A device other than a terminal is refused: it
/// may have no end.
public enum FileBytes {
  /// How many tenths of a second a pipe may be without a writer before its first byte.
  private static let patience = 20

  /// Gives a file's bytes a chunk at a time, until they end or `take` wants no more.
  ///
  /// `isRegular` refuses pipes too, and `isItself` does not follow a link.
  public static func read(
    _ path: String, isRegular: Bool = false, isItself: Bool = false, _ take: ([UInt8]) -> Bool
  ) throws(FileFailure) {
    // Without O_NONBLOCK the opening of a pipe waits for its writer.
    let link = isItself ? O_NOFOLLOW : 0
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | link)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    var isPipe = false
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .system(EISDIR)
    case S_IFIFO where !isRegular: isPipe = true
    case S_IFCHR where !isRegular && isatty(descriptor) == 1: break
    default: throw .notRegular
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var silence = 0
    while true {
      let count = Foundation.read(descriptor, &chunk, chunk.count)
      if count == 0, isPipe, silence < patience {
        silence += 1
        usleep(100_000)
        continue
      }
      if count == 0, isPipe { throw .silent }
      if count == 0 { return }
      guard count > 0 else {
        switch errno {
        case EINTR: continue
        // Files of the kernel, such as /proc/kmsg, are called regular and have no end.
        case EAGAIN where status.st_mode & S_IFMT == S_IFREG: throw .notRegular
        case EAGAIN: wait(for: descriptor)
        default: throw .last
        }
        continue
      }
      isPipe = false
      if !take(count == chunk.count ? chunk : Array(chunk[..<count])) { return }
    }
  }

  /// The bytes of a whole file of at most `limit` bytes.
  public static func all(
    _ path: String, upTo limit: Int = .max, isRegular: Bool = false, isItself: Bool = false
  ) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(path, isRegular: isRegular, isItself: isItself) { chunk in
      bytes += chunk
      return bytes.count <= limit
    }
    guard bytes.count <= limit else { throw .tooLarge(limit) }
    return bytes
  }

  private static func wait(for descriptor: Int32) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&waiting, 1, -1)
  }
}

/// Why a file cannot be read.
public enum FileFailure: Error, Hashable, Sendable {
  /// The system's reason, an error number.
  case system(Int32)
  /// A device, or a pipe where a regular file has to be.
  case notRegular
  /// A pipe to which nobody writes.
  case silent
  /// More bytes than may be held.
  case tooLarge(Int)

  /// The failure of the call just made.
  static var last: FileFailure { .system(errno) }

  /// What is wrong and what to do, for whoever names the file.
  public var fault: InputFault {
    switch self {
    case .system(ENOENT): InputFault(problem: "there is no such file", hint: "check the path")
    case .system(EISDIR):
      InputFault(problem: "this is a folder, not a file", hint: "name a file in it")
    case .system(EACCES): InputFault(problem: "no permission to read this file", hint: "")
    case .system(ELOOP):
      InputFault(problem: "this is a link, or links in a circle", hint: "name the file itself")
    case .system(EMFILE), .system(ENFILE):
      InputFault(
        problem: "cannot be read: too many files are open", hint: "allow more with 'ulimit -n 256'")
    case .system(let code):
      InputFault(problem: "cannot be read: \(String(cString: strerror(code)))", hint: "")
    case .notRegular: InputFault(problem: "this is no regular file", hint: "name a file")
    case .silent:
      InputFault(problem: "nobody writes to this pipe", hint: "name a file, or start its writer")
    case .tooLarge(let limit):
      InputFault(
        problem: "the file has more than the \(limit) bytes allowed",
        hint: "split it, or check that it is the file you meant")
    }
  }
}
