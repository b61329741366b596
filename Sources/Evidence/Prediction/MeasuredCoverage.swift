/// How often intervals of a level held the reading of a set that the fit had not seen.
public struct MeasuredCoverage: Sendable, Hashable {
  /// The level that the intervals were made for.
  public let level: Double
  /// The share of readings held.
  public let byReading: Double
  /// The mean over sets of the share held, sets weighing equally.
  public let bySet: Double
  public let readings: Int
  public let sets: Int

  /// Refits width and quantiles without each set in turn, from those of the whole, and asks whether
  /// they hold it.
  static func leavingSetsOut(_ sample: ErrorSample, _ whole: WidthLine, levels: [Double])
    -> [MeasuredCoverage]
  {
    let count = sample.sets.count
    guard count > 2 else { return [] }
    var held = [[Double]](repeating: Array(repeating: 0, count: count), count: levels.count)
    var sizes = [Double](repeating: 0, count: count)
    for point in sample.points { sizes[point.set] += 1 }
    for left in 0..<count {
      let line = sample.width(without: left, near: whole)
      let multiples = sample.multiples(of: line, without: left)
      let ends = levels.map { level in
        PredictiveModel.multiple(at: level, of: multiples, sets: count - 1) ?? .infinity
      }
      for point in sample.points where point.set == left {
        let multiple = abs(point.error) / line.width(at: point.logRatio)
        for (index, end) in ends.enumerated() where multiple <= end { held[index][left] += 1 }
      }
    }
    return levels.indices.map { index in
      MeasuredCoverage(
        level: levels[index],
        byReading: held[index].reduce(0, +) / Double(sample.points.count),
        bySet: zip(held[index], sizes).reduce(0) { $0 + $1.0 / $1.1 } / Double(count),
        readings: sample.points.count, sets: count)
    }
  }
}
