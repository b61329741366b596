import Foundation

/// Scores of dense siblings against the logarithm of their size, made monotone.
///
/// Between siblings the score is interpolated linearly in ln N after pooling neighbours that fall
/// (pool adjacent violators); beyond them the slope of the outermost three is continued, which is
/// a guess and marked as one. Scores are turned so that more is better.
public struct Ladder: Sendable, Hashable {
  /// ln N of the siblings, rising.
  public let positions: [Double]
  /// Turned scores that do not fall.
  public let scores: [Double]
  /// By how much a score was moved at most to keep the ladder from falling.
  public let fall: Double

  /// A ladder over siblings; those of one size count as one, with their mean score.
  ///
  /// - Returns: `nil` for fewer than two different sizes.
  public init?(_ points: [(position: Double, score: Double)]) {
    var positions: [Double] = []
    var means: [Double] = []
    var counts: [Double] = []
    for point in points.sorted(by: { $0.position < $1.position }) {
      if let last = positions.last, point.position - last < 1e-9 {
        let index = means.count - 1
        counts[index] += 1
        means[index] += (point.score - means[index]) / counts[index]
      } else {
        positions.append(point.position)
        means.append(point.score)
        counts.append(1)
      }
    }
    guard positions.count >= 2 else { return nil }
    self.positions = positions
    let scores = Self.pooled(means, counts)
    self.scores = scores
    fall = zip(means, scores).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  /// Pools neighbours that fall until none does, each with its weight.
  private static func pooled(_ scores: [Double], _ weights: [Double]) -> [Double] {
    var blocks: [(mean: Double, weight: Double, count: Int)] = []
    for index in scores.indices {
      blocks.append((scores[index], weights[index], 1))
      while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
        let last = blocks.removeLast()
        let before = blocks.removeLast()
        let weight = before.weight + last.weight
        blocks.append(
          (
            (before.mean * before.weight + last.mean * last.weight) / weight, weight,
            before.count + last.count
          ))
      }
    }
    return blocks.flatMap { [Double](repeating: $0.mean, count: $0.count) }
  }

  /// What the best sibling scores more than the worst.
  public var span: Double { (scores.last ?? 0) - (scores.first ?? 0) }

  /// Points of score per e-fold of size, over the whole ladder.
  public var slope: Double { span / ((positions.last ?? 0) - (positions.first ?? 0)) }

  /// The standard error in ln N of a turned score with such noise: how far the readings of the score
  /// with its noise up and down lie, so that a flat stretch tells little.
  ///
  /// Where a flat end is continued the overall slope stands in.
  func deviation(at score: Double, noise: Double) -> Double {
    guard let middle = position(of: score)?.position else { return noise / slope }
    let parts = [score - noise, score + noise].map { turned in
      position(of: turned).map { abs($0.position - middle) } ?? noise / slope
    }
    return (parts[0] + parts[1]) / 2
  }

  /// The ln N at which a turned score lies, and where that is; `nil` where a flat end is continued.
  public func position(of score: Double) -> (position: Double, place: ReadingPlace)? {
    let last = positions.count - 1
    if score > scores[last] {
      let from = max(0, last - 2)
      let slope = (scores[last] - scores[from]) / (positions[last] - positions[from])
      guard slope > 0 else { return nil }
      let distance = (score - scores[last]) / slope
      return (positions[last] + distance, .above(distance))
    }
    if score < scores[0] {
      let to = min(last, 2)
      let slope = (scores[to] - scores[0]) / (positions[to] - positions[0])
      guard slope > 0 else { return nil }
      let distance = (scores[0] - score) / slope
      return (positions[0] - distance, .below(distance))
    }
    for upper in 1...last where score <= scores[upper] && scores[upper] > scores[upper - 1] {
      let share = (score - scores[upper - 1]) / (scores[upper] - scores[upper - 1])
      let width = positions[upper] - positions[upper - 1]
      return (positions[upper - 1] + share * width, .inside)
    }
    return (positions[0], .inside)
  }
}

/// Where an equivalent was read, as a mark of how much to trust it.
public enum ReadingPlace: Sendable, Hashable {
  /// Between two siblings.
  case inside
  /// Beyond the largest sibling, by so much in ln N.
  case above(Double)
  /// Below the smallest sibling, by so much in ln N.
  case below(Double)
  /// From a single sibling with the slope of other sets, at such a distance in ln N.
  case borrowedSlope(Double)
  /// By a dense law of the recipe, because the siblings saw other numbers of tokens.
  case denseLaw

  /// The distance in ln N over which something was continued; 0 where nothing was.
  public var distance: Double {
    switch self {
    case .inside, .denseLaw: 0
    case .above(let distance), .below(let distance), .borrowedSlope(let distance): abs(distance)
    }
  }

  /// Whether the distance is more than a factor of 4 in size.
  public var isFar: Bool { distance > log(4) }

  /// The mark beside a number: nothing, ↑, ↓, ~ or ≈, with ! where it is far.
  public var mark: String {
    let sign =
      switch self {
      case .inside: ""
      case .above: "↑"
      case .below: "↓"
      case .borrowedSlope: "~"
      case .denseLaw: "≈"
      }
    return sign + (isFar ? "!" : "")
  }
}
