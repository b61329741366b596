import Foundation
import Statistics

/// Several benchmarks' readings of one equivalent, as one.
struct PooledReading: Sendable, Hashable {
  /// ln N_eq.
  let logSize: Double
  /// The standard error of ln N_eq.
  let deviation: Double
  /// The distance in ln N over which a ladder or a slope was continued.
  let distance: Double

  /// How two readings are pooled; three and more by the weighted median, which outliers cannot move.
  enum Pair {
    /// The more precise of the two.
    case morePrecise
    /// Their weighted mean, which is quieter: a standard deviation of 0.27 in place of 0.31 in
    /// simulations.
    case mean
  }

  /// Pools readings with weights 1/(s² + 0.1²); `nil` for none.
  ///
  /// The error takes the scatter between benchmarks in full,
  ///
  ///     sd² = k / Σ 1/(sᵢ² + τ²) + (0.7 d)²,   k = π/2 for a median, else 1,
  ///
  /// τ = 0.25 in the table and 0.22 for one's own, and a share of the distance d beyond the ladder.
  /// In simulated ladders an 80 % interval from it covers 75 to 85 %, inside and outside. Benchmarks of one's own that disagree by
  /// more than twice what noise and scatter allow are pooled with the scatter that they show, and an
  /// even number of them about the middle of both medians; the table is read as it was.
  init?(_ readings: [(logSize: Double, deviation: Double, distance: Double)], pair: Pair) {
    let sorted = readings.sorted { $0.logSize < $1.logSize }
    guard let first = sorted.first else { return nil }
    let isOwn = pair == .mean
    let scatter =
      isOwn
      ? Self.scatter(of: sorted.map { ($0.logSize, $0.deviation) })
      : ReadingRules.errorScatter
    let precisions = sorted.map { 1 / ($0.deviation * $0.deviation + scatter * scatter) }
    let sum = precisions.reduce(0, +)
    var variance = 1 / sum
    if sorted.count == 1 {
      (logSize, distance) = (first.logSize, first.distance)
    } else if sorted.count == 2, pair == .mean {
      logSize = zip(precisions, sorted).reduce(0) { $0 + $1.0 * $1.1.logSize } / sum
      distance = zip(precisions, sorted).reduce(0) { $0 + $1.0 * $1.1.distance } / sum
    } else {
      let floor = ReadingRules.weightScatter
      let weights = sorted.map { 1 / ($0.deviation * $0.deviation + floor * floor) }
      let middle = WeightedSample.lowerMedian(weights)
      let upper =
        isOwn ? weights.count - 1 - WeightedSample.lowerMedian(weights.reversed()) : middle
      (logSize, distance) = (
        (sorted[middle].logSize + sorted[upper].logSize) / 2,
        (sorted[middle].distance + sorted[upper].distance) / 2
      )
      variance = sorted.count == 2 ? 1 / precisions[middle] : variance * .pi / 2
    }
    let continued = ReadingRules.extrapolationShare * distance
    deviation = (variance + continued * continued).squareRoot()
  }

  /// The scatter between benchmarks: the usual one, or what they show where that is far more.
  private static func scatter(of readings: [(logSize: Double, deviation: Double)]) -> Double {
    let usual = ReadingRules.ownScatter
    guard readings.count > 1 else { return usual }
    let count = Double(readings.count)
    let mean = readings.reduce(0) { $0 + $1.logSize } / count
    let shown =
      readings.reduce(0) { $0 + ($1.logSize - mean) * ($1.logSize - mean) } / (count - 1)
    let expected = readings.reduce(0) { $0 + $1.deviation * $1.deviation } / count + usual * usual
    return shown > 4 * expected ? shown.squareRoot() : usual
  }
}

/// Order statistics of numbers with weights.
enum WeightedSample {
  /// The position at which the running sum of weights first reaches half of them.
  static func lowerMedian(_ weights: [Double]) -> Int {
    let half = weights.reduce(0, +) / 2
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if sum >= half * (1 - 1e-12) { return index }
    }
    return max(0, weights.count - 1)
  }

  /// The value at a share of the weights, of values in rising order, interpolated between the
  /// middles of neighbours' shares.
  static func quantile(_ p: Double, of sorted: [(value: Double, weight: Double)]) -> Double? {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let target = p * sorted.reduce(0) { $0 + $1.weight }
    var sum = 0.0
    var before: (at: Double, value: Double)?
    for entry in sorted {
      let middle = sum + entry.weight / 2
      sum += entry.weight
      if target <= middle {
        guard let before else { return first.value }
        let share = (target - before.at) / (middle - before.at)
        return before.value + share * (entry.value - before.value)
      }
      before = (middle, entry.value)
    }
    return last.value
  }
}
