import QualityAxes
import Quantities
import Testing

@Suite("Dense equivalents by axis")
struct AxisExponentTests {
  let active = Parameters(36e9)
  let total = Parameters(132e9)

  @Test("DBRX is worth its total in recall and about 64 to 78 billion in a broad suite")
  func dbrx() throws {
    let rows = try AxisEquivalent.table(active: active, total: total)
    #expect(rows.map(\.exponent.axis) == [.recall, .broadSuite])
    #expect(abs(try #require(rows[0].central).value / 132e9 - 1) < 1e-9)
    // 36·(132/36)^0.86 = 110.0; ^0.45 = 64.6; ^0.5 = 68.9; ^0.6 = 78.5, worked by hand.
    #expect(abs(rows[0].range.lowerBound.value / 1e9 - 110.0) < 0.1)
    #expect(abs(rows[1].range.lowerBound.value / 1e9 - 64.6) < 0.1)
    #expect(abs(try #require(rows[1].central).value / 1e9 - 68.9) < 0.1)
    #expect(abs(rows[1].range.upperBound.value / 1e9 - 78.5) < 0.1)
  }

  @Test("Reasoning has no range but the user's")
  func reasoning() throws {
    #expect(AxisExponent.published(for: .reasoning) == nil)
    #expect(AxisExponent.reasoningEvidence.standing == .secondary)
    let mine = try AxisExponent(axis: .reasoning, from: 0, to: 0.5, evidence: "a guess")
    let rows = try AxisEquivalent.table(active: active, total: total, userExponents: [mine])
    #expect(rows.count == 3)
    #expect(rows[2].central == nil)
    #expect(rows[2].range.lowerBound == active)
    #expect(rows[2].exponent.standing == .ours)
  }

  @Test("A dense model is worth itself on every axis")
  func dense() throws {
    for row in try AxisEquivalent.table(active: active, total: active) {
      #expect(row.range == active...active)
    }
  }

  @Test("Impossible sizes and ranges are refused")
  func faults() throws {
    #expect(throws: InputFaults.self) { try AxisEquivalent.table(active: total, total: active) }
    let found = #expect(throws: InputFaults.self) {
      try AxisExponent(axis: .reasoning, from: 0.5, to: 0.2, central: 3, evidence: "")
    }
    #expect(found?.faults.map(\.field) == ["high", "central"])
  }
}
