import Formats
import Foundation
import Statistics
import Synchronization
import Tabular
import Testing
import Units
@testable import ReportWriter

@Suite("Long tables")
struct LongResultTests {
  /// Numbers that take different times, and hostile labels.
  struct Sample: BlockSource {
    typealias State = Int
    struct Failure: Error, Equatable { let block: Int }
    let blockCount: Int
    var faulty: Set<Int> = []

    var tables: [LongTable] {
      [
        LongTable(
          head: Table(
            name: "numbers", summary: "n",
            columns: [
              Column("i", .integer, "i"), Column("label", .text, "l"), Column("x", .number, "x"),
              Column("any", .text, "a"),
            ]),
          fields: [
            .integer, .label([.text("=1+1"), .text("a,\"b\"\n"), .empty]), .number, .text,
          ]),
        LongTable(
          head: Table(name: "lone", summary: "l", columns: [Column("y", .number, "y")]),
          fields: [.number]),
      ]
    }

    func makeState() -> Int { 0 }

    func block(_ index: Int, _ state: inout Int) throws(Failure) -> [RowBlock] {
      if faulty.contains(index) { throw Failure(block: index) }
      var random = SplitMix64(seed: 1, stream: UInt64(index))
      var rows = RowBlock()
      var lone = RowBlock()
      for row in 0..<(1 + random.index(below: 50)) {
        rows.count += 1
        let x = random.normal() * pow(10, Double(random.index(below: 40)) - 20)
        rows.numbers += [Double(index * 100 + row), random.index(below: 9) == 0 ? .nan : x]
        rows.labels.append(Int32(random.index(below: 4)) - 1)
        // Texts that come again, of two sources.
        let text = random.index(below: 2) == 0 ? nil : "ä;\(row / 9)"
        rows.append(text, from: random.index(below: 2))
        lone.count += 1
        lone.numbers.append(random.index(below: 2) == 0 ? .nan : x)
      }
      return [rows, lone]
    }

    /// The same tables in memory.
    func texts() throws -> [String] {
      var state = 0
      let blocks = try (0..<blockCount).map { try block($0, &state) }
      return try tables.indices.map { index in
        try CSV.text(of: tables[index].table(of: blocks.map { $0[index] }))
      }
    }
  }

  @Test(
    "Every kind of number is written as people would, in full",
    arguments: [
      (0, "0"), (-0.0, "0"), (7, "7"), (-10, "-10"), (99, "99"), (100, "100"), (0.1, "0.1"),
      (-2.5, "-2.5"), (999_999_999_999_999, "999999999999999"),
      (9_007_199_254_740_992, "9007199254740992"), (1e16, "1e16"), (-1e16, "-1e16"),
      (123_456_789_012_345_680, "1.2345678901234568e17"), (.leastNonzeroMagnitude, "5e-324"),
      (-2.2250738585072014e-308, "-2.2250738585072014e-308"), (1 / 3, "0.3333333333333333"),
      (-.greatestFiniteMagnitude, "-1.7976931348623157e308"), (.infinity, ""), (.nan, ""),
    ] as [(Double, String)])
  func numbers(value: Double, text: String) throws {
    let columns = ["a", "b"].map { Column($0, .number, $0) }
    let table = LongTable(
      head: Table(name: "t", summary: "t", columns: columns), fields: [.number, .number])
    var block = RowBlock()
    // The second row has its digits at hand.
    (block.count, block.numbers) = (2, [value, value, value, 1])
    let lines = try RowEncoder(table).lines(of: block)
    #expect(String(decoding: lines, as: UTF8.self) == "\(text),\(text)\n\(text),1\n")
  }

  private func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/long-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func writing(
    _ target: String, workers: Int = 2, request: String = "abcdefabcdef",
    progress: @escaping @Sendable (Int) -> Bool = { _ in true }
  ) -> LongWriting {
    LongWriting(target: target, request: request, workers: workers, progress: progress)
  }

  @Test("The bytes are those of the table in memory, with 1, 2 or 7 workers", arguments: [1, 2, 7])
  func sameBytes(workers: Int) throws {
    let sample = Sample(blockCount: 120)
    let expected = try sample.texts()
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let end = try writing(root + "/t", workers: workers).write(sample, blocks: 0..<120) { _ in }
    guard case .finished(let result) = end else {
      Issue.record("not finished")
      return
    }
    var result1 = ResultFolder()
    result1.add(result)
    result1.add(
      name: DataPackage.fileName,
      text: try DataPackage.text(
        name: "t", title: "t", tables: sample.tables.map(\.head), files: result1.facts))
    try result1.write(to: root + "/t")
    for (table, text) in zip(sample.tables, expected) {
      #expect(try self.text(root + "/t/\(table.head.name).csv") == text)
      let fact = try #require(result1.facts.first { $0.name == table.head.name + ".csv" })
      #expect(fact.sha256 == SHA256.hex(of: text))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["t"])
    let memory = try #require(
      try LongWriting.texts(sample, blocks: 0..<120, workers: workers) { _ in true })
    #expect(memory.map(\.bytes) == expected.map { Array($0.utf8) })
  }

  @Test("A stopped writing goes on where it was, and ends with the same bytes")
  func resumes() throws {
    let sample = Sample(blockCount: 60)
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let stopped = try writing(root + "/t") { $0 < 20 }.write(sample, blocks: 0..<60) { _ in }
    guard case .stopped(let block) = stopped else {
      Issue.record("not stopped")
      return
    }
    #expect(block >= 20 && block < 60)
    #expect(!FileManager.default.fileExists(atPath: root + "/t"))
    let begun = Mutex(-1)
    let seen = Mutex<[Int]>([])
    let end = try writing(root + "/t") { block in
      seen.withLock { $0.append(block) }
      return true
    }.write(sample, blocks: 0..<60) { beginning in begun.withLock { $0 = beginning.block } }
    #expect(begun.withLock { $0 } == block)
    #expect(seen.withLock { $0 } == Array((block + 1)...60))
    guard case .finished(let result) = end else {
      Issue.record("not finished")
      return
    }
    #expect(result.files.map(\.sha256) == (try sample.texts()).map { SHA256.hex(of: $0) })
  }

  @Test("What a stopped run of another request left is named and removed by the next one")
  func abandoned() throws {
    let sample = Sample(blockCount: 40)
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: root) }
    _ = try writing(root + "/t") { $0 < 20 }.write(sample, blocks: 0..<40) { _ in }
    let part = root + "/" + (try #require(try names().first))
    // In use by another run.
    let held = open(part, O_RDONLY)
    #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
    let removed = Mutex<[String]>([])
    func again(_ request: String) throws {
      _ = try writing(root + "/t", request: request) { $0 < 20 }.write(sample, blocks: 0..<40) {
        found in removed.withLock { $0 += found.removed }
      }
    }
    try again("000000000000")
    #expect(removed.withLock { $0 }.isEmpty)
    close(held)
    try again("000000000000")
    #expect(removed.withLock { $0 } == [part])
    // A result that needs no such folder clears up too.
    let left = root + "/" + (try #require(try names().first))
    #expect(try ResultFolderTests.result().write(to: root + "/t") == [left])
    #expect(try names() == ["t"])
  }

  @Test("What a stopped run of another file left stays for that file")
  func othersPart() throws {
    let sample = Sample(blockCount: 40)
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (request, author) in [("111111111111", "/a.json5"), ("222222222222", "/b.json5")] {
      let writing = LongWriting(
        target: root + "/t", request: request, author: author, workers: 2
      ) { $0 < 20 }
      _ = try writing.write(sample, blocks: 0..<40) { #expect($0.removed.isEmpty) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).count == 2)
  }

  @Test("A part that was changed is not gone on from")
  func distrusts() throws {
    let sample = Sample(blockCount: 40)
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = try writing(root + "/t") { $0 < 20 }.write(sample, blocks: 0..<40) { _ in }
    let starts = Mutex<[Int]>([])
    let names = try FileManager.default.contentsOfDirectory(atPath: root)
    let part = root + "/" + (try #require(names.first))
    let file = part + "/numbers.csv"
    var bytes = Array(try text(file).utf8)
    bytes[60] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let end = try writing(root + "/t").write(sample, blocks: 0..<40) { found in
      starts.withLock { $0.append(found.block) }
    }
    #expect(starts.withLock { $0 } == [0])
    guard case .finished(let result) = end else {
      Issue.record("not finished")
      return
    }
    #expect(result.files.map(\.sha256) == (try sample.texts()).map { SHA256.hex(of: $0) })
  }

  @Test(
    "The first faulty block is the one that is reported, and nothing is left", arguments: [1, 3])
  func faults(workers: Int) throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let sample = Sample(blockCount: 90, faulty: [31, 32, 70])
    #expect(throws: Sample.Failure(block: 31)) {
      try writing(root + "/t", workers: workers).write(sample, blocks: 0..<90) { _ in }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).isEmpty)
  }

  @Test("Parts that are joined are the whole, byte for byte", arguments: [1, 3, 8])
  func joins(count: Int) throws {
    let sample = Sample(blockCount: 50)
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    var parts: [LongJoining.Part] = []
    for index in 0..<count {
      let blocks = (50 * index / count)..<(50 * (index + 1) / count)
      let texts = try #require(
        try LongWriting.texts(sample, blocks: blocks, workers: 1) { _ in true })
      var folder = ResultFolder()
      for text in texts { folder.add(name: text.name, bytes: text.bytes) }
      folder.add(
        name: DataPackage.fileName,
        text: try DataPackage.text(
          name: "p", title: "p", tables: sample.tables.map(\.head), files: folder.facts))
      try folder.write(to: root + "/p\(index)")
      var sums: [String: String] = [:]
      for fact in folder.facts { sums[fact.name] = fact.sha256 }
      parts.append(.init(folder: root + "/p\(index)", checksums: sums))
    }
    let joining = try LongJoining(sample.tables)
    let result = try joining.join(parts, target: root + "/t", request: "join") { _ in }
    #expect(result.files.map(\.sha256) == (try sample.texts()).map { SHA256.hex(of: $0) })

    // One row less is seen.
    let file = root + "/p\(count - 1)/lone.csv"
    let cut = try text(file).split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
    try Data((cut.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: file))
    #expect(throws: LongJoining.Failure.changed(path: file)) {
      try joining.join(parts, target: root + "/u", request: "join") { _ in }
    }
  }
}
