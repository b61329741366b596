import Foundation
import TestSupport
import Testing

@testable import Evidence

/// The tables stand twice: as files that people edit, and as the literals that the program carries.
struct EmbeddedDataTests {
  private static let room = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Evidence", directoryHint: .isDirectory).standardizedFileURL

  private static let files = [
    ("matchedPairs", "matched_pairs.csv"), ("metrics", "metrics.csv"), ("sets", "sets.csv"),
    ("moes", "moes.csv"), ("denseLaws", "dense_laws.csv"),
  ]

  private static func source() throws -> String {
    var text = """
      // swift-format-ignore-file
      // Made from the files in Data by MOESIM_RECORD=1 swift test --filter EmbeddedDataTests.

      /// The tables that the room carries.
      enum EmbeddedData {

      """
    for (name, file) in files {
      let data = try String(
        contentsOf: room.appending(path: "Data/\(file)"), encoding: .utf8)
      text += "  static let \(name): StaticString = #\"\"\"\n\(data)\n\"\"\"#\n"
    }
    return text + "}\n"
  }

  /// With MOESIM_RECORD set, the literals are written anew from the files.
  @Test func `the carried tables are the files`() throws {
    let file = Self.room.appending(path: "Embedded/EmbeddedData.swift")
    if ProcessInfo.processInfo.environment["MOESIM_RECORD"] != nil {
      try Self.source().write(to: file, atomically: true, encoding: .utf8)
    }
    let carried = try String(contentsOf: file, encoding: .utf8)
    #expect(
      try carried == Self.source(),
      "out of date: MOESIM_RECORD=1 swift test --filter EmbeddedDataTests")
  }

  @Test func `every carried table can be read`() throws {
    let cards = try EvidenceCards.reading()
    #expect(!cards.sets.isEmpty && !cards.metrics.isEmpty && !cards.routed.isEmpty)
    #expect(cards.laws.count == 1)
    let rows = try EmbeddedData.matchedPairs.withBytes { bytes in
      try PairRow.rows(in: bytes, file: "matched_pairs.csv")
    }
    // 1,469 rows of 27 sets, 1,362 of them seen (README of the table's compilation).
    #expect(rows.count == 1469)
    #expect(Set(rows.map(\.set)).count == 27)
    #expect(rows.count { $0.provenance == .seen } == 1362)
    #expect(rows.allSatisfy { !$0.source.isEmpty })
  }
}
