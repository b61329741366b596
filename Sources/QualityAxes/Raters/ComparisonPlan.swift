import Diagnostics
import Foundation
import Statistics
import Units

/// How sure a comparison is to be.
public struct Assurance: Hashable, Sendable {
  /// The probability of seeing a difference that is not there, on both sides together.
  public let significance: Double
  /// The probability of seeing a difference that is there.
  public let power: Double

  /// Five percent and eighty percent unless told otherwise.
  public init(significance: Double = 0.05, power: Double = 0.8) throws(InputFaults) {
    var check = InputCheck()
    check.innerShare(significance, "significance")
    check.innerShare(power, "power")
    check.require(
      !(significance < 1e-12), "significance", "it is beyond what the formula can tell",
      "give at least 1e-12")
    check.require(
      !(power <= significance), "power", "it is not above the significance",
      "a test that finds real differences no more often than absent ones needs no prompts")
    try check.finish()
    self.significance = significance
    self.power = power
  }

  /// z_{α/2}, the number of standard errors at which a difference counts.
  public var threshold: Double { -Normal.quantile(significance / 2) }
  /// z_{α/2} + z_β, the number of standard errors that a difference has to be away.
  public var reach: Double { threshold - Normal.quantile(1 - power) }
}

/// A comparison of two models on the same prompts.
///
/// The test is |mean difference| > z_{α/2} · sd_d/√n. On people's ratings of biographies the normal
/// formula holds within 3 points of rejection rate from 120 prompts on; with 60 it is up to 4 points
/// off and with 30 up to 6, because differences are skewed.
public struct PairedComparison: Hashable, Sendable {
  /// The standard deviation of the difference between the models on one prompt.
  public let deviation: Double
  public let assurance: Assurance

  /// `deviation` in the units of the metric: 0.15 for related models and precision, 0.28 for others.
  public init(deviation: Double, assurance: Assurance) throws(InputFaults) {
    var check = InputCheck()
    check.positive(deviation, "deviation")
    try check.finish()
    self.deviation = deviation
    self.assurance = assurance
  }

  /// Deviations of precision between two models on one prompt, from people's ratings.
  ///
  /// The three pairs of models among FActScore's 496 rated biographies: 0.15 for related models, 0.22
  /// and 0.27 for others. F1 at K = 32 gives 0.146 to 0.266.
  public static let publishedDeviations = Sourced(
    0.15...0.27, "people's ratings released with FActScore, 496 responses", .derived,
    caution: "short biographies; LongFact's responses are two to three times as long")

  /// The prompts that resolve a difference, n = ((z_{α/2} + z_β) · sd_d/δ)², rounded up.
  ///
  /// - Returns: nothing where the difference is 0 or the number has no end.
  public func prompts(toResolve difference: Double) -> Int? {
    wholeNumber(pow(assurance.reach * deviation / difference, 2))
  }

  /// The least difference that so many prompts resolve, δ = (z_{α/2} + z_β) · sd_d/√n.
  public func detectableDifference(prompts: Int) throws(InputFaults) -> Double {
    try Self.check(prompts)
    return assurance.reach * deviation / Double(prompts).squareRoot()
  }

  /// The probability that so many prompts show a difference, in either direction.
  ///
  ///     Φ(δ√n/sd_d - z_{α/2}) + Φ(-δ√n/sd_d - z_{α/2})
  public func rejectionRate(of difference: Double, prompts: Int) throws(InputFaults) -> Double {
    try Self.check(prompts)
    let shift = difference * Double(prompts).squareRoot() / deviation
    return Normal.probability(below: shift - assurance.threshold)
      + Normal.probability(below: -shift - assurance.threshold)
  }

  /// The dollars that resolve a difference: both models' responses to each prompt are rated.
  public func cost(toResolve difference: Double, perResponse: Dollars) -> Dollars? {
    prompts(toResolve: difference).map { perResponse * Double(2 * $0) }
  }

  private static func check(_ prompts: Int) throws(InputFaults) {
    var check = InputCheck()
    check.count(prompts, in: 1...1_000_000_000, "prompts")
    try check.finish()
  }
}

/// The next whole number from 1 on; nothing beyond what can be counted.
func wholeNumber(_ value: Double) -> Int? {
  guard value.isFinite, value >= 0, value < 1e15 else { return nil }
  return max(1, Int(value.rounded(.up)))
}
