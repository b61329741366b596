import Foundation

/// The errors of the rule √(active · total) on readings, sets weighing equally.
struct ErrorSample: Sendable {
  struct ErrorPoint: Sendable {
    /// The position of the set in `sets`.
    let set: Int
    let logRatio: Double
    /// e = ln N_eq - ½ ln(active · total).
    let error: Double
    /// One over the number of the set's readings.
    let weight: Double
  }

  let sets: [String]
  let points: [ErrorPoint]

  init(_ readings: [AxisReading]) {
    var sets: [String] = []
    var counts: [String: Int] = [:]
    for reading in readings {
      if counts[reading.model.set] == nil { sets.append(reading.model.set) }
      counts[reading.model.set, default: 0] += 1
    }
    var places: [String: Int] = [:]
    for (index, set) in sets.enumerated() { places[set] = index }
    self.sets = sets
    points = readings.map { reading in
      ErrorPoint(
        set: places[reading.model.set] ?? 0, logRatio: reading.model.logRatio,
        error: reading.error, weight: 1 / Double(counts[reading.model.set] ?? 1))
    }
  }

  /// the line of the deviation, with one set left out or none.
  func width(without left: Int? = nil, near start: WidthLine? = nil) -> WidthLine {
    WidthLine(
      points.filter { $0.set != left }.map { ($0.logRatio, $0.error, $0.weight) }, near: start)
  }

  /// |e| over the deviation at its h, rising, with one set left out or none.
  func multiples(of line: WidthLine, without left: Int? = nil) -> [(value: Double, weight: Double)]
  {
    points.filter { $0.set != left }
      .map { (value: abs($0.error) / line.width(at: $0.logRatio), weight: $0.weight) }
      .sorted { $0.value < $1.value }
  }
}
