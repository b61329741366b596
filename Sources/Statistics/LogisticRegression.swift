import Foundation

/// A logistic regression with a ridge on every slope but the intercept.
///
///     maximise  Σ log p(yᵢ | xᵢ) - λ/2 · Σ βⱼ²
///
/// over features in their own deviations, by Newton's method (le Cessie and van Houwelingen, Applied
/// Statistics 41, 1992). With λ = 0 it is maximum likelihood, and fails where the classes separate.
public struct LogisticRegression: Hashable, Sendable {
  public let intercept: Double
  /// Slopes for each deviation of a feature.
  public let slopes: [Double]
  /// Standard errors of the intercept and the slopes, from the curvature.
  public let errors: [Double]
  private let centres: [Double]
  private let scales: [Double]

  /// Fits rows of features to classes; `nil` where there is one class, no rows, or no maximum.
  public init?(_ rows: [[Double]], _ classes: [Bool], ridge: Double = 0) {
    guard let width = rows.first?.count, classes.contains(true), classes.contains(false)
    else { return nil }
    let count = Double(rows.count)
    let means = (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } / count }
    let deviations = (0..<width).map { column in
      let square = rows.reduce(0) { $0 + pow($1[column] - means[column], 2) } / count
      return square > 1e-300 ? square.squareRoot() : 1
    }
    var beta = [Double](repeating: 0, count: width + 1)
    var information = SymmetricMatrix(size: width + 1)
    let design = rows.map { [1] + Self.scaled($0, means, deviations) }
    var isDone = false
    for _ in 0..<60 where !isDone {
      var gradient = [Double](repeating: 0, count: width + 1)
      information = SymmetricMatrix(size: width + 1)
      for (row, isPositive) in zip(design, classes) {
        let p = Self.logistic(zip(row, beta).reduce(0) { $0 + $1.0 * $1.1 })
        let weight = max(p * (1 - p), 1e-12)
        for i in 0...width {
          gradient[i] += ((isPositive ? 1 : 0) - p) * row[i]
          for j in 0...i { information[i, j] += weight * row[i] * row[j] }
        }
      }
      for i in 0...width {
        for j in 0..<i { information[j, i] = information[i, j] }
        guard i > 0 else { continue }
        gradient[i] -= ridge * beta[i]
        information[i, i] += ridge + 1e-10
      }
      guard let step = information.solving(gradient) else { return nil }
      let longest = step.map(abs).max() ?? 0
      // Beyond a change of 5 in log odds the quadratic says little.
      let damp = longest > 5 ? 5 / longest : 1
      for i in 0...width { beta[i] += damp * step[i] }
      isDone = longest < 1e-10
    }
    guard isDone, beta.allSatisfy({ abs($0) < 30 }), let inverse = information.inverse() else {
      return nil
    }
    errors = (0...width).map { inverse[$0, $0].squareRoot() }
    (centres, scales, intercept) = (means, deviations, beta[0])
    slopes = Array(beta.dropFirst())
  }

  /// The slope of one feature in its own units, with its standard error.
  public func slope(of feature: Int) -> (value: Double, error: Double) {
    (slopes[feature] / scales[feature], errors[feature + 1] / scales[feature])
  }

  /// Log odds of a row.
  public func logOdds(_ row: [Double]) -> Double {
    zip(slopes, Self.scaled(row, centres, scales)).reduce(intercept) { $0 + $1.0 * $1.1 }
  }

  /// The probability of the class for a row.
  public func probability(_ row: [Double]) -> Double { Self.logistic(logOdds(row)) }

  /// 1 / (1 + exp(-x)).
  public static func logistic(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
  }

  private static func scaled(
    _ row: [Double], _ centres: [Double], _ scales: [Double]
  ) -> [Double] {
    row.indices.map { (row[$0] - centres[$0]) / scales[$0] }
  }
}
