import Foundation
import Statistics

/// How a model predicts sets that it has not seen.
public struct ModelScore: Sendable, Hashable {
  public let id: String
  public let title: String
  /// The mean over sets of the log density of their readings: higher is better.
  public let logScore: Double
  /// The log score less that of the simple model, with its standard error over sets.
  public let gain: Double
  public let gainError: Double
  /// The exponential of the root mean square error, sets weighing equally.
  public let rms: Double
  /// The shares of readings that 50, 80 and 90 % intervals held.
  public let coverage: [Double]

  /// How many standard errors a gain takes: the 5 % of a two-sided test shared among eight candidates
  /// is 3.09 of them for a mean over 19 sets (Student's t, Bonferroni).
  public static let threshold = 3.09

  /// Whether the model has earned its place: better by far more than its standard error.
  public var isEarned: Bool { gain > Self.threshold * gainError && gainError > 0 }
}

/// The log densities and hits of one model, set by set.
struct LeftOut: Sendable {
  var logScores: [Double]
  var squares: [Double]
  var held: [Double]
}

extension RicherModel {
  /// Refits the model without each set in turn and scores it on that set.
  func leavingSetsOut(_ readings: [AxisReading], _ sample: ErrorSample) -> LeftOut {
    let count = sample.sets.count
    let rows = readings.map(terms)
    var result = LeftOut(
      logScores: Array(repeating: 0, count: count), squares: Array(repeating: 0, count: count),
      held: Array(repeating: 0, count: PredictiveModel.levels.count))
    for left in 0..<count {
      let line = sample.width(without: left)
      let fold = Fold(self, rows, sample, line, without: left)
      for (index, point) in sample.points.enumerated() where point.set == left {
        let width = line.width(at: point.logRatio)
        let error = point.error - fold.fit.value(at: rows[index])
        let variance =
          fold.scale * fold.scale * (width * width + fold.fit.variance(at: rows[index]))
        result.logScores[left] +=
          point.weight * -0.5 * (log(2 * .pi * variance) + error * error / variance)
        result.squares[left] += point.weight * error * error
        for (level, end) in fold.ends.enumerated() where abs(error) <= end * width {
          result.held[level] += 1
        }
      }
    }
    return result
  }
}

/// One refit.
private struct Fold {
  let fit: LeastSquares
  /// The size of normal errors over the line of the average error.
  let scale: Double
  /// Multiples of the line that hold the levels, as for the simple model.
  let ends: [Double]

  init(
    _ model: RicherModel, _ rows: [[Double]], _ sample: ErrorSample, _ line: WidthLine,
    without left: Int
  ) {
    let indices = sample.points.indices.filter { sample.points[$0].set != left }
    let known = indices.map { sample.points[$0] }
    guard
      let fit = LeastSquares(
        indices.map { rows[$0] }, known.map(\.error),
        weights: known.map { point in
          let width = line.width(at: point.logRatio)
          return point.weight / (width * width)
        }, priors: model.priors)
    else { preconditionFailure("priors fix every coefficient") }
    self.fit = fit
    var multiples: [(value: Double, weight: Double)] = []
    var (sum, squares) = (0.0, 0.0)
    for index in indices {
      let point = sample.points[index]
      let multiple =
        (point.error - fit.value(at: rows[index])) / line.width(at: point.logRatio)
      multiples.append((abs(multiple), point.weight))
      sum += point.weight
      squares += point.weight * multiple * multiple
    }
    scale = (squares / sum).squareRoot()
    multiples.sort { $0.value < $1.value }
    let sets = sample.sets.count - 1
    ends = PredictiveModel.levels.map { level in
      PredictiveModel.multiple(at: level, of: multiples, sets: sets) ?? .infinity
    }
  }
}

extension ModelScore {
  init(_ model: RicherModel, _ own: LeftOut, against simple: LeftOut, readings: Int) {
    let gains = zip(own.logScores, simple.logScores).map { $0 - $1 }
    let count = Double(gains.count)
    let mean = gains.reduce(0, +) / count
    let squares = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    id = model.id
    title = model.title
    logScore = own.logScores.reduce(0, +) / count
    gain = mean
    gainError = (squares / (count - 1) / count).squareRoot()
    rms = exp((own.squares.reduce(0, +) / count).squareRoot())
    coverage = own.held.map { $0 / Double(readings) }
  }
}
