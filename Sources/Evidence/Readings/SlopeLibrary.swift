import Foundation
import Statistics
import Units

/// Slopes of scores against ln N in sets that have a ladder, for sets that have a single sibling.
struct SlopeLibrary: Sendable {
  private struct Entry {
    let set: String
    let isPrompted: Bool
    let slope: Double
  }

  private var entries: [String: [Entry]] = [:]

  /// The slopes of all ladders, from the smallest to the largest sibling.
  init(_ sets: [ComparisonSet]) {
    for set in sets {
      for metric in set.metrics {
        guard let ladder = metric.ladder(of: set), ladder.slope > 0 else { continue }
        entries[metric.name, default: []].append(
          Entry(set: set.id, isPrompted: set.card.stage.isPrompted, slope: ladder.slope))
      }
    }
  }

  /// The slope of the named set or else, among prompted sets, the median of those that have one.
  ///
  /// Scores after fine-tuning borrow from the named set only, and are lent to no prompted one.
  func slope(of metric: String, for card: SetCard) -> Double? {
    let known = (entries[metric] ?? []).filter { $0.isPrompted == card.stage.isPrompted }
    if let named = known.first(where: { $0.set == card.slopesFrom }) { return named.slope }
    guard card.stage.isPrompted else { return nil }
    return Quantiles.median(known.filter { $0.set != card.set }.map(\.slope))
  }
}

extension SetMetric {
  /// +1 where more is better, else -1.
  var sign: Double { higherIsBetter ? 1 : -1 }

  /// The ladder of the set's siblings; `nil` for fewer than two sizes.
  func ladder(of set: ComparisonSet) -> Ladder? {
    guard dense.count >= 2 else { return nil }
    return Ladder(
      dense.map { (log(set.siblings[$0.model].size.value), sign * $0.value) })
  }
}
