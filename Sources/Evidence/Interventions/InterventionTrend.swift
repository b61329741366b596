import Foundation
import Statistics

/// How multipliers move with size and with tokens for each parameter, within comparisons of the same two
/// sides on the same metric that were measured at several: least squares by the noise of the readings.
public struct InterventionTrend: Sendable {
  public let comparisons: Int
  /// Change of ln q for a factor e, with its error.
  public let size: (slope: Double, error: Double)
  public let tokensPerParameter: (slope: Double, error: Double)

  /// `nil` where no comparison was measured at several.
  public init?(_ interventions: [Intervention]) {
    let read = interventions.filter {
      $0.isFitted && !$0.isRecipe && $0.size != nil && $0.tokens != nil
    }
    let groups = Dictionary(grouping: read) {
      [$0.paper, $0.kind, $0.from, $0.to, $0.metric, $0.text.rawValue]
    }.values.filter { $0.count > 1 }
    var (rows, targets, weights): ([[Double]], [Double], [Double]) = ([], [], [])
    for group in groups {
      let points = group.compactMap { row -> (x: [Double], y: Double, weight: Double)? in
        guard let q = row.q, let (size, tokens) = both(row.size, row.tokens) else { return nil }
        return ([log(size), log(tokens / size)], q.logarithm, 1 / (q.deviation * q.deviation))
      }
      let all = points.reduce(0) { $0 + $1.weight }
      func mean(_ value: ((x: [Double], y: Double, weight: Double)) -> Double) -> Double {
        points.reduce(0) { $0 + $1.weight * value($1) } / all
      }
      let (x, y) = ([mean { $0.x[0] }, mean { $0.x[1] }], mean { $0.y })
      for point in points {
        rows.append([point.x[0] - x[0], point.x[1] - x[1]])
        targets.append(point.y - y)
        weights.append(point.weight)
      }
    }
    guard let fit = LeastSquares(rows, targets, weights: weights) else { return nil }
    comparisons = groups.count
    size = (fit.values[0], fit.inverse[0, 0].squareRoot())
    tokensPerParameter = (fit.values[1], fit.inverse[1, 1].squareRoot())
  }

  public static let bundled = InterventionTrend(Intervention.bundled)
}
