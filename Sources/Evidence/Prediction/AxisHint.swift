import Foundation

/// What an axis says of N_eq: a factor with its error, shrunk towards 1; a hint, not a term.
///
/// The raw factor is the mean over sets of the rule's error on the axis. It is shrunk with a normal
/// prior of 0.1 in ln N: axes are known to differ by little, and no factor improves predictions of
/// sets left out.
public struct AxisHint: Sendable, Hashable {
  public let axis: ScoreAxis
  /// The factor on N_eq, shrunk.
  public let factor: Double
  /// The standard error of its logarithm.
  public let deviation: Double
  /// The factor as measured.
  public let rawFactor: Double
  /// γ over sets: mean and standard deviation.
  public let gamma: Double
  public let gammaDeviation: Double
  public let sets: Int

  /// The standard deviation of the prior in ln N.
  static let prior = 0.1

  static func all(_ readings: [AxisReading]) -> [AxisHint] {
    ScoreAxis.allCases.compactMap { axis in
      AxisHint(readings.filter { $0.axis == axis }, axis: axis)
    }
  }

  /// The hint of one axis; `nil` for fewer than three sets.
  init?(_ readings: [AxisReading], axis: ScoreAxis) {
    let errors = SetMoments(readings, \.error)
    let gammas = SetMoments(readings, \.gamma)
    guard errors.sets >= 3 else { return nil }
    let variance = errors.deviation * errors.deviation / Double(errors.sets)
    let prior = Self.prior * Self.prior
    self.axis = axis
    factor = exp(errors.mean * prior / (prior + variance))
    deviation = (prior * variance / (prior + variance)).squareRoot()
    rawFactor = exp(errors.mean)
    gamma = gammas.mean
    gammaDeviation = gammas.deviation
    sets = errors.sets
  }
}

/// Mean, median and standard deviation over sets of each set's own mean.
public struct SetMoments: Sendable, Hashable {
  public let mean: Double
  public let median: Double
  /// The standard deviation between sets; not a number for fewer than two.
  public let deviation: Double
  public let sets: Int

  init(_ readings: [AxisReading], _ value: (AxisReading) -> Double) {
    var order: [String] = []
    var sums: [String: (sum: Double, count: Double)] = [:]
    for reading in readings {
      if sums[reading.model.set] == nil { order.append(reading.model.set) }
      let old = sums[reading.model.set] ?? (0, 0)
      sums[reading.model.set] = (old.sum + value(reading), old.count + 1)
    }
    let means = order.map { set in sums[set].map { $0.sum / $0.count } ?? .nan }
    let count = Double(means.count)
    let mean = means.reduce(0, +) / count
    self.mean = mean
    median = WeightedSample.quantile(0.5, of: means.sorted().map { ($0, 1) }) ?? .nan
    deviation = (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    sets = means.count
  }
}

extension MatchedPairs {
  /// What recall and exams say, which the axis of knowledge holds together.
  public var knowledgeHints: [(name: String, hint: AxisHint)] {
    [("recall", ScoreFacet.recall), ("exams", .exam)].compactMap { name, facet in
      AxisHint(readings(of: facet), axis: .knowledge).map { (name, $0) }
    }
  }
}
