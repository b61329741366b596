/// Linear least squares by the normal equations.
///
///     minimise  Σ wᵢ (yᵢ - xᵢ · b)² + Σ (bⱼ / sⱼ)²
///
/// With weights of one over the variance of each y, the inverse of the normal matrix is the
/// covariance of b; without weights it is times the variance of a y. The second sum is that of normal
/// priors of mean zero, where they are given.
public struct LeastSquares: Sendable {
  /// b, a number for each column.
  public let values: [Double]
  /// XᵀWX, and one over s² on its diagonal; the lower triangle, which solving reads.
  public let normal: SymmetricMatrix
  /// The inverse of `normal`.
  public let inverse: SymmetricMatrix
  /// The weighted sum of squares that is left.
  public let left: Double

  /// Fits a row of X for each y; `nil` where neither rows nor priors fix every number.
  ///
  /// - Parameters:
  ///   - rows: X, row by row.
  ///   - targets: y.
  ///   - weights: w; one for each row where left out.
  ///   - priors: s, the deviations of priors of mean zero; none where left out.
  public init?(
    _ rows: [[Double]], _ targets: [Double], weights: [Double]? = nil, priors: [Double]? = nil
  ) {
    let count = priors?.count ?? rows.first?.count ?? 0
    var normal = SymmetricMatrix(size: count)
    for (index, prior) in (priors ?? []).enumerated() {
      normal[index, index] = 1 / (prior * prior)
    }
    var right = [Double](repeating: 0, count: count)
    for (index, row) in rows.enumerated() {
      let weight = weights?[index] ?? 1
      for one in 0..<count where row[one] != 0 {
        right[one] += weight * row[one] * targets[index]
        for two in 0...one { normal[one, two] += weight * row[one] * row[two] }
      }
    }
    guard let values = normal.solving(right), let inverse = normal.inverse(),
      values.allSatisfy(\.isFinite)
    else { return nil }
    (self.values, self.normal, self.inverse) = (values, normal, inverse)
    left = rows.indices.reduce(0) { sum, index in
      let off = targets[index] - zip(values, rows[index]).reduce(0) { $0 + $1.0 * $1.1 }
      return sum + (weights?[index] ?? 1) * off * off
    }
  }

  /// x · b.
  public func value(at x: [Double]) -> Double {
    zip(values, x).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The variance of x · b that rows and priors leave, with weights of one over variances.
  public func variance(at x: [Double]) -> Double {
    var sum = 0.0
    for row in x.indices where x[row] != 0 {
      for column in x.indices { sum += x[row] * inverse[row, column] * x[column] }
    }
    return sum
  }
}

/// The weighted line y = mean + slope · (x - centre) of least squares.
public struct WeightedLine: Sendable {
  /// The weighted means of x and y, which lie on the line.
  public let centre, mean: Double
  public let slope: Double
  /// Σ w and Σ w (x - centre)²: with weights of one over the variance of each y, one over the
  /// variances of mean and slope, which are uncorrelated.
  public let weight, spread: Double

  /// The line through points, flat where they have one x.
  public init(_ x: [Double], _ y: [Double], weights: [Double]) {
    let weight = weights.reduce(0, +)
    let centre = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / weight
    let mean = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / weight
    let spread = zip(weights, x).reduce(0) { $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre) }
    let common = zip(weights, zip(x, y)).reduce(0) {
      $0 + $1.0 * ($1.1.0 - centre) * ($1.1.1 - mean)
    }
    (self.weight, self.centre, self.mean, self.spread) = (weight, centre, mean, spread)
    slope = spread > 0 ? common / spread : 0
  }
}
