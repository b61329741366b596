import Foundation
import Statistics
import Units

/// Scores against tokens that are known only to rise: what two or three points can carry.
///
/// Between points the score is interpolated linearly in log tokens (after pooling neighbours that
/// fall); beyond them the nearest segment is continued, which is a guess. The interval does not
/// believe in lines: it asks of each point whether its score lies surely above or surely below the
/// score that is looked for.
public struct MonotoneReading: Hashable, Sendable {
  /// In the order of their tokens.
  public let points: [ScorePoint]
  /// Scores that do not fall, by pooling adjacent violators.
  private let fitted: [Double]

  /// A reading of scores at two different numbers of tokens at least.
  public init(_ points: [ScorePoint]) throws(ScoreLineFault) {
    let sorted = points.sorted { ($0.tokens.value, $0.score) < ($1.tokens.value, $1.score) }
    guard Set(sorted.map(\.tokens)).count >= 2 else { throw .tooFewPoints }
    self.points = sorted
    fitted = Self.pooled(sorted.map(\.score))
    guard let first = fitted.first, let last = fitted.last, last > first else {
      throw .notRising
    }
  }

  private static func pooled(_ scores: [Double]) -> [Double] {
    var blocks: [(mean: Double, count: Int)] = []
    for score in scores {
      blocks.append((score, 1))
      while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
        let last = blocks.removeLast()
        let before = blocks.removeLast()
        let count = last.count + before.count
        blocks.append(
          (
            (last.mean * Double(last.count) + before.mean * Double(before.count)) / Double(count),
            count
          ))
      }
    }
    return blocks.flatMap { block in [Double](repeating: block.mean, count: block.count) }
  }

  /// The tokens at which the interpolated score is reached.
  public func tokens(for score: Double) -> Tokens {
    let positions = points.map { log2($0.tokens.value) }
    // The segment around the score, or the outermost one that rises.
    var segment: (Int, Int)?
    for upper in 1..<points.count where fitted[upper] > fitted[upper - 1] {
      if positions[upper] <= positions[upper - 1] { continue }
      segment = (upper - 1, upper)
      if score <= fitted[upper] { break }
    }
    guard let (low, high) = segment else { return points[0].tokens }
    let share = (score - fitted[low]) / (fitted[high] - fitted[low])
    return Tokens(exp2(positions[low] + share * (positions[high] - positions[low])))
  }

  /// Whether a score lies beyond all that were observed, so that its tokens are a guess.
  public func isBeyond(_ score: Double) -> Bool {
    score < (fitted.first ?? score) || score > (fitted.last ?? score)
  }

  /// The range of tokens at which the true curve may have the measured score's true value.
  ///
  /// Each end is a sequence of one-sided tests at half of what the level leaves, from the far end
  /// inwards, stopped by the first that does not reject; so the range holds the truth at the level
  /// for any rising curve. An end that no point bounds is open: 0 or infinity.
  ///
  /// - Returns: `nil` where a deviation is unknown: without it nothing can be said.
  public func tokensInterval(
    for score: Double, deviation: Double?, level: Double
  ) -> (low: Double, high: Double)? {
    guard let deviation, points.allSatisfy({ $0.deviation != nil }) else { return nil }
    let z = Normal.quantile(0.5 + level / 2)
    func distance(_ point: ScorePoint) -> Double {
      let own = point.deviation ?? 0
      return (point.score - score) / (own * own + deviation * deviation).squareRoot()
    }
    var (low, high) = (0.0, Double.infinity)
    for point in points.reversed() {
      guard distance(point) >= z else { break }
      high = point.tokens.value
    }
    for point in points {
      guard distance(point) <= -z else { break }
      low = point.tokens.value
    }
    return (low, max(low, high))
  }
}
