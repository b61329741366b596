import Testing

@testable import Evidence

/// The tables that the program carries can be read, row by row.
struct EmbeddedDataTests {
  @Test func `every carried table can be read`() throws {
    let cards = try EvidenceCards.reading()
    #expect(!cards.sets.isEmpty && !cards.metrics.isEmpty && !cards.routed.isEmpty)
    #expect(cards.laws.count == 1)
    let rows = try PairRow.rows(in: EmbeddedData.matchedPairs, file: "matched_pairs.csv")
    // 1,469 rows of 27 sets, 1,362 of them seen (README of the table's compilation).
    #expect(rows.count == 1469)
    #expect(Set(rows.map(\.set)).count == 27)
    #expect(rows.count { $0.provenance == .seen } == 1362)
    #expect(rows.allSatisfy { !$0.source.isEmpty })
  }
}
