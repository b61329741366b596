import Dispatch
import Formats
import Foundation

/// A file that grows, with the checksum of what it holds so far.
struct PartFile {
  let name: String
  let path: String
  private let descriptor: Int32
  private(set) var byteCount = 0
  private(set) var sum = SHA256()

  /// What the file holds so far.
  var facts: FileFacts { FileFacts(name: name, byteCount: byteCount, sha256: sum.hex) }

  /// Opens the file, or makes it.
  init(name: String, in folder: String) throws(WriteFailure) {
    self.name = name
    path = folder + "/" + name
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, errno: errno) }
  }

  mutating func append(_ bytes: [UInt8]) throws(WriteFailure) {
    bytes.withUnsafeBytes { sum.update($0) }
    byteCount += bytes.count
    if let failure = bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }) {
      throw .writeFailed(path: path, errno: failure.errno)
    }
  }

  /// Keeps so many bytes of what is there, and goes on behind them.
  ///
  /// - Returns: whether they were there and have the checksum.
  mutating func keep(_ count: Int, sha256: String) throws(WriteFailure) -> Bool {
    sum = SHA256()
    byteCount = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while byteCount < count {
      let wanted = min(chunk.count, count - byteCount)
      let got = read(descriptor, &chunk, wanted)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      chunk.withUnsafeBytes { sum.update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
      byteCount += got
    }
    return byteCount == count && sum.hex == sha256 && cut()
  }

  /// Empties the file.
  mutating func clear() throws(WriteFailure) {
    sum = SHA256()
    byteCount = 0
    guard cut() else { throw .writeFailed(path: path, errno: errno) }
  }

  /// Cuts the file behind what is kept.
  private func cut() -> Bool {
    ftruncate(descriptor, off_t(byteCount)) == 0
      && lseek(descriptor, off_t(byteCount), SEEK_SET) == off_t(byteCount)
  }

  func synchronize() throws(WriteFailure) {
    do throws(SystemFailure) {
      try ReportWriter.synchronize(descriptor)
    } catch { throw .writeFailed(path: path, errno: error.errno) }
  }

  /// Puts what was written on the disk while the work goes on.
  func synchronizeMeanwhile() {
    let copy = dup(descriptor)
    guard copy >= 0 else { return }
    DispatchQueue.global(qos: .utility).async {
      fsync(copy)
      Foundation.close(copy)
    }
  }

  func close() { Foundation.close(descriptor) }
}
