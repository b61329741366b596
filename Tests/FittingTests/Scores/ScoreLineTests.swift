import Foundation
import Statistics
import TestSupport
import Testing
import Units

@testable import Fitting

/// Table 5 of "Introducing DBRX" (Databricks, 27 March 2024), Gauntlet v0.3 in percent.
@Suite("Score lines")
struct ScoreLineTests {
  /// Dense-A, 6.7B parameters: 32.1 after 500B tokens and 39.0 after 1T.
  private func denseA(deviation: Double? = nil) throws -> ScoreLine {
    try ScoreLine(through: [
      ScorePoint(tokens: Tokens(500e9), score: 32.1, deviation: deviation),
      ScorePoint(tokens: Tokens(1e12), score: 39.0, deviation: deviation),
    ])
  }

  @Test("Two points make the line through them")
  func throughTwoPoints() throws {
    let line = try denseA()
    expect(line.slope, near: 6.9, within: 1e-9)
    expect(line.tokens(for: 32.1).value, near: 500e9, relative: 1e-9)
    expect(line.tokens(for: 39).value, near: 1e12, relative: 1e-9)
  }

  @Test("MPT-7B's 30.9 after 1T tokens is worth 443B new ones: a multiplier of 2.26")
  func dataMultiplier() throws {
    // 500B · 2^((30.9 - 32.1)/6.9) = 443.2B by hand.
    let tokens = try denseA().tokens(for: 30.9)
    expect(tokens.value, near: 443.2e9, within: 0.1e9)
    expect(1e12 / tokens.value, near: 2.26, within: 0.005)
  }

  @Test("The multiplier runs from 2.17 to 2.45 over slopes of 1.5 to 0.6 times")
  func slopeSensitivity() throws {
    let line = try denseA()
    expect(1e12 / line.tokens(for: 30.9, slopeTimes: 0.6).value, near: 2.45, within: 0.006)
    expect(1e12 / line.tokens(for: 30.9, slopeTimes: 1.5).value, near: 2.17, within: 0.006)
    // MoE-A's 30.5 at 1.85 times fewer FLOP than Dense-A on 500B: 1.42 to 1.66 about 1.58.
    expect(1.85 * line.tokens(for: 30.5).value / 500e9, near: 1.58, within: 0.006)
    expect(1.85 * line.tokens(for: 30.5, slopeTimes: 0.6).value / 500e9, near: 1.42, within: 0.006)
    expect(1.85 * line.tokens(for: 30.5, slopeTimes: 1.5).value / 500e9, near: 1.66, within: 0.006)
  }

  /// Deviation, and z of 32.1 against 30.9: (32.1 - 30.9) / (√2 · deviation).
  static let scores: [(Double, Double)] = [(0.3, 2.83), (0.5, 1.70), (1.0, 0.85)]

  @Test(
    "A multiplier of 2 is just excluded at the level that z of the two scores has",
    arguments: scores)
  func intervalMatchesZ(row: (Double, Double)) throws {
    let (deviation, z) = row
    // Twice the tokens is where the old corpus reaches Dense-A at 500B, so that the range leaves
    // out 2 exactly when the two scores differ at its level.
    let line = try denseA(deviation: deviation)
    for shift in [-0.02, 0.02] {
      let level = 2 * Normal.probability(below: z + shift) - 1
      let interval = try #require(
        line.tokensInterval(for: 30.9, deviation: deviation, level: level))
      #expect((interval.upperBound < 500e9) == (shift < 0))
    }
  }

  @Test("Without a deviation there is no interval, and a slope that may be zero leaves it open")
  func openIntervals() throws {
    #expect(try denseA().tokensInterval(for: 30.9, deviation: 0.5, level: 0.95) == nil)
    #expect(
      try denseA(deviation: 0.5).tokensInterval(for: 30.9, deviation: nil, level: 0.95) == nil)
    let vague = try denseA(deviation: 4).tokensInterval(for: 30.9, deviation: 4, level: 0.95)
    #expect(vague == 0...(.infinity))
  }

  @Test("The interval covers as often as it says")
  func coverage() throws {
    var random = SplitMix64(seed: 11)
    var hits = 0
    let trials = 4000
    for _ in 0..<trials {
      let line = try ScoreLine(through: [
        ScorePoint(tokens: Tokens(500e9), score: 32.1 + random.normal(), deviation: 1),
        ScorePoint(tokens: Tokens(1e12), score: 39.0 + random.normal(), deviation: 1),
      ])
      let truth = 500e9 * exp2((30.9 - 32.1) / 6.9)
      let interval = try #require(
        line.tokensInterval(for: 30.9 + random.normal(), deviation: 1, level: 0.95))
      if interval.contains(truth) { hits += 1 }
    }
    let share = Double(hits) / Double(trials)
    #expect(share > 0.94 && share < 0.96)
  }

  @Test("Scores that fall, or stand at one number of tokens, make no line")
  func faults() {
    let first = ScorePoint(tokens: Tokens(1e9), score: 30, deviation: nil)
    let lower = ScorePoint(tokens: Tokens(2e9), score: 29, deviation: nil)
    #expect(throws: ScoreLineFault.notRising) { try ScoreLine(through: [first, lower]) }
    #expect(throws: ScoreLineFault.tooFewPoints) { try ScoreLine(through: [first, first]) }
    #expect(throws: ScoreLineFault.tooFewPoints) { try ScoreLine(through: []) }
  }
}
