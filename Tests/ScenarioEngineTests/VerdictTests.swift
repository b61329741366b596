import Hypotheses
import Questions
import Statistics
import TestSupport
import Testing

@testable import ScenarioEngine

/// Claims about Table 5 of "Introducing DBRX", whose verdicts hang on the deviation of the scores.
@Suite("Verdicts")
struct VerdictTests {
  private static let twice = """
    { name: "twice", quantity: "dataMultiplier", of: "new", versus: "old", metric: "gauntlet",
      atLeast: 2 }
    """

  /// Deviation, z of 32.1 against 30.9, and what z says at 95 %.
  static let deviations: [(Double, Double, Verdict)] = [
    (1.0, 0.85, .inconclusive), (0.5, 1.70, .inconclusive), (0.3, 2.83, .supported),
  ]

  @Test(
    "'At least twice the tokens' is inconclusive at 1.0 and supported at 0.3", arguments: deviations
  )
  func dataClaim(row: (Double, Double, Verdict)) throws {
    let (deviation, z, verdict) = row
    let judgement = try #require(
      try evaluate(table5(deviation: deviation, claims: Self.twice)).findings.judgements.first)
    #expect(judgement.verdict == verdict)
    try expect(#require(judgement.value), near: 2.26, within: 0.005)
    #expect(judgement.interval?.kind == .measured)
    #expect((z > 1.96) == (verdict == .supported))
  }

  @Test("The same claim at 90 % is supported from a deviation of 0.5: z = 1.70 against 1.645")
  func confidence() throws {
    let claim = Self.twice.replacing("atLeast: 2", with: "atLeast: 2, confidence: 0.9")
    let judgement = try #require(
      try evaluate(table5(deviation: 0.5, claims: claim)).findings.judgements.first)
    #expect(judgement.verdict == .supported)
  }

  @Test("Without a deviation there is an estimate, no interval, no evidence, and the reason")
  func noDeviation() throws {
    let outcome = try evaluate(table5(deviation: nil, claims: Self.twice))
    let judgement = try #require(outcome.findings.judgements.first)
    #expect(judgement.verdict == .noEvidence)
    #expect(judgement.interval == nil)
    try expect(#require(judgement.value), near: 2.26, within: 0.005)
    #expect(judgement.remark.contains("no run-to-run deviation is stated for full, half, mpt"))
    #expect(outcome.warnings.contains { $0.contains("no run-to-run deviation") })
    #expect(outcome.decompositions.first?.factors.allSatisfy { $0.interval == nil } == true)
  }

  @Test("A claim of at least 5 is refuted by the line once the deviation is small")
  func refuted() throws {
    let claim = Self.twice.replacing("atLeast: 2", with: "atLeast: 5, reading: 'line'")
    let small = try evaluate(table5(deviation: 0.3, claims: claim)).findings.judgements.first
    #expect(small?.verdict == .refuted)
    let large = try evaluate(table5(deviation: 3, claims: claim)).findings.judgements.first
    #expect(large?.verdict == .inconclusive)
    // Two points alone do not say how far below them the curve falls.
    let open = try evaluate(
      table5(deviation: 0.3, claims: claim.replacing("'line'", with: "'monotone'")))
    #expect(open.findings.judgements.first?.verdict == .inconclusive)
    #expect(open.findings.judgements.first?.interval?.high == .infinity)
  }

  @Test("MoE-A's measured multiplier is 1.58, and the line refutes 'about 2' at a deviation of 0.3")
  func measuredMultiplier() throws {
    let claim = """
      { name: "about twice", quantity: "computeMultiplier", of: "moeA", metric: "gauntlet",
        reading: "line", between: [1.8, 2.2] }
      """
    let judgement = try #require(
      try evaluate(table5(deviation: 0.3, claims: claim)).findings.judgements.first)
    try expect(#require(judgement.value), near: 1.58, within: 0.005)
    #expect(judgement.verdict == .refuted)
  }

  @Test("A gap of two scores has the interval of the difference of two normal numbers")
  func scoreGap() throws {
    let claim = """
      { name: "gap", quantity: "scoreGap", of: "half", versus: "mpt", metric: "gauntlet",
        atLeast: 0 }
      """
    let judgement = try #require(
      try evaluate(table5(deviation: 0.5, claims: claim)).findings.judgements.first)
    let interval = try #require(judgement.interval)
    // 1.2 ± 1.959964 · √2 · 0.5.
    expect(interval.low, near: 1.2 - 1.385904, within: 1e-5)
    expect(interval.high, near: 1.2 + 1.385904, within: 1e-5)
    #expect(judgement.verdict == .inconclusive)
  }

  @Test("Verdicts follow from an interval and the claimed region alone")
  func regions() {
    let interval = Interval(kind: .measured, low: 1, high: 2)
    #expect(Claim.atLeast(1).verdict(for: interval) == .supported)
    #expect(Claim.atLeast(1.5).verdict(for: interval) == .inconclusive)
    #expect(Claim.atLeast(2.5).verdict(for: interval) == .refuted)
    #expect(Claim.atMost(2).verdict(for: interval) == .supported)
    #expect(Claim.atMost(0.5).verdict(for: interval) == .refuted)
    #expect(Claim.between(0.5, 2.5).verdict(for: interval) == .supported)
    #expect(Claim.between(1.5, 2.5).verdict(for: interval) == .inconclusive)
    #expect(Claim.between(3, 4).verdict(for: interval) == .refuted)
    let open = Interval(kind: .measured, low: 1, high: .infinity)
    #expect(Claim.atLeast(1).verdict(for: open) == .supported)
    #expect(Claim.atMost(5).verdict(for: open) == .inconclusive)
  }
}
