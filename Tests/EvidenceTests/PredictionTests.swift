import Foundation
import TestSupport
import Testing
import Units

@testable import Evidence

/// The predictive model against the figures of the analysis that recommended it.
struct PredictionTests {
  private static let model = MatchedPairs.bundled.model

  private static func predict(_ active: Double, _ total: Double) throws -> PredictedEquivalent {
    try model.predict(active: Parameters(active * 1e9), total: Parameters(total * 1e9))
  }

  @Test func `the square root is unbiased with an error of about 1.6`() throws {
    let errors = try #require(MatchedPairs.bundled.summary?.errors)
    #expect((0.95...1.05).contains(errors.bias))
    #expect((1.55...1.70).contains(errors.rms))
  }

  @Test func `intervals hold what they say on sets left out`() throws {
    let shares = Self.model.coverage.map(\.byReading)
    let bySet = Self.model.coverage.map(\.bySet)
    for (index, (nominal, tolerance)) in [(0.50, 0.06), (0.82, 0.05), (0.93, 0.04)].enumerated() {
      expect(shares[index], near: nominal, within: tolerance)
      expect(bySet[index], near: nominal, within: tolerance)
    }
    #expect(Self.model.coverage.allSatisfy { $0.sets == 19 && $0.readings == 111 })
  }

  /// Centre and ranges at 50, 80 and 90 % of the analysis, in billions.
  private static let published:
    [(name: String, active: Double, total: Double, centre: Double, ranges: [(Double, Double)])] = [
      ("DBRX", 36.5, 131.6, 69, [(53, 91), (41, 116), (32, 149)]),
      ("Mixtral 8x7B", 12.9, 46.7, 25, [(19, 32), (15, 41), (11, 53)]),
      ("DeepSeek-V3", 37.6, 671, 159, [(104, 242), (72, 352), (49, 511)]),
      ("Qwen3-30B-A3B", 3.3, 30.5, 10, [(7.0, 14), (5.1, 20), (3.7, 27)]),
      ("gpt-oss-120b", 5.1, 116.8, 24, [(16, 38), (11, 56), (7.1, 84)]),
      ("Kimi-K2", 32, 1043, 183, [(114, 294), (74, 449), (49, 685)]),
    ]

  @Test(arguments: published.indices)
  func `worth and ranges are those of the analysis, within its error`(index: Int) throws {
    let case_ = Self.published[index]
    let answer = try Self.predict(case_.active, case_.total)
    expect(answer.centre.value / 1e9, near: case_.centre, relative: 0.02)
    // The analysis states its own multiples of 0.25 + 0.145 h with an error: 16 to 84 %.
    let errors = [0.48...0.72, 1.05...1.32, 1.40...1.80]
    let width = 0.25 + 0.145 * answer.logRatio
    for (level, error) in zip(PredictiveModel.levels, errors) {
      let factor = try #require(answer.factor(level: level))
      #expect(error.contains(log(factor) / width), "\(case_.name) \(level)")
    }
    // The ends themselves, to the two digits that are printed: 11 stands for 10.5 to 11.5.
    for (level, (range, tolerance)) in zip(
      PredictiveModel.levels, zip(case_.ranges, [0.045, 0.045, 0.045]))
    {
      let interval = try #require(answer.interval(level: level))
      expect(interval.low.value / 1e9, near: range.0, relative: tolerance, "\(case_.name) \(level)")
      expect(
        interval.high.value / 1e9, near: range.1, relative: tolerance, "\(case_.name) \(level)")
      #expect(interval.kind == .predictive)
    }
  }

  @Test func `a level that nineteen sets cannot tell is withheld`() throws {
    let answer = try Self.predict(36.5, 131.6)
    #expect(answer.interval(level: 0.94) != nil)
    #expect(answer.interval(level: 0.96) == nil)
    #expect(answer.coverage(level: 0.8)?.byReading != nil)
    #expect(answer.coverage(level: 0.7) == nil)
  }

  @Test func `more experts in use hint at more, within the noise`() throws {
    // γ = 0.50 + (0.085 ± 0.035) ln(K/4.5); ours has less shrinkage towards the large sets.
    let hint = try #require(Self.model.expertHint)
    expect(hint.slope, near: 0.085, within: 0.035)
    #expect(hint.deviation > 0.02 && hint.deviation < 0.06)
    #expect((3.5...6.5).contains(hint.neutral))
    for (used, counted) in [(2.0, 2.0), (9, 9), (40, 16), (0.5, 1)] {
      let distance = log(counted / hint.neutral)
      expect(hint.gamma(used: used) - 0.5, near: hint.slope * distance, within: 1e-12)
      expect(hint.deviation(used: used), near: hint.deviation * abs(distance), within: 1e-12)
    }
    let answer = try Self.model.predict(
      active: Parameters(12.9e9), total: Parameters(46.7e9),
      experts: ExpertCount(routed: 8, topK: 2))
    let centre = try #require(answer.expertCentre)
    // 22B in the analysis; the headline stays at 24.5B.
    expect(centre.value / 1e9, near: 22, relative: 0.05)
    expect(answer.centre.value / 1e9, near: 24.54, within: 0.01)
    #expect(try #require(answer.expertDeviation) < 0.1)
    #expect(
      Self.model.basis
        == "measured on 19 sets with 38 MoE; 80 % ranges held 85 % of readings on sets left out")
  }

  @Test func `axes differ by less than their errors`() {
    let published: [ScoreAxis: Double] = [
      .loss: 1.06, .reasoning: 0.97, .code: 1.00, .broad: 0.95,
    ]
    for hint in Self.model.axisHints {
      expect(log(hint.factor), near: 0, within: 2 * hint.deviation, "\(hint.axis)")
      if let factor = published[hint.axis] {
        expect(log(hint.factor / factor), near: 0, within: hint.deviation, "\(hint.axis)")
      }
    }
    #expect(Self.model.axisHints.count == ScoreAxis.allCases.count)
  }

  @Test func `what it was not made for is refused with a reason`() throws {
    func refusal(
      _ active: Double, _ total: Double, experts: ExpertCount? = nil,
      domain: ModelDomain = .language
    ) -> PredictionRefusal? {
      do throws(PredictionRefusal) {
        _ = try Self.model.predict(
          active: Parameters(active), total: Parameters(total), experts: experts,
          domain: domain)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(3e9, 30e9) == nil)
    #expect(refusal(7e9, 7e9) == .dense)
    #expect(refusal(8e9, 7e9) == .activeAboveTotal)
    #expect(refusal(0, 7e9) == .noSizes)
    #expect(refusal(.nan, 7e9) == .noSizes)
    #expect(refusal(3e9, 30e9, experts: ExpertCount(routed: 8, topK: 8)) == .allExpertsUsed)
    #expect(refusal(3e9, 30e9, domain: .mergedExperts) == .mergedExperts)
    #expect(refusal(3e9, 30e9, domain: .vision) == .vision)
    for refusal in PredictionRefusal.allCases { #expect(!refusal.reason.isEmpty) }
  }

  @Test func `beyond the table there is a caution`() throws {
    #expect(try Self.predict(36.5, 131.6).cautions.isEmpty)
    // The sparsest MoE of the table has 40 parameters for each in use, the largest 37B in use.
    let sparse = try Self.predict(5, 500)
    #expect(sparse.cautions.count == 1)
    #expect(sparse.cautions[0].text.hasPrefix("total over active is 100; the table has 3.3 to 40"))
    #expect(try Self.predict(200, 2000).cautions.count == 1)
    // Tenfold beyond the sparsest, or a hundredfold beyond the sizes, nothing is predicted.
    #expect(throws: PredictionRefusal.farOutside) { try Self.predict(5, 5000) }
    #expect(throws: PredictionRefusal.farOutside) { try Self.predict(1e-6, 1e-5) }
  }

  @Test func `the line of errors has no negative part`() {
    let falling = WidthLine([(1, 0.6, 1), (2, 0.4, 1), (3, -0.2, 1)])
    #expect(falling.slope == 0)
    // √((0.6² + 0.4² + 0.2²)/3).
    expect(falling.start, near: 0.4320494, within: 1e-7)
    let steep = WidthLine([(1, 0.1, 1), (2, 0.6, 1), (3, 1.1, 1)])
    #expect(steep.start == 0)
    // √((0.1² + 0.3² + (1.1/3)²)/3).
    expect(steep.slope, near: 0.2795499, within: 1e-7)
    // Where every |e| lies on a line, no other is likelier.
    let exact = WidthLine([(1, -0.3, 1), (2, 0.4, 5), (3, 0.5, 1)])
    expect(exact.start, near: 0.2, within: 1e-9)
    expect(exact.width(at: 4), near: 0.6, within: 1e-9)
  }
}
