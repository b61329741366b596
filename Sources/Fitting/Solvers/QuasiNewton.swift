import Statistics

/// Broyden, Fletcher, Goldfarb and Shanno's method in a box, with a line search for the weak
/// Wolfe conditions.
///
/// The search of Lewis and Overton (Mathematical Programming 141, 2013) by bisection and
/// expansion, which stays sound where the objective is nearly an absolute value. The first
/// metric is the inverse of the parabola that touches the objective from above, so that neither
/// the scale of the objective nor that of the constants matters. A constant at the end of its
/// box is held there as long as the gradient pushes outwards.
struct QuasiNewton {
  /// Iterations after which the search gives up.
  var stepLimit = 500
  /// The expected decrease, relative to the objective, at which the search is done.
  var tolerance = 1e-11

  struct Minimum {
    var point: [Double]
    var value: Double
    var gradient: [Double]
    var outcome: Outcome
    var steps: Int
  }

  func minimise(_ engine: Engine, from start: [Double]) -> Minimum {
    let count = start.count
    var point = start
    for j in 0..<count { point[j] = min(max(point[j], engine.lower[j]), engine.upper[j]) }
    var gradient = [Double](repeating: 0, count: count)
    var value = engine.value(at: point, gradient: &gradient)
    guard value.isFinite else {
      return Minimum(point: point, value: value, gradient: gradient, outcome: .notFinite, steps: 0)
    }
    var metric = Self.metric(engine)
    var isFresh = true
    var direction = gradient
    var trial = point
    var trialGradient = gradient
    var change = gradient
    // Below this the objective is rounding alone: the form fits exactly.
    let floor = engine.roundingFloor
    for step in 0..<stepLimit {
      if value <= floor {
        return Minimum(
          point: point, value: value, gradient: gradient, outcome: .settled, steps: step)
      }
      var descent = Self.direction(
        metric, gradient, point: point, engine: engine, into: &direction)
      if !(descent < 0) {
        metric = Self.diagonal(metric)
        descent = Self.direction(metric, gradient, point: point, engine: engine, into: &direction)
      }
      if -descent <= tolerance * max(value, .leastNormalMagnitude) || !(descent < 0) {
        if isFresh || -descent <= 1e-3 * tolerance * value {
          return Minimum(
            point: point, value: value, gradient: gradient, outcome: .settled, steps: step)
        }
        // Confirmed on a fresh metric, so that a stale one cannot end the search.
        engine.predict(at: point)
        metric = Self.metric(engine)
        isFresh = true
        continue
      }
      let length = Self.search(
        engine, point: point, value: value, descent: descent, direction: direction,
        trial: &trial, trialGradient: &trialGradient)
      guard let (next, _) = length else {
        if !isFresh {
          engine.predict(at: point)
          metric = Self.metric(engine)
          isFresh = true
          continue
        }
        let isFlat = -descent <= 1e-7 * value
        return Minimum(
          point: point, value: value, gradient: gradient,
          outcome: isFlat ? .settled : .stalled, steps: step)
      }
      for j in 0..<count {
        change[j] = trialGradient[j] - gradient[j]
        direction[j] = trial[j] - point[j]
        point[j] = trial[j]
        gradient[j] = trialGradient[j]
      }
      value = next
      Self.update(&metric, step: direction, change: change)
      isFresh = false
    }
    return Minimum(
      point: point, value: value, gradient: gradient, outcome: .outOfSteps, steps: stepLimit)
  }

  /// The inverse of the touching parabola at the engine's last point.
  private static func metric(_ engine: Engine) -> SymmetricMatrix {
    var curvature = engine.curvature()
    let count = curvature.size
    let largest = (0..<count).reduce(0) { max($0, curvature[$1, $1]) }
    var ridge = 1e-10
    for _ in 0..<6 {
      for j in 0..<count { curvature[j, j] += ridge * curvature[j, j] + 1e-30 * largest + 1e-280 }
      if let inverse = curvature.inverse() { return inverse }
      ridge *= 100
    }
    var scaling = SymmetricMatrix(size: count)
    for j in 0..<count { scaling[j, j] = 1 / max(curvature[j, j], 1e-20 * largest, 1e-280) }
    return scaling
  }

  private static func diagonal(_ metric: SymmetricMatrix) -> SymmetricMatrix {
    var result = SymmetricMatrix(size: metric.size)
    for j in 0..<metric.size { result[j, j] = max(abs(metric[j, j]), .leastNormalMagnitude) }
    return result
  }

  /// Writes -H g within the box and returns its slope, gᵀd.
  private static func direction(
    _ metric: SymmetricMatrix, _ gradient: [Double], point: [Double], engine: Engine,
    into direction: inout [Double]
  ) -> Double {
    let count = gradient.count
    func isHeld(_ j: Int) -> Bool {
      (point[j] <= engine.lower[j] && gradient[j] > 0)
        || (point[j] >= engine.upper[j] && gradient[j] < 0)
    }
    // Among the others the inverse is that of their own part of the curvature: what the held ones
    // would make up for is taken out (Schur's complement).
    var metric = metric
    for j in 0..<count where isHeld(j) && metric[j, j] > 0 {
      let column = (0..<count).map { metric[$0, j] }
      for row in 0..<count {
        for other in 0..<count { metric[row, other] -= column[row] * column[other] / column[j] }
      }
    }
    var slope = 0.0
    for row in 0..<count {
      var sum = 0.0
      if !isHeld(row) {
        for column in 0..<count where !isHeld(column) {
          sum -= metric[row, column] * gradient[column]
        }
      }
      direction[row] = sum
      slope += sum * gradient[row]
    }
    return slope
  }

  /// How far the first trial of a step may move a constant, in the solver's coordinates; a step may
  /// grow beyond it.
  private static let firstReach = 2.0

  /// A step along the direction that lowers the objective enough and bends its slope.
  private static func search(
    _ engine: Engine, point: [Double], value: Double, descent: Double, direction: [Double],
    trial: inout [Double], trialGradient: inout [Double]
  ) -> (value: Double, length: Double)? {
    let count = point.count
    var longest = Double.infinity
    var largest = 0.0
    for j in 0..<count where direction[j] != 0 {
      largest = max(largest, abs(direction[j]))
      let end = direction[j] > 0 ? engine.upper[j] : engine.lower[j]
      let room = (end - point[j]) / direction[j]
      if room > 0 { longest = min(longest, room) }
    }
    var low = 0.0
    var high = Double.infinity
    var length = min(1, longest, firstReach / largest)
    var best: (value: Double, length: Double)?
    /// A constant at its border may point outwards, and stays where it is.
    func place(_ length: Double) {
      for j in 0..<count {
        trial[j] = min(max(point[j] + length * direction[j], engine.lower[j]), engine.upper[j])
      }
    }
    for _ in 0..<50 {
      place(length)
      let next = engine.value(at: trial, gradient: &trialGradient)
      var slope = 0.0
      for j in 0..<count { slope += trialGradient[j] * direction[j] }
      if !(next <= value + 1e-4 * length * descent) || !slope.isFinite {
        high = length
        // The minimum of the parabola through both values, kept within the bracket.
        let bend = next - value - length * descent
        let guess = bend > 0 ? -descent * length * length / (2 * bend) : 0
        length =
          low == 0 && guess > 0.1 * high && guess < 0.9 * high ? guess : (low + high) / 2
      } else if slope < 0.9 * descent {
        best = (next, length)
        low = length
        guard length < longest else { return best }
        length = high.isFinite ? (low + high) / 2 : min(2 * length, longest)
      } else {
        return (next, length)
      }
      if high.isFinite, high - low < 1e-14 * high { break }
    }
    guard let best else { return nil }
    place(best.length)
    let next = engine.value(at: trial, gradient: &trialGradient)
    return (next, best.length)
  }

  /// The inverse update of the method.
  private static func update(
    _ metric: inout SymmetricMatrix, step: [Double], change: [Double]
  ) {
    let count = step.count
    var product = 0.0
    for j in 0..<count { product += step[j] * change[j] }
    guard product > 0 else { return }
    var image = [Double](repeating: 0, count: count)
    var quadratic = 0.0
    for row in 0..<count {
      for column in 0..<count { image[row] += metric[row, column] * change[column] }
      quadratic += image[row] * change[row]
    }
    let factor = (1 + quadratic / product) / product
    for row in 0..<count {
      for column in 0..<count {
        metric[row, column] +=
          factor * step[row] * step[column]
          - (image[row] * step[column] + step[row] * image[column]) / product
      }
    }
  }
}
