import Diagnostics
import Foundation
import QualityAxes
import TestSupport
import Testing
import Units

@Suite("Facts that two raters judged")
struct DoubleRatingTests {
  @Test("Agreement, kappa, error rates and corrected precision follow by hand")
  func byHand() throws {
    // Cells first × second: 6 SS (2 adjudicated, both true), 2 SN (1 true, 1 false), 1 NS (false),
    // 1 NN (not adjudicated, taken as right).
    let text =
      "prompt,first,second,truth\n"
      + "a,Supported,supported,Supported\na,Supported,Supported,Supported\n"
      + String(repeating: "a,Supported,Supported,\n", count: 4)
      + "b,Supported,not supported,Supported\nb,Supported,Not Supported,not_supported\n"
      + "b,Not Supported,Supported,Not Supported\nb,Not Supported,Not Supported,\n"
    let own = try DoubleRating.reading(csv(text))
    let shares = DoubleRating.shares(of: own.tally)
    #expect(shares.agreement == 0.7)
    // Chance: 0.8·0.7 + 0.2·0.3 = 0.62.
    expect(shares.kappa ?? 0, near: 0.08 / 0.38, within: 1e-12)
    // True: 6 SS + 1 SN; false: 1 SN + 1 NS + 1 NN.
    expect(shares.sensitivity[0] ?? 0, near: 1, within: 1e-12)
    expect(shares.specificity[0] ?? 0, near: 2.0 / 3, within: 1e-12)
    expect(shares.sensitivity[1] ?? 0, near: 6.0 / 7, within: 1e-12)
    expect(shares.specificity[1] ?? 0, near: 2.0 / 3, within: 1e-12)
    // (0.8 + 2/3 - 1)/(2/3) = 0.7, the share that is true.
    let corrected = DoubleRating.precision(
      of: own.tally, model: 0, rater: 0, correctedBy: shares)
    expect(corrected ?? 0, near: 0.7, within: 1e-12)
    #expect(own.auditsAgreement && own.adjudicated == 5 && own.prompts == 2)
  }

  /// Draws 1 to 1,000 in turn: (1000 - 1)·0.1 and ·0.9 behind the first.
  @Test("An interval is the middle share of what draws give")
  func percentiles() throws {
    let own = try DoubleRating.reading(
      csv("prompt,first,second\na,Supported,Supported\nb,Supported,Supported\n"))
    var count = -1.0
    let found = own.redrawn(try Resampling(replicates: 1000, level: 0.8)).interval { _, _ in
      count += 1
      return count
    }
    let range = try #require(found?.range)
    #expect(found?.value == 0)
    expect(range.lowerBound, near: 100.9, within: 1e-9)
    expect(range.upperBound, near: 900.1, within: 1e-9)
  }

  @Test("Without adjudicated disagreements no error is known")
  func unknown() throws {
    let own = try DoubleRating.reading(
      csv("prompt,first,second\na,Supported,Not Supported\nb,Supported,Supported\n"))
    let shares = DoubleRating.shares(of: own.tally)
    #expect(shares.sensitivity == [nil, nil] && shares.agreement == 0.5)
    #expect(throws: FaultList.self) {
      try DoubleRating.reading(csv("prompt,first,second\na,yes,Supported\n"))
    }
  }

  @Test("Planted errors lie in their intervals, and the corrected difference covers the true one")
  func planted() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Published/double-rated.csv")
    let own = try DoubleRating.reading(csv(String(contentsOf: file, encoding: .utf8)))
    let redrawn = own.redrawn(try Resampling(replicates: 200))
    func range(_ value: (DoubleRating.Tally) -> Double?) throws -> ClosedRange<Double> {
      let found = redrawn.interval { tally, _ in value(tally) }
      return try #require(found?.range)
    }
    // By Tests/Published/make.py.
    for (rater, sensitivity, specificity) in [(0, 0.90, 0.80), (1, 0.95, 0.95)] {
      #expect(try range { DoubleRating.shares(of: $0).sensitivity[rater] }.contains(sensitivity))
      #expect(try range { DoubleRating.shares(of: $0).specificity[rater] }.contains(specificity))
      let difference = try range { tally in
        let shares = DoubleRating.shares(of: tally)
        func precision(_ model: Int) -> Double? {
          DoubleRating.precision(of: tally, model: model, rater: rater, correctedBy: shares)
        }
        return precision(0).flatMap { one in precision(1).map { one - $0 } }
      }
      #expect(difference.contains(0.1), "\(difference)")
    }
  }

  @Test("No plan asks for more prompts than exist; more runs take their place as far as they can")
  func capped() throws {
    let question = try RatingQuestion(
      raters: RaterOffer.longFact2024.value, differences: [0.01], deviations: [0.15],
      assurance: Assurance(),
      training: RatingQuestion.Training(deviation: 0.005, costPerRun: Dollars(20_000)))
    let rater = question.raters[0]
    let free = try #require(
      question.comparison(rater, deviation: 0.15)?.cheapestPlan(toResolve: 0.01))
    #expect(free.promptsPerArm == 97_243)
    let plan = try #require(question.split(rater, difference: 0.01, deviation: 0.15))
    #expect(plan.promptsPerArm <= 2_280 && plan.runsPerArm > free.runsPerArm)
    // Even endless runs leave sd²/2280, and 0.005 is less than it shows.
    #expect(question.split(rater, difference: 0.005, deviation: 0.15) == nil)
    #expect(question.plan(rater, difference: 0.005, deviation: 0.15) == nil)
    let least = try #require(question.leastDifference(rater, deviation: 0.15))
    // (1.96 + 0.84)·0.15/√2280 times √1.04.
    expect(least, near: 0.00898, within: 0.00002)
  }
}
