/// Weighted least squares with a normal prior of mean zero on each coefficient.
struct LinearFit {
  let coefficients: [Double]
  /// The inverse of the posterior precision, row by row.
  private let inverse: [Double]

  /// Minimises Σ w (y - x·β)² + Σ β²/s².
  ///
  /// - Parameters:
  ///   - rows: x, y and the weight w of each observation.
  ///   - priors: s for each coefficient.
  init(_ rows: [(x: [Double], y: Double, weight: Double)], priors: [Double]) {
    let count = priors.count
    var matrix = [Double](repeating: 0, count: count * count)
    var right = [Double](repeating: 0, count: count)
    for (index, prior) in priors.enumerated() {
      matrix[index * count + index] = 1 / (prior * prior)
    }
    for row in rows {
      for i in 0..<count where row.x[i] != 0 {
        right[i] += row.weight * row.x[i] * row.y
        for j in 0..<count { matrix[i * count + j] += row.weight * row.x[i] * row.x[j] }
      }
    }
    inverse = Self.inverse(of: matrix, count)
    let inverse = inverse
    coefficients = (0..<count).map { i in
      (0..<count).reduce(0) { $0 + inverse[i * count + $1] * right[$1] }
    }
  }

  func value(at x: [Double]) -> Double {
    zip(coefficients, x).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The variance of the value that the coefficients leave.
  func variance(at x: [Double]) -> Double {
    let count = x.count
    var sum = 0.0
    for i in 0..<count where x[i] != 0 {
      for j in 0..<count { sum += x[i] * inverse[i * count + j] * x[j] }
    }
    return sum
  }

  /// Gauss–Jordan elimination; the matrix is positive definite by its prior.
  private static func inverse(of matrix: [Double], _ count: Int) -> [Double] {
    var a = matrix
    var b = [Double](repeating: 0, count: count * count)
    for i in 0..<count { b[i * count + i] = 1 }
    for pivot in 0..<count {
      let scale = 1 / a[pivot * count + pivot]
      for j in 0..<count {
        a[pivot * count + j] *= scale
        b[pivot * count + j] *= scale
      }
      for i in 0..<count where i != pivot {
        let factor = a[i * count + pivot]
        if factor == 0 { continue }
        for j in 0..<count {
          a[i * count + j] -= factor * a[pivot * count + j]
          b[i * count + j] -= factor * b[pivot * count + j]
        }
      }
    }
    return b
  }
}
