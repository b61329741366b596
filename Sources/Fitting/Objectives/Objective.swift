/// What a fit minimises: a sum over runs of a function of the residual.
public enum Objective: Hashable, Sendable {
  /// Huber's function of the difference of log losses: r²/2 up to δ, δ(|r| - δ/2) beyond.
  ///
  /// Hoffmann et al. 2022 with δ = 1e-3. Summed, never averaged: an averaged objective is so small
  /// that absolute tolerances end a search early (Besiroglu et al. 2024).
  case huberLog(delta: Double)
  /// The mean squared difference of log losses.
  case meanSquaredLog
  /// The mean squared difference of losses.
  case meanSquaredLoss
  /// The sum of absolute differences of log losses.
  case absoluteLog
  /// Minus the log likelihood, up to a constant, of log losses with Student's t errors of a
  /// given scale.
  case studentLog(degrees: Double, scale: Double)

  /// Huber's function with δ = 1e-3, the objective of Chinchilla's paper.
  public static let standard = Objective.huberLog(delta: 1e-3)

  /// The objective in words, constants included.
  public var summary: String {
    switch self {
    case .huberLog(let delta): "Huber of log loss, delta \(delta), summed"
    case .meanSquaredLog: "mean squared error of log loss"
    case .meanSquaredLoss: "mean squared error of loss"
    case .absoluteLog: "absolute error of log loss, summed"
    case .studentLog(let degrees, let scale):
      "Student t of log loss, \(degrees) degrees of freedom, scale \(scale), summed"
    }
  }

  /// Whether residuals are differences of losses instead of their logarithms.
  var isOnLoss: Bool { self == .meanSquaredLoss }

  /// The width at which the absolute value is rounded off, so that it has a slope at zero.
  ///
  /// The sum moves by less than half of this for each run, far below any measured loss.
  static let absoluteRounding = 1e-7

  /// The function of the residual, its slope, and the curvature of its tightest parabola from
  /// above through the same slope, ψ(r)/r.
  @inline(__always)
  func terms(of r: Lanes) -> (value: Lanes, slope: Lanes, curvature: Lanes) {
    switch self {
    case .huberLog(let delta):
      return Self.huber(r, delta)
    case .absoluteLog:
      let delta = Self.absoluteRounding
      let (value, slope, curvature) = Self.huber(r, delta)
      return (value * (1 / delta), slope * (1 / delta), curvature * (1 / delta))
    case .meanSquaredLog, .meanSquaredLoss:
      return (0.5 * r * r, r, Lanes(repeating: 1))
    case .studentLog(let degrees, let scale):
      let spread = degrees * scale * scale
      let inside = 1.0 + r * r / spread
      let curvature = (degrees + 1) / (spread * inside)
      return (0.5 * (degrees + 1) * naturalLogarithm(inside), curvature * r, curvature)
    }
  }

  @inline(__always)
  private static func huber(
    _ r: Lanes, _ delta: Double
  ) -> (value: Lanes, slope: Lanes, curvature: Lanes) {
    let ends = Lanes(repeating: delta)
    let clipped = larger(smaller(r, ends), -ends)
    let size = larger(r, -r)
    return (clipped * (r - 0.5 * clipped), clipped, delta / larger(size, ends))
  }

  /// What people call the objective, from the sum that the solver works on.
  func reported(sum: Double, weight: Double) -> Double {
    switch self {
    case .meanSquaredLog, .meanSquaredLoss: 2 * sum / weight
    case .huberLog, .absoluteLog, .studentLog: sum
    }
  }
}
