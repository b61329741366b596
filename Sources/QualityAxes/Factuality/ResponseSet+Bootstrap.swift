import Diagnostics
import Statistics

/// How often and from which seed a set of prompts is drawn again.
public struct Resampling: Hashable, Sendable {
  public let replicates: Int
  public let seed: UInt64
  /// The share of replicates inside the interval.
  public let level: Double

  /// From 100 to 100,000 replicates.
  public init(replicates: Int = 2_000, seed: UInt64 = 1, level: Double = 0.95) throws(InputFaults) {
    var check = InputCheck()
    check.count(replicates, in: 100...100_000, "replicates")
    check.innerShare(level, "level")
    try check.finish()
    self.replicates = replicates
    self.seed = seed
    self.level = level
  }

  /// The percentile interval of the mean of values, drawn again with replacement.
  ///
  /// Each replicate has its own random stream, so that the answer hangs on the seed alone.
  /// `values` holds at least one number.
  ///
  /// None of fewer than five values, which resamples cannot tell.
  public func interval(ofMean values: [Double]) -> Interval? {
    let count = values.count
    guard count >= 5 else { return nil }
    var means: [Double] = []
    means.reserveCapacity(replicates)
    for replicate in 0..<replicates {
      var stream = SplitMix64(seed: seed, stream: UInt64(replicate))
      var sum = 0.0
      for _ in 0..<count { sum += values[stream.index(below: count)] }
      means.append(sum / Double(count))
    }
    means.sort()
    let low = Quantiles.value(at: (1 - level) / 2, ofSorted: means) ?? means[0]
    let high = Quantiles.value(at: (1 + level) / 2, ofSorted: means) ?? means[0]
    return Interval(kind: .bootstrap, low: low, high: high, level: level)
  }
}

extension ResponseSet {
  /// The percentile interval of mean F1@K over prompts.
  ///
  /// It covers the choice of prompts, and neither the rater's errors nor another training run.
  public func f1Interval(at goal: FactGoal, resampling: Resampling) -> Interval? {
    resampling.interval(ofMean: responses.map { $0.counts.f1(at: goal) })
  }

  /// The percentile interval of mean precision over the responses that have facts.
  public func precisionInterval(resampling: Resampling) -> Interval? {
    let known = responses.compactMap(\.counts.precision)
    return known.isEmpty ? nil : resampling.interval(ofMean: known)
  }
}
