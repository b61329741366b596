import Foundation
import Statistics
import Units

/// A run that lies far from a law.
public struct Outlier: Hashable, Sendable {
  /// Its position among the runs.
  public let run: Int
  /// Log of measured less log of predicted loss.
  public let residual: Double
  /// The same over the robust deviation of all runs.
  public let deviations: Double
}

/// What a column that nothing was read from says of the residuals.
public struct LabelEffect: Hashable, Sendable {
  public let column: String
  public let texts: [String]
  /// The share of the residuals' squares that lies between its texts.
  public let share: Double
  /// The probability of as much by chance, by Fisher's F.
  public let probability: Double
}

extension FitProblem {
  /// Robust deviations beyond which a run is named.
  public static let outlierLimit = 6.0

  /// Runs that lie more than `limit` robust deviations from a fit, 1.4826 times the median distance
  /// from zero, the furthest first.
  public func outliers(of residuals: [Double], limit: Double = outlierLimit) -> [Outlier] {
    let deviation = 1.4826 * (Quantiles.median(residuals.map { abs($0) }) ?? 0)
    guard deviation > 1e-7 else { return [] }
    return residuals.indices.filter { abs(residuals[$0]) > limit * deviation }
      .map { Outlier(run: $0, residual: residuals[$0], deviations: residuals[$0] / deviation) }
      .sorted { (-abs($0.deviations), $0.run) < (-abs($1.deviations), $1.run) }
  }

  /// Columns whose texts part the residuals, the most first.
  ///
  /// Analysis of variance with Bonferroni's correction for the columns at 1e-3; a share below a fifth
  /// is not worth a word.
  public func labelEffects(
    of residuals: [Double], _ labels: [(name: String, texts: [String])]
  ) -> [LabelEffect] {
    let count = Double(residuals.count)
    let mean = residuals.reduce(0, +) / max(count, 1)
    let total = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard total > 0 else { return [] }
    return labels.compactMap { label in
      var sums: [String: (sum: Double, count: Double)] = [:]
      for (text, residual) in zip(label.texts, residuals) {
        let old = sums[text] ?? (0, 0)
        sums[text] = (old.sum + residual, old.count + 1)
      }
      let texts = sums.keys.sorted()
      let between = texts.compactMap { sums[$0] }.reduce(0) {
        $0 + pow($1.sum / $1.count - mean, 2) * $1.count
      }
      let (upper, lower) = (Double(texts.count - 1), count - Double(texts.count))
      guard upper > 0, lower > 0 else { return nil }
      let ratio = between / upper / max((total - between) / lower, total * 1e-15)
      let effect = LabelEffect(
        column: label.name, texts: texts, share: between / total,
        probability: FDistribution.probability(above: max(ratio, 0), upper, lower))
      return effect.share > 0.2 && effect.probability * Double(labels.count) < 1e-3 ? effect : nil
    }.sorted { ($1.share, $0.column) < ($0.share, $1.column) }
  }

  /// The probability that repeats of equal designs scatter as much less than a fit misses them, by
  /// Fisher's F of lack of fit over pure error; `nil` where there is nothing to compare.
  public func lackOfFit(_ residuals: [Double], _ repeats: RepeatedRuns) -> Double? {
    let degrees = Double(repeats.cells - free.count)
    guard repeats.choice == .all || repeats.choice == .group, degrees > 0,
      repeats.pureDegrees > 0, repeats.pureSquares > 0
    else { return nil }
    let square = residuals.reduce(0) { $0 + $1 * $1 }
    let ratio =
      max(square - repeats.pureSquares, 0) / degrees / (repeats.pureSquares / repeats.pureDegrees)
    return FDistribution.probability(above: ratio, degrees, repeats.pureDegrees)
  }

  /// The probability of residuals as alike among rows of one size as these, were each row a run of its
  /// own: Fisher's F between the designs that differ in tokens alone.
  ///
  /// Checkpoints of a run err together. `nil` where rows are grouped, or too few designs have three
  /// numbers of tokens and more.
  public func likenessOfRows(_ residuals: [Double]) -> Double? {
    guard Set(runs.groups).count == runs.count, form.needs.contains(.tokens),
      form.needs.contains(.parameters)
    else { return nil }
    var known: [[Double]: Int] = [:]
    let designs = (0..<runs.count).map { run in
      let key =
        [(log(runs.parameters[run]) * 1e3).rounded()]
        + [runs.experts, runs.granularity, runs.density].compactMap { $0?[run] }
      let number = known[key] ?? known.count
      known[key] = number
      return number
    }
    let long = Runs.members(of: designs).filter { Set($0.map { runs.tokens[$0] }).count >= 3 }
    let rows = long.joined().map { residuals[$0] }
    let count = Double(rows.count)
    guard long.count >= 3, rows.count * 5 >= runs.count * 4 else { return nil }
    let mean = rows.reduce(0, +) / count
    let total = rows.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let between = long.reduce(0) { sum, members in
      let own = members.reduce(0) { $0 + residuals[$1] } / Double(members.count)
      return sum + Double(members.count) * (own - mean) * (own - mean)
    }
    // The size term follows two of the differences between sizes.
    let (upper, lower) = (Double(max(1, long.count - 3)), count - Double(long.count))
    // Residuals of exact losses are the solver's own.
    guard lower > 0, total > 1e-12 * count else { return nil }
    let ratio = between / upper / max((total - between) / lower, total * 1e-15)
    return FDistribution.probability(above: max(ratio, 0), upper, lower)
  }

  /// Why rows that err together have no intervals; `nil` where they do not show it.
  func refusalOfRows(_ fit: Fit) -> String? {
    let losses = form.losses(of: runs, at: fit.coordinates)
    let residuals = zip(runs.loss, losses).map { log($0 / $1) }
    guard let probability = likenessOfRows(residuals), probability < Self.likenessLimit else {
      return nil
    }
    return
      "rows of one size err alike (p \(max(probability, 1e-12).rounded(toDigits: 2))), as checkpoints "
      + "of one run do: name the runs with --group, or say --repeats all where each row is a run"
  }

  /// The probability below which rows of one size are taken to err together.
  public static let likenessLimit = 0.05
}
