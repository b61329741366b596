/// A small dense symmetric matrix, row by row.
@frozen public struct SymmetricMatrix: Sendable {
  /// The rows.
  public let size: Int
  /// The numbers, row by row.
  public var values: [Double]

  /// Zeros.
  @inlinable public init(size: Int) {
    self.size = size
    values = [Double](repeating: 0, count: size * size)
  }

  /// One number.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get { values[row * size + column] }
    set { values[row * size + column] = newValue }
  }

  /// The solution of M x = b by Cholesky's method; `nil` where M is not positive definite.
  ///
  /// The diagonal is scaled to one first, so that constants of different size do no harm.
  public func solving(_ right: [Double]) -> [Double]? {
    guard let (lower, scale) = scaledFactor() else { return nil }
    var x = right
    for j in 0..<size { x[j] /= scale[j] }
    substitute(lower, &x)
    for j in 0..<size { x[j] /= scale[j] }
    return x
  }

  /// The inverse; `nil` where the matrix is not positive definite.
  public func inverse() -> SymmetricMatrix? {
    guard let (lower, scale) = scaledFactor() else { return nil }
    var result = SymmetricMatrix(size: size)
    var x = [Double](repeating: 0, count: size)
    for column in 0..<size {
      for j in 0..<size { x[j] = 0 }
      x[column] = 1
      substitute(lower, &x)
      for row in 0..<size { result[row, column] = x[row] / (scale[row] * scale[column]) }
    }
    return result
  }

  private func substitute(_ lower: [Double], _ x: inout [Double]) {
    lower.withUnsafeBufferPointer { lower in
      x.withUnsafeMutableBufferPointer { x in
        guard let l = lower.baseAddress, let x = x.baseAddress else { return }
        for row in 0..<size {
          let line = l + row * size
          x[row] = Self.less(x[row], line, UnsafePointer(x), count: row) / line[row]
        }
        for row in (0..<size).reversed() {
          var (rest, below) = (x[row], row + 1)
          while below < size {
            rest -= l[below * size + row] * x[below]
            below += 1
          }
          x[row] = rest / l[row * size + row]
        }
      }
    }
  }

  /// What is left of a number after some products, in their order; fast without optimisation too.
  private static func less(
    _ start: Double, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int
  ) -> Double {
    var (rest, k) = (start, 0)
    while k < count {
      rest -= a[k] * b[k]
      k += 1
    }
    return rest
  }

  /// Cholesky's factor of the matrix with its diagonal scaled to one.
  private func scaledFactor() -> (lower: [Double], scale: [Double])? {
    var scale = [Double](repeating: 0, count: size)
    for j in 0..<size {
      scale[j] = values[j * size + j].squareRoot()
      guard scale[j] > 0, scale[j].isFinite else { return nil }
    }
    var lower = values
    let isDefinite = lower.withUnsafeMutableBufferPointer { buffer in
      guard let l = buffer.baseAddress else { return true }
      for row in 0..<size {
        let line = l + row * size
        for column in 0...row {
          let other = l + column * size
          let sum = Self.less(
            line[column] / (scale[row] * scale[column]), UnsafePointer(line), UnsafePointer(other),
            count: column)
          if row == column {
            guard sum > 1e-15 else { return false }
            line[row] = sum.squareRoot()
          } else {
            line[column] = sum / other[column]
          }
        }
      }
      return true
    }
    return isDefinite ? (lower, scale) : nil
  }

  /// The eigenvalues in ascending order, by Jacobi's rotations.
  public func eigenvalues() -> [Double] {
    var m = self
    for _ in 0..<60 {
      var rest = 0.0
      for row in 0..<size {
        for column in 0..<row { rest += m[row, column] * m[row, column] }
      }
      let trace = (0..<size).reduce(0) { $0 + m[$1, $1] * m[$1, $1] }
      guard rest > 1e-32 * trace else { break }
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) { m.rotate(p, q) }
      }
    }
    return (0..<size).map { m[$0, $0] }.sorted()
  }

  private mutating func rotate(_ p: Int, _ q: Int) {
    guard self[p, q] != 0 else { return }
    let theta = (self[q, q] - self[p, p]) / (2 * self[p, q])
    let t = (theta < 0 ? -1.0 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in 0..<size {
      let (kp, kq) = (self[k, p], self[k, q])
      self[k, p] = c * kp - s * kq
      self[k, q] = s * kp + c * kq
    }
    for k in 0..<size {
      let (pk, qk) = (self[p, k], self[q, k])
      self[p, k] = c * pk - s * qk
      self[q, k] = s * pk + c * qk
    }
  }
}

extension SymmetricMatrix {
  /// The product with a vector.
  public func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in
      var sum = 0.0
      for column in 0..<size { sum += values[row * size + column] * vector[column] }
      return sum
    }
  }

  /// The condition number with the diagonal scaled to one; `infinity` for a singular matrix.
  public func scaledCondition() -> Double {
    var scaled = self
    for row in 0..<size {
      for column in 0..<size {
        scaled[row, column] /= (self[row, row] * self[column, column]).squareRoot()
      }
    }
    let values = scaled.eigenvalues()
    guard let low = values.first, let high = values.last, low > 0 else { return .infinity }
    return high / low
  }
}
