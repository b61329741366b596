import Fitting
import Foundation

/// Levenberg and Marquardt's method for a sum of squares of any residuals.
///
/// For the small problems beside a law, such as an error that falls with the loss. Steps solve
/// the damped normal equations by an orthogonal factor of the Jacobian, so that a poorly
/// conditioned problem keeps its digits; the damping follows Nielsen's gain ratio. Constants are
/// scaled by the largest column of the Jacobian so far (Moré 1978), which fades by a tenth a
/// step: without that a steep start would rule the steps for ever.
struct LeastSquares: Sendable {
  /// Steps after which the search gives up.
  var stepLimit = 20_000

  /// The end of a search.
  struct Result: Sendable {
    let point: [Double]
    /// Half of this is what is minimised.
    let sumOfSquares: Double
    let outcome: Outcome
    let steps: Int
  }

  /// Minimises Σ r² from a start.
  ///
  /// - Parameters:
  ///   - start: where the search begins.
  ///   - residuals: the residuals at a point, and their derivatives row by row: the derivatives
  ///     of residual i stand at i · count ..< (i + 1) · count.
  /// - Returns: the end of the search, and whether it is a minimum.
  func minimise(
    from start: [Double], _ residuals: ([Double]) -> (values: [Double], derivatives: [Double])
  ) -> Result {
    var point = start
    var (r, j) = residuals(point)
    var sum = Self.square(r)
    guard sum.isFinite else {
      return Result(point: point, sumOfSquares: sum, outcome: .notFinite, steps: 0)
    }
    let count = start.count
    var scale = [Double](repeating: 0, count: count)
    var damping = 1e-4
    var growth = 2.0
    for step in 0..<stepLimit {
      for column in 0..<count {
        scale[column] = max(0.9 * scale[column], Self.norm(of: column, in: j, count))
      }
      let steepest = Self.cosine(r, j, count)
      if sum == 0 || steepest < 1e-13 {
        return Result(point: point, sumOfSquares: sum, outcome: .settled, steps: step)
      }
      let change = Self.step(r, j, scale: scale, damping: damping)
      let trial = zip(point, change).map { $0 + $1 }
      let (nextR, nextJ) = residuals(trial)
      let next = Self.square(nextR)
      let expected = sum - Self.linear(r, j, change)
      let isTiny = zip(point, change).allSatisfy { abs($1) <= 1e-15 * abs($0) }
      if isTiny || expected <= 1e-15 * sum, !(next < sum) {
        let isFlat = steepest < 1e-6
        return Result(
          point: point, sumOfSquares: sum, outcome: isFlat ? .settled : .stalled, steps: step)
      }
      if next < sum {
        let gain = (sum - next) / max(expected, .leastNormalMagnitude)
        damping *= max(1.0 / 3, 1 - pow(2 * gain - 1, 3))
        damping = max(damping, 1e-18)
        growth = 2
        (point, r, j, sum) = (trial, nextR, nextJ, next)
      } else {
        damping *= growth
        growth *= 2
        guard damping.isFinite else {
          return Result(point: point, sumOfSquares: sum, outcome: .stalled, steps: step)
        }
      }
    }
    return Result(point: point, sumOfSquares: sum, outcome: .outOfSteps, steps: stepLimit)
  }

  private static func square(_ r: [Double]) -> Double { r.reduce(0) { $0 + $1 * $1 } }

  private static func norm(of column: Int, in j: [Double], _ count: Int) -> Double {
    stride(from: column, to: j.count, by: count).reduce(0) { $0 + j[$1] * j[$1] }.squareRoot()
  }

  /// The largest cosine between the residuals and a column of the Jacobian; 0 at a minimum.
  private static func cosine(_ r: [Double], _ j: [Double], _ count: Int) -> Double {
    let length = square(r).squareRoot()
    var largest = 0.0
    for column in 0..<count {
      var product = 0.0
      for row in r.indices { product += r[row] * j[row * count + column] }
      let size = norm(of: column, in: j, count) * length
      if size > 0 { largest = max(largest, abs(product) / size) }
    }
    return largest
  }

  /// Σ (r + J d)².
  private static func linear(_ r: [Double], _ j: [Double], _ change: [Double]) -> Double {
    var sum = 0.0
    for row in r.indices {
      var value = r[row]
      for column in change.indices { value += j[row * change.count + column] * change[column] }
      sum += value * value
    }
    return sum
  }

  /// The minimiser of |J d + r|² + damping |S d|², by Householder reflections of the stacked
  /// matrix.
  private static func step(
    _ r: [Double], _ j: [Double], scale: [Double], damping: Double
  ) -> [Double] {
    let count = scale.count
    let rows = r.count + count
    var matrix = j + [Double](repeating: 0, count: count * count)
    var right = r.map { -$0 } + [Double](repeating: 0, count: count)
    for column in 0..<count {
      matrix[(r.count + column) * count + column] =
        damping.squareRoot() * max(scale[column], 1e-300)
    }
    for pivot in 0..<count {
      var length = 0.0
      for row in pivot..<rows { length = hypot(length, matrix[row * count + pivot]) }
      guard length > 0 else { continue }
      let head = matrix[pivot * count + pivot]
      let alpha = head > 0 ? -length : length
      var reflector = (pivot..<rows).map { matrix[$0 * count + pivot] }
      reflector[0] -= alpha
      let square = reflector.reduce(0) { $0 + $1 * $1 }
      guard square > 0 else { continue }
      for column in pivot..<count {
        var product = 0.0
        for row in pivot..<rows { product += reflector[row - pivot] * matrix[row * count + column] }
        let factor = 2 * product / square
        for row in pivot..<rows {
          matrix[row * count + column] -= factor * reflector[row - pivot]
        }
      }
      var product = 0.0
      for row in pivot..<rows { product += reflector[row - pivot] * right[row] }
      for row in pivot..<rows { right[row] -= 2 * product / square * reflector[row - pivot] }
    }
    var solution = [Double](repeating: 0, count: count)
    for row in (0..<count).reversed() {
      var value = right[row]
      for column in (row + 1)..<max(count, row + 1) {
        value -= matrix[row * count + column] * solution[column]
      }
      let diagonal = matrix[row * count + row]
      solution[row] = diagonal == 0 ? 0 : value / diagonal
    }
    return solution
  }
}
