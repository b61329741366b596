import Fitting
import Foundation
import Statistics
import Units

/// Runs of two corpora at several sizes and tokens, to settle how many tokens one is worth.
///
/// Both ladders follow L = E + A/N^α + B/(qD)^β with errors of equal size in log loss; all constants
/// are fitted to the runs. How well they fix q follows from the curvature at the truth.
public struct LadderPlan: Sendable {
  /// E, A, B, α and β of the reference corpus.
  public let law: CorpusLaw
  public let sizes: [Double]
  public let tokens: [Double]
  /// The run-to-run deviation of log loss.
  public let noise: Double
  /// The multiplier that is really there.
  public private(set) var truth: Double
  /// What is claimed of it at least.
  public let threshold: Double
  /// The level of the interval that has to clear the threshold.
  public let level: Double

  public init(
    law: CorpusLaw, sizes: [Double], tokens: [Double], noise: Double, truth: Double,
    threshold: Double, level: Double = 0.95
  ) {
    self.law = law
    self.sizes = sizes
    self.tokens = tokens
    self.noise = noise
    self.truth = truth
    self.threshold = threshold
    self.level = level
  }

  /// The standard error of ln q with so many seeds of every run, and the degrees of freedom.
  ///
  /// - Returns: `nil` where the ladder does not fix q.
  public func precision(seeds: Int) -> (standardError: Double, degrees: Double)? {
    guard let exact = problem(noise: 0, seeds: 1, seed: 0, stream: 0),
      let fit = try? exact.refit(.tokens, from: values),
      let estimate = exact.curvedEstimate(
        of: .tokenMultiplier, 1, in: fit, at: exact.largest, noise: noise)
    else { return nil }
    return (
      estimate.standardError / Double(seeds).squareRoot(),
      Double(exact.runs.count * seeds - values.count)
    )
  }

  /// The chance that the interval of q lies wholly at or above the threshold.
  ///
  /// `precision` has to be that of the number of seeds.
  public func power(seeds: Int) -> Double? {
    precision(seeds: seeds).map { precision in
      StudentPower(significance: 1 - level).power(
        shift: log(truth / threshold) / precision.standardError, degrees: precision.degrees)
    }
  }

  /// The fewest seeds of every run that reach a power; `nil` where none up to the limit do.
  public func seeds(for power: Double, limit: Int = 10_000) -> Int? {
    guard let one = precision(seeds: 1), truth > threshold else { return nil }
    let test = StudentPower(significance: 1 - level)
    let runs = Double(2 * sizes.count * tokens.count)
    let fitted = runs - one.degrees
    func reached(_ seeds: Int) -> Bool {
      let degrees = runs * Double(seeds) - fitted
      return degrees > 0
        && test.power(
          shift: log(truth / threshold) * Double(seeds).squareRoot() / one.standardError,
          degrees: degrees) >= power
    }
    var high = 1
    while !reached(high) {
      high *= 2
      if high > limit { return nil }
    }
    var low = high / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if reached(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The least true multiplier that so many seeds tell from the threshold.
  public func detectable(seeds: Int, power: Double) -> Double? {
    guard let precision = precision(seeds: seeds), precision.degrees > 0 else { return nil }
    // How well the multiplier is fixed depends on it: the guess at the plan's own truth is bracketed.
    let reach =
      StudentPower(significance: 1 - level).shift(forPower: power, degrees: precision.degrees)
      * precision.standardError
    var (low, high) = (0.0, 4 * reach)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      guard let found = really(threshold * exp(middle)).power(seeds: seeds) else { return nil }
      if found < power { low = middle } else { high = middle }
    }
    return threshold * exp(high)
  }

  /// The same plan with another multiplier really there.
  private func really(_ truth: Double) -> LadderPlan {
    var plan = self
    plan.truth = truth
    return plan
  }

  /// Training FLOP of all runs of both corpora, 6ND each.
  public func flop(seeds: Int) -> FLOP {
    let one = sizes.reduce(0) { sum, n in sum + tokens.reduce(0) { $0 + 6 * n * $1 } }
    return FLOP(2 * Double(seeds) * one)
  }

  /// What simulated experiments found.
  public struct Simulated: Hashable, Sendable {
    public let experiments: Int
    /// The share whose interval lies wholly at or above the threshold.
    public let supported: Double
    /// The share whose interval lies wholly below it.
    public let refuted: Double
    /// The share whose interval holds the truth.
    public let coverage: Double
    /// Fits that did not end in a minimum; they settle nothing.
    public let failures: Int
  }

  /// Draws experiments, fits each, and counts verdicts.
  public func simulate(experiments: Int, seeds: Int, seed: UInt64) -> Simulated {
    var (supported, refuted, covered, failures) = (0, 0, 0, 0)
    for number in 0..<experiments {
      guard let drawn = problem(noise: noise, seeds: seeds, seed: seed, stream: UInt64(number)),
        let fit = try? drawn.refit(.tokens, from: values),
        let estimate = drawn.curvedEstimate(
          of: .tokenMultiplier, 1, in: fit, at: drawn.largest)
      else {
        failures += 1
        continue
      }
      let interval = estimate.interval(level: level)
      switch Claim.atLeast(threshold).verdict(for: interval) {
      case .supported: supported += 1
      case .refuted: refuted += 1
      case .inconclusive, .noEvidence: break
      }
      if interval.low <= truth, truth <= interval.high { covered += 1 }
    }
    let count = Double(max(experiments, 1))
    return Simulated(
      experiments: experiments, supported: Double(supported) / count,
      refuted: Double(refuted) / count, coverage: Double(covered) / count, failures: failures)
  }

  /// The constants in the order of the form: E, A, B of both corpora, α, β.
  private var values: [Double] {
    [law.floor, law.a, law.b, law.b * pow(truth, -law.beta), law.alpha, law.beta]
  }

  private func problem(
    noise: Double, seeds: Int, seed: UInt64, stream: UInt64
  ) -> CorpusProblem? {
    var generator = SplitMix64(seed: seed, stream: stream)
    var (n, d, loss, corpus): ([Double], [Double], [Double], [Int]) = ([], [], [], [])
    for number in 0...1 {
      let q = number == 0 ? 1 : truth
      for size in sizes {
        for count in tokens {
          for _ in 0..<seeds {
            n.append(size)
            d.append(count)
            corpus.append(number)
            let exact = law.loss(size: size, tokens: q * count)
            loss.append(noise > 0 ? exact * exp(noise * generator.normal()) : exact)
          }
        }
      }
    }
    return Runs(parameters: n, tokens: d, loss: loss, corpora: corpus).flatMap {
      try? CorpusProblem($0, corpora: ["reference", "new"])
    }
  }
}
