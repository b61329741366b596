import Foundation
import Statistics

/// Evaluates the objective of a fit with its gradient, on one worker.
///
/// The engine sees the free constants only, in the solver's coordinates; the others keep the
/// values they were given.
final class Engine {
  let form: any LawForm
  let objective: Objective
  let batch: Batch
  /// The positions of the free constants.
  let free: [Int]
  let lower: [Double]
  let upper: [Double]
  /// The coordinates of all constants.
  private(set) var full: [Double]
  private(set) var evaluations = 0
  private let features: [[Double]]
  private let target: [Double]
  private let weights: [Double]

  init(_ problem: FitProblem) {
    form = problem.form
    objective = problem.objective
    free = problem.free
    full = problem.heldCoordinates
    lower = problem.free.map { problem.form.constants[$0].bounds.lowerBound }
    upper = problem.free.map { problem.form.constants[$0].bounds.upperBound }
    features = problem.features
    target = problem.target
    weights = problem.runs.weights
    batch = Batch(
      runs: problem.runs.count, features: features.count, constants: problem.form.constants.count)
    reset()
  }

  /// The mean of the measured losses, or of their logarithms, as the objective wants them.
  var meanTarget: Double {
    target.reduce(0, +) / Double(max(target.count, 1))
  }

  /// The objective of residuals that are rounding alone.
  var roundingFloor: Double {
    let residual = 1e-14 * (objective.isOnLoss ? meanTarget : 1)
    return objective.terms(of: Lanes(repeating: residual)).value[0] * batch.totalWeight
  }

  /// Weighs the runs as the table says.
  func reset() {
    batch.fill(features: features, target: target, weights: weights)
  }

  /// Multiplies the weight of each run by its count.
  func resample(counts: [Double]) {
    var product = weights
    for index in product.indices { product[index] *= counts[index] }
    batch.fill(features: features, target: target, weights: product)
  }

  /// The predictions and derivatives at a point, in the batch.
  func predict(at point: [Double]) {
    evaluations += 1
    for (position, index) in free.enumerated() { full[index] = point[position] }
    full.withUnsafeBufferPointer { form.evaluate(batch, at: $0) }
  }

  /// The objective's sum at a point, and its gradient by the free constants.
  func value(at point: [Double], gradient: inout [Double]) -> Double {
    predict(at: point)
    let sum = misfit()
    let slope = batch.slope
    for (position, index) in free.enumerated() {
      let derivative = batch.derivative(index)
      var even = Lanes.zero
      var odd = Lanes.zero
      var step = 0
      while step + 1 < batch.steps {
        even += slope[step] * derivative[step]
        odd += slope[step + 1] * derivative[step + 1]
        step += 2
      }
      if step < batch.steps { even += slope[step] * derivative[step] }
      gradient[position] = (even + odd).sum()
    }
    return sum
  }

  /// The sum of the objective; leaves its weighted slope by log loss in the batch.
  private func misfit() -> Double {
    switch objective {
    case .huberLog(let delta): misfit(.huberLog(delta: delta))
    case .meanSquaredLog: misfit(.meanSquaredLog)
    case .meanSquaredLoss: misfit(.meanSquaredLoss)
    case .absoluteLog: misfit(.absoluteLog)
    case .studentLog(let degrees, let scale): misfit(.studentLog(degrees: degrees, scale: scale))
    }
  }

  /// One loop for each objective, so that the choice is made outside of it.
  @inline(__always)
  private func misfit(_ objective: Objective) -> Double {
    let (logLoss, target) = (batch.logLoss, batch.target)
    let (weight, slope) = (batch.weight, batch.slope)
    var sum = Lanes.zero
    for step in 0..<batch.steps {
      if objective.isOnLoss {
        let loss = exponential(logLoss[step])
        let terms = objective.terms(of: loss - target[step])
        sum += weight[step] * terms.value
        slope[step] = weight[step] * terms.slope * loss
      } else {
        let terms = objective.terms(of: logLoss[step] - target[step])
        sum += weight[step] * terms.value
        slope[step] = weight[step] * terms.slope
      }
    }
    return sum.sum()
  }

  /// The curvature at the last point, Σ w ψ(r)/r ∇r ∇rᵀ.
  ///
  /// That of the parabola that touches the objective there and lies above it; with `robust` off
  /// all runs bend alike, which makes it the information matrix JᵀWJ.
  func curvature(robust: Bool = true) -> SymmetricMatrix {
    var matrix = SymmetricMatrix(size: free.count)
    for step in 0..<batch.steps {
      let prediction = batch.logLoss[step]
      let loss = objective.isOnLoss ? exponential(prediction) : Lanes(repeating: 1)
      let residual = (objective.isOnLoss ? loss : prediction) - batch.target[step]
      let bend = robust ? objective.terms(of: residual).curvature : Lanes(repeating: 1)
      batch.slope[step] = batch.weight[step] * bend * loss * loss
    }
    for row in free.indices {
      for column in 0...row {
        let (left, right) = (batch.derivative(free[row]), batch.derivative(free[column]))
        var sum = Lanes.zero
        for step in 0..<batch.steps { sum += batch.slope[step] * left[step] * right[step] }
        matrix[row, column] = sum.sum()
        matrix[column, row] = matrix[row, column]
      }
    }
    return matrix
  }
}
