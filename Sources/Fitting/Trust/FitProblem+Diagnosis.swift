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

  /// Whether it is a setting of training, such as the learning rate, by its name.
  public var isSetting: Bool {
    RunHeader(column).keys.contains(where: RunColumn.settings.contains)
  }
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

  /// What a run's size or tokens would be a thousand or a million times of where it lay on a law, in words;
  /// `nil` where neither would bring it there, or the runs have no such designs.
  public func likelyUnit(of run: Int, under fit: Fit) -> String? {
    let others = (0..<runs.count).filter { $0 != run }
    let losses = form.losses(of: runs, at: fit.coordinates)
    let spread =
      1.4826 * (Quantiles.median(others.map { abs(log(runs.loss[$0] / losses[$0])) }) ?? 0)
    var found: (words: String, residual: Double)?
    for (name, column) in [("tokens", runs.tokens), ("parameters", runs.parameters)]
    where form.needs.contains(name == "tokens" ? .tokens : .parameters) {
      let known = others.map { column[$0] }
      guard let low = known.min(), let high = known.max() else { continue }
      for factor in [1e3, 1e-3, 1e6, 1e-6] {
        let value = column[run] * factor
        guard (low / 2...high * 2).contains(value), !(low...high).contains(column[run]),
          let moved = runs.selecting([run]).scaling(
            name == "tokens" ? .tokens : .parameters, by: factor),
          let loss = form.losses(of: moved, at: fit.coordinates).first
        else { continue }
        let residual = abs(log(runs.loss[run] / loss))
        guard residual < Self.outlierLimit * max(spread, 1e-4),
          residual < found?.residual ?? .infinity
        else { continue }
        let times = factor > 1 ? factor : 1 / factor
        found = (
          "with \(times == 1e3 ? "a thousand" : "a million") times \(factor > 1 ? "more" : "fewer") "
            + "\(name) it would fit: check their unit", residual
        )
      }
    }
    return found?.words
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
}
