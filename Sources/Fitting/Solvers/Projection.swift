import Foundation
import Statistics

/// Variable projection: constants in which the loss or its logarithm is linear are solved for.
///
/// Golub and Pereyra 1973; the steps are those of Kaufman's simplification, which a damped
/// Gauss–Newton step on all constants followed by a solve for the linear ones equals. It
/// minimises squared errors: relative ones where the loss is linear in coefficients, of log loss
/// where its logarithm is, plain ones where the objective is on losses. The objective itself is a
/// short way from there. Of a start, only the constants that are not solved for matter.
struct Projection {
  var stepLimit = 60
  /// Coefficients keep their term at this share of the mean loss at least.
  var smallestShare = 1e-4

  /// What the errors are, relative to which the residuals are linear.
  private enum Errors {
    case relative
    case plain
    case logarithmic
  }

  /// The free constants by what is done with them, as positions in a point.
  private struct Plan {
    let linear: [Int]
    let inner: [Int]
    let errors: Errors

    init(_ engine: Engine) {
      let roles = engine.free.map { engine.form.constants[$0].role }
      let isLogarithmic = roles.contains(.logLinear)
      let kind: FormConstant.Role = isLogarithmic ? .logLinear : .coefficient
      linear = roles.indices.filter { roles[$0] == kind }
      inner = roles.indices.filter { roles[$0] != kind }
      errors =
        engine.objective.isOnLoss && !isLogarithmic
        ? .plain : isLogarithmic ? .logarithmic : .relative
    }
  }

  /// The best point found from a start; the start itself where nothing can be solved for, since
  /// squared errors would only lead all starts into one of the objective's minima.
  func improve(_ engine: Engine, from start: [Double]) -> [Double] {
    let plan = Plan(engine)
    guard !plan.linear.isEmpty else { return start }
    var point = begin(engine, plan, start)
    engine.predict(at: point)
    var best = solve(engine, plan, &point)
    engine.predict(at: point)
    guard !plan.inner.isEmpty else { return point }
    var (damping, growth) = (0.01, 4.0)
    for _ in 0..<stepLimit {
      let (matrix, gradient) = normalEquations(engine, plan)
      var damped = matrix
      for j in plan.inner { damped[j, j] *= 1 + damping }
      for j in 0..<damped.size { damped[j, j] = damped[j, j] * (1 + 1e-12) + 1e-280 }
      guard let step = damped.solving(gradient) else { break }
      var trial = point
      for j in plan.inner {
        trial[j] = min(max(point[j] - step[j], engine.lower[j]), engine.upper[j])
      }
      engine.predict(at: trial)
      let misfit = solve(engine, plan, &trial)
      if misfit < best {
        let gain = (best - misfit) / best
        (best, point, growth) = (misfit, trial, 4)
        damping = max(damping / 10, 1e-9)
        engine.predict(at: point)
        if gain < 1e-3, damping < 2e-2 { break }
      } else {
        damping *= growth
        growth *= 2
        if damping > 1e9 { break }
        engine.predict(at: point)
      }
    }
    return point
  }

  /// The start within the bounds.
  ///
  /// An exponent of zero makes its term a second floor; such exponents begin a little off it.
  private func begin(_ engine: Engine, _ plan: Plan, _ start: [Double]) -> [Double] {
    var point = start
    for j in start.indices {
      point[j] = min(max(start[j], engine.lower[j]), engine.upper[j])
      let constant = engine.form.constants[engine.free[j]]
      guard constant.role == .inner, constant.scale == .identity, abs(point[j]) < 0.02 else {
        continue
      }
      if constant.starts.lowerBound >= 0 { point[j] = 0.02 }
      if constant.starts.upperBound <= 0 { point[j] = -0.02 }
    }
    return point
  }

  /// A step's factor on the derivatives of log loss, and its residual.
  @inline(__always)
  private func linearised(
    _ engine: Engine, _ errors: Errors, _ step: Int
  ) -> (factor: Lanes, residual: Lanes) {
    let (prediction, target) = (engine.batch.logLoss[step], engine.batch.target[step])
    switch errors {
    case .logarithmic:
      let goal = engine.objective.isOnLoss ? naturalLogarithm(target) : target
      return (Lanes(repeating: 1), prediction - goal)
    case .relative:
      let ratio = exponential(prediction - target)
      return (ratio, ratio - 1.0)
    case .plain:
      let loss = exponential(prediction)
      return (loss, loss - target)
    }
  }

  /// JᵀWJ and JᵀWr of all free constants at the engine's last point.
  private func normalEquations(
    _ engine: Engine, _ plan: Plan
  ) -> (matrix: SymmetricMatrix, right: [Double]) {
    let (matrix, right, _) = normalEquations(engine, plan, of: Array(engine.free.indices))
    return (matrix, right)
  }

  private func normalEquations(
    _ engine: Engine, _ plan: Plan, of positions: [Int]
  ) -> (matrix: SymmetricMatrix, right: [Double], square: Double) {
    let count = positions.count
    let batch = engine.batch
    var matrix = SymmetricMatrix(size: count)
    var right = [Double](repeating: 0, count: count)
    var square = Lanes.zero
    let columns = positions.map { batch.derivative(engine.free[$0]) }
    let slope = batch.slope
    for step in 0..<batch.steps {
      let (factor, residual) = linearised(engine, plan.errors, step)
      let weighted = batch.weight[step] * factor
      square += batch.weight[step] * residual * residual
      slope[step] = weighted * factor
      for row in 0..<count { right[row] += (weighted * residual * columns[row][step]).sum() }
    }
    for row in 0..<count {
      let left = columns[row]
      for column in 0...row {
        let other = columns[column]
        var sum = Lanes.zero
        for step in 0..<batch.steps { sum += slope[step] * left[step] * other[step] }
        matrix[row, column] = sum.sum()
        matrix[column, row] = matrix[row, column]
      }
    }
    return (matrix, right, square.sum())
  }

  /// Solves for the linear constants at the engine's last point and moves them there.
  ///
  /// - Returns: the sum of squared errors at the solution.
  private func solve(_ engine: Engine, _ plan: Plan, _ point: inout [Double]) -> Double {
    let (matrix, right, square) = normalEquations(engine, plan, of: plan.linear)
    guard !plan.linear.isEmpty, square.isFinite else { return square }
    return plan.errors == .logarithmic
      ? solveLinear(engine, plan, matrix, right, square, &point)
      : solveCoefficients(engine, plan, matrix, right, square, &point)
  }

  private func solveLinear(
    _ engine: Engine, _ plan: Plan, _ matrix: SymmetricMatrix, _ right: [Double],
    _ square: Double, _ point: inout [Double]
  ) -> Double {
    var regular = matrix
    for j in 0..<regular.size { regular[j, j] = regular[j, j] * (1 + 1e-13) + 1e-280 }
    guard let step = regular.solving(right) else { return square }
    var change = 0.0
    for (row, j) in plan.linear.enumerated() {
      point[j] = min(max(point[j] - step[row], engine.lower[j]), engine.upper[j])
      change += step[row] * right[row]
    }
    return max(square - change, 0)
  }

  /// Solves for factors on the terms, each at least at its smallest share.
  ///
  /// A coefficient that would fall below is put there, and the others are solved for again.
  private func solveCoefficients(
    _ engine: Engine, _ plan: Plan, _ matrix: SymmetricMatrix, _ right: [Double],
    _ square: Double, _ point: inout [Double]
  ) -> Double {
    // A term's derivative by the logarithm of its coefficient is the term: with factors f on the
    // terms, the residual is r + T (f - 1), and its square falls by solving T'T (f - 1) = -T'r.
    let count = plan.linear.count
    let runs = engine.batch.totalWeight
    let scale = plan.errors == .plain ? engine.meanTarget : 1
    let least = (0..<count).map { row in
      smallestShare * scale * (runs / max(matrix[row, row], 1e-300)).squareRoot() - 1
    }
    var change = least
    var active = Array(0..<count)
    while !active.isEmpty {
      var small = SymmetricMatrix(size: active.count)
      var aim = active.map { -right[$0] }
      for (row, i) in active.enumerated() {
        for (column, j) in active.enumerated() { small[row, column] = matrix[i, j] }
        for j in 0..<count where !active.contains(j) { aim[row] -= matrix[i, j] * change[j] }
        small[row, row] *= 1 + 1e-13
      }
      guard let solution = small.solving(aim) else { break }
      for (row, i) in active.enumerated() { change[i] = solution[row] }
      let worst = active.min { change[$0] - least[$0] < change[$1] - least[$1] }
      guard let worst, !(change[worst] >= least[worst]) else { break }
      change[worst] = least[worst]
      active.removeAll { $0 == worst }
    }
    var misfit = square
    for row in 0..<count {
      misfit += 2 * change[row] * right[row]
      for column in 0..<count { misfit += change[row] * change[column] * matrix[row, column] }
      let j = plan.linear[row]
      let moved = point[j] + log(1 + change[row])
      guard moved.isFinite else { return .infinity }
      point[j] = min(max(moved, engine.lower[j]), engine.upper[j])
    }
    return max(misfit, 0)
  }
}
