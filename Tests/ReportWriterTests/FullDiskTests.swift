import Foundation
import Testing

@testable import ReportWriter

/// What happens when the disk is full; each test runs in a process of its own, whose limits and
/// streams it changes.
@Suite("Full disks and closed pipes")
struct FullDiskTests {
  @Test("A result that does not fit leaves the old one untouched and no rest behind")
  func limitedFile() async {
    await #expect(processExitsWith: .success) {
      let place = try TemporaryFolder()
      let path = place.path + "/new/dbrx"
      let old = place.path + "/dbrx"
      try ResultFolderTests.result().write(to: old)
      StandardStream.ignoreWriteSignals()
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      #if canImport(Darwin)
        setrlimit(RLIMIT_FSIZE, &limit)
      #else
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #endif
      let large = try ResultFolderTests.result(table: String(repeating: "a\n", count: 10_000))
      for target in [path, old] {
        do throws(WriteFailure) {
          try large.write(to: target)
          exit(1)
        } catch {
          guard case .writeFailed(_, let number) = error, number == EFBIG, !error.isCreation,
            error.description.contains("disk full")
          else { exit(2) }
        }
      }
      guard place.names == ["dbrx"], try place.text(of: "dbrx/runs.csv") == "a\n1\n" else {
        exit(3)
      }
    }
  }

  @Test(
    "A full disk is named as such",
    .enabled(if: TinyDisk.canMount, "a small disk cannot be mounted here"))
  func fullDisk() throws {
    let disk = try TinyDisk()
    try ResultFolderTests.result().write(to: disk.path + "/dbrx")
    let large = try ResultFolderTests.result(table: String(repeating: "a\n", count: 200_000))
    do throws(WriteFailure) {
      try large.write(to: disk.path + "/dbrx")
      Issue.record("the result fitted")
    } catch {
      #expect(!error.isCreation && error.description.contains("the disk is full"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["dbrx"])
  }

  @Test("A closed pipe is told apart from other failures of a stream")
  func closedPipe() async {
    await #expect(processExitsWith: .success) {
      StandardStream.ignoreWriteSignals()
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, dup2(ends[1], 1) == 1, close(ends[0]) == 0 else { exit(1) }
      do throws(StreamFailure) {
        try StandardStream.output.write("text")
        exit(2)
      } catch {
        exit(error == .closed ? 0 : 3)
      }
    }
  }

  @Test(
    "A stream on a full disk fails with its reason",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "/dev/full is missing"))
  func fullStream() async {
    await #expect(processExitsWith: .success) {
      let full = open("/dev/full", O_WRONLY)
      guard dup2(full, 1) == 1 else { exit(1) }
      do throws(StreamFailure) {
        try StandardStream.output.write("text")
        exit(2)
      } catch {
        guard error == .failed(.output, errno: ENOSPC),
          error.description
            == "standard output: the disk is full; write the output to another place"
        else { exit(3) }
        exit(0)
      }
    }
  }

  @Test("All bytes arrive through a pipe that takes few at a time and does not wait")
  func partialWrites() async {
    await #expect(processExitsWith: .success) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, dup2(ends[1], 1) == 1 else { exit(1) }
      _ = fcntl(1, F_SETFL, O_NONBLOCK)
      close(ends[1])
      let (reading, length) = (ends[0], 3_000_000)
      let reader = Thread {
        var buffer = [UInt8](repeating: 0, count: 777)
        var total = 0
        while total < length {
          let count = read(reading, &buffer, buffer.count)
          guard count > 0, buffer[..<count].allSatisfy({ $0 == UInt8(ascii: "x") }) else { exit(2) }
          total += count
        }
        exit(total == length ? 0 : 3)
      }
      reader.start()
      try StandardStream.output.write(String(repeating: "x", count: length))
      sleep(30)
      exit(4)
    }
  }
}

/// A file system of 64 KiB, where this process may mount one.
final class TinyDisk {
  let path: String

  static let canMount = getuid() == 0 && (try? TinyDisk()) != nil

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "disk-\(UUID().uuidString)")
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let options = ["-t", "tmpfs", "-o", "size=64k", "tmpfs", path]
    let answer = try Program.run("/bin/mount", options, in: folder)
    guard answer.status == 0 else {
      rmdir(path)
      throw CocoaError(.fileWriteUnknown)
    }
  }

  deinit {
    _ = try? Program.run("/bin/umount", [path], in: URL(fileURLWithPath: "/"))
    rmdir(path)
  }
}
