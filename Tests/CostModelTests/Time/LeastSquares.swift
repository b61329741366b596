/// Ordinary least squares by the normal equations and Cholesky's factors.
///
/// Meant for a handful of terms of similar size: the condition of the fits here is below 30.
struct LeastSquares {
  let coefficients: [Double]
  /// The covariance of the coefficients, s²(XᵀX)⁻¹ with s² the residual variance.
  let covariance: [[Double]]

  /// Fits y to the columns of x, or `nil` where a column depends on others or rows are too few.
  ///
  /// - Parameters:
  ///   - x: the rows of terms.
  ///   - y: a value for each row.
  ///   - toleratesDependence: whether terms that the rows do not settle take their smallest values
  ///     instead, by a ridge of 1e-8 of the largest square sum.
  init?(_ x: [[Double]], _ y: [Double], toleratesDependence: Bool = false) {
    let terms = x.first?.count ?? 0
    guard terms > 0, x.count > terms, x.count == y.count else { return nil }
    var products = [[Double]](repeating: [Double](repeating: 0, count: terms), count: terms)
    var right = [Double](repeating: 0, count: terms)
    for (row, value) in zip(x, y) {
      for i in 0..<terms {
        right[i] += row[i] * value
        for j in 0...i { products[i][j] += row[i] * row[j] }
      }
    }
    if toleratesDependence {
      let ridge = 1e-8 * ((0..<terms).map { products[$0][$0] }.max() ?? 0)
      for i in 0..<terms { products[i][i] += ridge }
    }
    guard let factor = Self.cholesky(products) else { return nil }
    coefficients = Self.solve(factor, right)
    let solved = coefficients
    let squares = zip(x, y).map { row, value in
      let residual = value - Self.dot(row, solved)
      return residual * residual
    }.reduce(0, +)
    let variance = squares / Double(x.count - terms)
    covariance = (0..<terms).map { index in
      var unit = [Double](repeating: 0, count: terms)
      unit[index] = 1
      return Self.solve(factor, unit).map { $0 * variance }
    }
  }

  /// The sum of products of two rows.
  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { $0 * $1 }.reduce(0, +)
  }

  /// The variance xᵀCx of a fitted value.
  static func variance(_ covariance: [[Double]], at x: [Double]) -> Double {
    dot(x, covariance.map { dot($0, x) })
  }

  /// The lower factor of a symmetric matrix given by its lower half, or `nil` where it is not
  /// positive definite to ten digits.
  private static func cholesky(_ matrix: [[Double]]) -> [[Double]]? {
    var factor = matrix
    for i in matrix.indices {
      for j in 0...i {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        if i == j {
          guard sum > 1e-10 * matrix[i][i] else { return nil }
          factor[i][i] = sum.squareRoot()
        } else {
          factor[i][j] = sum / factor[j][j]
        }
      }
    }
    return factor
  }

  private static func solve(_ factor: [[Double]], _ right: [Double]) -> [Double] {
    var x = right
    for i in x.indices {
      for k in 0..<i { x[i] -= factor[i][k] * x[k] }
      x[i] /= factor[i][i]
    }
    for i in x.indices.reversed() {
      for k in (i + 1)..<max(x.count, i + 1) { x[i] -= factor[k][i] * x[k] }
      x[i] /= factor[i][i]
    }
    return x
  }
}
