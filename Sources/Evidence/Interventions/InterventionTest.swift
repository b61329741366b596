import Foundation

/// How often intervals held what papers measured that were left out of the fit.
public struct InterventionTest: Sendable {
  public struct HeldOutPoint: Sendable {
    public let row: Intervention
    public let predicted: Double
    public let interval: ClosedRange<Double>
    public let isHeld: Bool
  }

  public let level: Double
  public let points: [HeldOutPoint]

  /// Leaves out each paper in turn; data and recipes apart.
  public init(_ interventions: [Intervention] = Intervention.bundled, level: Double = 0.8) {
    self.level = level
    let fitted = interventions.filter(\.isFitted)
    points = [false, true].flatMap { recipes -> [HeldOutPoint] in
      let own = fitted.filter { $0.isRecipe == recipes }
      return Set(own.map(\.paper)).sorted().flatMap { paper -> [HeldOutPoint] in
        let model = InterventionModel(own.filter { $0.paper != paper }, recipes: recipes)
        return own.filter { $0.paper == paper }.compactMap { row in
          guard let reading = row.q else { return nil }
          let predicted = model.prediction(of: row.kind, on: row.text, noise: reading.deviation)
          let interval = predicted.interval(level: level)
          return HeldOutPoint(
            row: row, predicted: exp(predicted.centre), interval: interval,
            isHeld: interval.contains(reading.value))
        }
      }
    }
  }

  /// The test of the bundled table at 80 %.
  public static let bundled = InterventionTest()

  /// Share of rows held, share of papers, each weighing equally, and how many; of data, of recipes,
  /// or of both.
  public func coverage(recipes: Bool? = nil) -> MeasuredCoverage {
    let own = points.filter { recipes == nil || $0.row.isRecipe == recipes }
    let papers = Dictionary(grouping: own) { $0.row.paper + ($0.row.isRecipe ? " recipe" : "") }
    func share(_ points: [HeldOutPoint]) -> Double {
      points.isEmpty ? 0 : Double(points.count(where: \.isHeld)) / Double(points.count)
    }
    let byPaper = papers.values.map(share).sorted().reduce(0, +) / Double(max(papers.count, 1))
    return MeasuredCoverage(
      level: level, byReading: share(own), bySet: byPaper, readings: own.count, sets: papers.count)
  }

  /// Root mean square error of ln q.
  public func error(recipes: Bool) -> Double {
    let own = points.filter { $0.row.isRecipe == recipes }
    let sum = own.reduce(0) { sum, point in
      let off = (point.row.q?.logarithm ?? 0) - log(point.predicted)
      return sum + off * off
    }
    return (sum / Double(max(own.count, 1))).squareRoot()
  }
}
