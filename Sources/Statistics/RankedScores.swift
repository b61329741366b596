/// How well a score ranks one class above the other: the area under the ROC curve.
///
/// The area is the chance that a random positive scores above a random negative, ties counting half.
/// Its variance is DeLong's (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988).
public struct RankedScores: Hashable, Sendable {
  public let area: Double
  /// The share of negatives below each positive, and of positives above each negative.
  private let positives: [Double]
  private let negatives: [Double]

  /// `nil` where a class is missing.
  public init?(_ scores: [Double], _ classes: [Bool]) {
    let high = zip(scores, classes).filter(\.1).map(\.0)
    let low = zip(scores, classes).filter { !$0.1 }.map(\.0)
    guard !high.isEmpty, !low.isEmpty else { return nil }
    func shares(_ values: [Double], below others: [Double]) -> [Double] {
      let sorted = others.sorted()
      return values.map { value in
        let under = sorted.partitioningIndex { $0 >= value }
        let upTo = sorted.partitioningIndex { $0 > value }
        return (Double(under) + Double(upTo - under) / 2) / Double(sorted.count)
      }
    }
    positives = shares(high, below: low)
    negatives = shares(low, below: high).map { 1 - $0 }
    area = positives.reduce(0, +) / Double(positives.count)
  }

  /// The standard error of the area.
  public var error: Double { Self.error(positives, negatives) }

  /// The difference of two areas over the same cases, with its standard error.
  public func difference(from other: RankedScores) -> (value: Double, error: Double) {
    (
      area - other.area,
      Self.error(
        zip(positives, other.positives).map { $0 - $1 },
        zip(negatives, other.negatives).map { $0 - $1 })
    )
  }

  private static func error(_ positives: [Double], _ negatives: [Double]) -> Double {
    func part(_ values: [Double]) -> Double {
      values.count > 1 ? Sample(values).variance / Double(values.count) : 0.25
    }
    return (part(positives) + part(negatives)).squareRoot()
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
