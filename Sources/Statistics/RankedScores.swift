/// How well a score ranks one class above the other: the area under the ROC curve.
///
/// The area is the chance that a random positive scores above a random negative, ties counting half.
/// Where scores come from several models, one a stratum, only pairs of one stratum are compared:
/// across models a score says as much of the share that each was fitted to as of the case, and a model
/// that knows nothing falls below one half. The variance is DeLong's (DeLong, DeLong and
/// Clarke-Pearson, Biometrics 44, 1988), strata by the pairs that they hold.
public struct RankedScores: Hashable, Sendable {
  public let area: Double
  /// What each case moves the area by, in the order of the scores.
  private let influences: [Double]
  private let smallest: Int

  /// `nil` where no stratum holds both classes.
  public init?(_ scores: [Double], _ classes: [Bool], within strata: [Int]? = nil) {
    let groups = Dictionary(grouping: scores.indices) { strata?[$0] ?? 0 }
    var shares = [Double](repeating: 0, count: scores.count)
    var weights = [Double](repeating: 0, count: scores.count)
    var (pairs, sum, positives, negatives) = (0.0, 0.0, 0, 0)
    for group in groups.sorted(by: { $0.key < $1.key }).map(\.value) {
      let high = group.filter { classes[$0] }
      let low = group.filter { !classes[$0] }
      guard !high.isEmpty, !low.isEmpty else { continue }
      positives += high.count
      negatives += low.count
      pairs += Double(high.count * low.count)
      for (ones, others, isHigh) in [(high, low, true), (low, high, false)] {
        let sorted = others.map { scores[$0] }.sorted()
        for index in ones {
          let under = sorted.partitioningIndex { $0 >= scores[index] }
          let upTo = sorted.partitioningIndex { $0 > scores[index] }
          let share = (Double(under) + Double(upTo - under) / 2) / Double(sorted.count)
          shares[index] = isHigh ? share : 1 - share
          weights[index] = Double(sorted.count)
          if isHigh { sum += shares[index] * weights[index] }
        }
      }
    }
    guard pairs > 0 else { return nil }
    let area = sum / pairs
    func correction(_ count: Int) -> Double {
      count > 1 ? (Double(count) / Double(count - 1)).squareRoot() : 1
    }
    let corrections = (correction(positives), correction(negatives))
    influences = scores.indices.map { index in
      (shares[index] - area) * weights[index] / pairs
        * (classes[index] ? corrections.0 : corrections.1)
    }
    self.area = area
    smallest = min(positives, negatives)
  }

  /// The standard error of the area.
  public var error: Double { error(influences) }

  /// The difference of two areas over the same cases, with its standard error.
  public func difference(from other: RankedScores) -> (value: Double, error: Double) {
    (area - other.area, error(zip(influences, other.influences).map { $0 - $1 }))
  }

  /// One case of a class tells nothing of how cases vary: half of all ways, the most that it can be.
  private func error(_ influences: [Double]) -> Double {
    (influences.reduce(0) { $0 + $1 * $1 } + (smallest > 1 ? 0 : 0.25)).squareRoot()
  }
}

extension Array {
  /// The first index whose element holds, where those before it do not.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
