import Foundation

/// Variable projection: coefficients in which the loss is linear are solved for, not searched.
///
/// Golub and Pereyra 1973; the steps are those of Kaufman's simplification, which a Gauss–Newton
/// step on all constants followed by a solve for the coefficients equals. Minimises the squared
/// relative error (or the squared error where the objective is on losses), from which the
/// objective itself is a short way. From a start it uses the other constants only.
struct Projection {
  var stepLimit = 40
  /// Coefficients keep their term at this share of the mean loss at least.
  var smallestShare = 1e-4

  /// The best point found from a start; the start where the form has no coefficients to solve.
  func improve(_ engine: Engine, from start: [Double]) -> [Double] {
    let constants = engine.form.constants
    let linear = engine.free.indices.filter { constants[engine.free[$0]].isCoefficient }
    let inner = engine.free.indices.filter { !constants[engine.free[$0]].isCoefficient }
    guard !linear.isEmpty else { return start }
    var point = zip(start.indices, start).map { index, value in
      min(max(value, engine.lower[index]), engine.upper[index])
    }
    for j in inner where constants[engine.free[j]].scale == .identity {
      // An exponent of zero makes its term a second floor.
      point[j] = max(point[j], 0.02)
    }
    engine.predict(at: point)
    var best = solve(engine, linear, &point)
    engine.predict(at: point)
    var damping = 1e-3
    for _ in 0..<stepLimit {
      guard !inner.isEmpty else { break }
      let (matrix, gradient) = normalEquations(engine)
      var damped = matrix
      for j in inner { damped[j, j] *= 1 + damping }
      for j in 0..<damped.size { damped[j, j] = damped[j, j] * (1 + 1e-12) + 1e-280 }
      guard let step = damped.solving(gradient) else { break }
      var trial = point
      for j in inner {
        trial[j] = min(max(point[j] - step[j], engine.lower[j]), engine.upper[j])
      }
      engine.predict(at: trial)
      let misfit = solve(engine, linear, &trial)
      if misfit < best {
        let gain = (best - misfit) / best
        best = misfit
        point = trial
        damping = max(damping / 10, 1e-9)
        engine.predict(at: point)
        if gain < 1e-4 { break }
      } else {
        damping *= 10
        if damping > 1e6 { break }
        engine.predict(at: point)
      }
    }
    return point
  }

  /// Residual weights: 1/L for relative errors.
  @inline(__always)
  private func scaled(_ engine: Engine, _ step: Int) -> (ratio: Lanes, inverse: Lanes) {
    let target = engine.batch.target[step]
    if engine.objective.isOnLoss {
      return (exponential(engine.batch.logLoss[step]), target)
    }
    return (exponential(engine.batch.logLoss[step] - target), Lanes(repeating: 1))
  }

  /// Solves for the coefficients at the engine's last point and moves them there.
  ///
  /// A coefficient that would fall below its smallest share is put there, and the others are
  /// solved for again.
  ///
  /// - Returns: the sum of squared errors at the solution.
  private func solve(_ engine: Engine, _ linear: [Int], _ point: inout [Double]) -> Double {
    let count = linear.count
    var matrix = SymmetricMatrix(size: count)
    var right = [Double](repeating: 0, count: count)
    var means = [Double](repeating: 0, count: count)
    var (square, mean) = (0.0, 0.0)
    let batch = engine.batch
    let columns = linear.map { batch.derivative(engine.free[$0]) }
    for step in 0..<batch.steps {
      let (ratio, goal) = scaled(engine, step)
      var rest = Lanes(repeating: 1)
      for column in columns { rest -= column[step] }
      let aim = goal - ratio * rest
      let weight = batch.weight[step]
      square += (weight * aim * aim).sum()
      mean += (weight * goal).sum()
      for row in 0..<count {
        let left = weight * ratio * columns[row][step]
        means[row] += left.sum()
        right[row] += (left * aim).sum()
        for column in 0...row {
          matrix[row, column] += (left * ratio * columns[column][step]).sum()
        }
      }
    }
    for row in 0..<count {
      for column in 0..<row { matrix[column, row] = matrix[row, column] }
    }
    let least = (0..<count).map { smallestShare * mean / means[$0] }
    var factors = least
    var active = Array(0..<count)
    while !active.isEmpty {
      var small = SymmetricMatrix(size: active.count)
      var aim = active.map { right[$0] }
      for (row, i) in active.enumerated() {
        for (column, j) in active.enumerated() { small[row, column] = matrix[i, j] }
        for j in 0..<count where !active.contains(j) { aim[row] -= matrix[i, j] * factors[j] }
        small[row, row] *= 1 + 1e-13
      }
      guard let solution = small.solving(aim) else { break }
      for (row, i) in active.enumerated() { factors[i] = solution[row] }
      let worst = active.min { factors[$0] / least[$0] < factors[$1] / least[$1] }
      guard let worst, !(factors[worst] >= least[worst]) else { break }
      factors[worst] = least[worst]
      active.removeAll { $0 == worst }
    }
    var misfit = square
    for row in 0..<count {
      misfit -= 2 * factors[row] * right[row]
      for column in 0..<count { misfit += factors[row] * factors[column] * matrix[row, column] }
      let moved = point[linear[row]] + log(factors[row])
      guard moved.isFinite else { return .infinity }
      point[linear[row]] = min(max(moved, engine.lower[linear[row]]), engine.upper[linear[row]])
    }
    return misfit
  }

  /// JᵀWJ and JᵀWr of all free constants at the engine's last point.
  private func normalEquations(_ engine: Engine) -> (SymmetricMatrix, [Double]) {
    let count = engine.free.count
    let batch = engine.batch
    var matrix = SymmetricMatrix(size: count)
    var right = [Double](repeating: 0, count: count)
    let columns = engine.free.map { batch.derivative($0) }
    for step in 0..<batch.steps {
      let (ratio, goal) = scaled(engine, step)
      batch.slope[step] = batch.weight[step] * ratio * ratio
      let residual = batch.weight[step] * ratio * (ratio - goal)
      for row in 0..<count { right[row] += (residual * columns[row][step]).sum() }
    }
    for row in 0..<count {
      for column in 0...row {
        var sum = Lanes.zero
        for step in 0..<batch.steps {
          sum += batch.slope[step] * columns[row][step] * columns[column][step]
        }
        matrix[row, column] = sum.sum()
        matrix[column, row] = matrix[row, column]
      }
    }
    return (matrix, right)
  }
}
