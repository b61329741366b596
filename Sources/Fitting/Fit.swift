import Foundation
import Statistics

/// The end of one search, with what is needed to judge it.
public struct Fit: Hashable, Sendable {
  /// The formula's constants in the form's order, held ones included.
  public let values: [Double]
  /// The solver's coordinates of all constants.
  public let coordinates: [Double]
  /// The objective as it is reported: a sum, or a mean for mean squared errors.
  public let objective: Double
  /// The largest component of the gradient, each by the constant's own scale, relative to the
  /// objective: 0 at a minimum.
  public let relativeGradient: Double
  public let outcome: Outcome
  /// Evaluations of the objective with its gradient.
  public let evaluations: Int
  /// The symbols of the constants that ended on the border of what the solver may try.
  public let atBounds: [String]
}

extension FitProblem {
  /// How a start is used.
  public enum StartUse: String, Sendable, CaseIterable {
    /// Coefficients are solved for before the search; the start gives the exponents alone.
    case projected
    /// The search begins at the start itself.
    case asGiven
  }

  /// Searches for the minimum from values of the formula's constants.
  public func fit(from values: [Double], use: StartUse = .projected) -> Fit {
    fit(Engine(self), from: form.coordinates(of: values), use: use)
  }

  /// The largest relative gradient of an end that counts as a minimum.
  static var vanishing: Double { 1e-2 }

  /// Searches with an engine that is set up, from coordinates of all constants.
  func fit(_ engine: Engine, from coordinates: [Double], use: StartUse) -> Fit {
    let before = engine.evaluations
    var start = free.map { coordinates[$0].isFinite ? coordinates[$0] : 0 }
    if use == .projected { start = Projection().improve(engine, from: start) }
    let result = QuasiNewton().minimise(engine, from: start)
    return fit(engine, result, evaluations: engine.evaluations - before)
  }

  private func fit(_ engine: Engine, _ result: QuasiNewton.Minimum, evaluations: Int) -> Fit {
    var coordinates = heldCoordinates
    for (position, index) in free.enumerated() { coordinates[index] = result.point[position] }
    let atBounds = free.indices.filter {
      result.point[$0] <= engine.lower[$0] || result.point[$0] >= engine.upper[$0]
    }
    engine.predict(at: result.point)
    let curvature = engine.curvature()
    var relative = 0.0
    for j in free.indices where !atBounds.contains(j) {
      let bend = curvature[j, j]
      guard bend > 0, result.value > 0 else { continue }
      relative = max(relative, abs(result.gradient[j]) / (bend * result.value).squareRoot())
    }
    // What no step lowered is a minimum only where the gradient says so.
    let isMinimum = relative <= Self.vanishing || result.value <= engine.roundingFloor
    return Fit(
      values: form.values(at: coordinates), coordinates: coordinates,
      objective: objective.reported(sum: result.value, weight: totalWeight),
      relativeGradient: relative,
      outcome: result.outcome == .settled && !isMinimum && objective != .absoluteLog
        ? .stalled : result.outcome,
      evaluations: evaluations,
      atBounds: atBounds.map { form.constants[free[$0]].symbol })
  }
}
