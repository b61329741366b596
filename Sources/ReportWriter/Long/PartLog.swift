import Formats
import Foundation

/// The files of a part folder, and how far they are.
struct PartLog: ~Copyable {
  private let folder: PartFolder
  private let request: String
  private var files: [PartFile]
  /// The first block that this run makes.
  let start: Int
  /// The block that comes next.
  private(set) var next: Int
  private(set) var failure: WriteFailure?
  private var saved = ContinuousClock.now

  /// Opens the files where an earlier run left them, or anew.
  init(
    folder: PartFolder, request: String, names: [String], headers: [[UInt8]], start: Int
  ) throws(WriteFailure) {
    var files: [PartFile] = []
    for name in names { files.append(try PartFile(name: name, in: folder.path)) }
    let mark = folder.mark(of: request)
    var resumed: Int?
    if let mark, mark.files.map(\.name) == names, mark.block >= start {
      resumed = mark.block
      for (index, file) in mark.files.enumerated() where resumed != nil {
        if try !files[index].keep(file.bytes, sha256: file.sha256) { resumed = nil }
      }
    }
    if resumed == nil {
      for index in files.indices {
        try files[index].clear()
        try files[index].append(headers[index])
      }
    }
    self.folder = folder
    self.request = request
    self.files = files
    self.start = resumed ?? start
    next = resumed ?? start
  }

  /// Adds a block's bytes; `false` where they cannot be written.
  mutating func append(_ bytes: [[UInt8]], of block: Int) -> Bool {
    do throws(WriteFailure) {
      for index in files.indices { try files[index].append(bytes[index]) }
      next = block + 1
      if saved.duration(to: .now) > .seconds(5) { try note() }
      return true
    } catch {
      failure = failure ?? error
      return false
    }
  }

  /// Puts all on the disk and notes where the work stands.
  mutating func save() throws(WriteFailure) {
    for file in files { try file.synchronize() }
    try note()
  }

  /// Notes where the work stands, and lets what is written go to the disk meanwhile.
  ///
  /// Should the machine stop before it has arrived there, the checksums tell.
  private mutating func note() throws(WriteFailure) {
    for file in files { file.synchronizeMeanwhile() }
    try folder.set(
      .init(
        request: request, block: next,
        files: files.map { .init(name: $0.name, bytes: $0.byteCount, sha256: $0.sum.hex) }))
    saved = .now
  }

  func close() {
    for file in files { file.close() }
  }

  func abandon() {
    close()
    folder.remove()
  }

  func finish() -> LongResult {
    close()
    return LongResult(
      files: files.map(\.facts), folder: folder.path)
  }
}
