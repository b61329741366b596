import Questions
import ScalingLaws

/// A picture that a scenario asks for.
public struct PlotRequest: Sendable {
  /// The file stem.
  public let name: String
  public let title: String?
  public let kind: Kind

  public enum Kind: Sendable {
    /// A picture that its question declares.
    case picture(any Picture)
    /// Loss of dense models and of those routed like a run's, against training FLOP, by law.
    case loss(run: Run, flop: ClosedRange<Double>)
    /// Compute multiplier of models routed like a run's, against training FLOP, by law.
    case multiplier(run: Run, flop: ClosedRange<Double>)
    /// Dense equivalents of a run, a row for each law.
    case equivalents(run: Run)
    /// The factors of a decomposition.
    case decomposition(name: String)
    /// A column of the sweep against its first axis, a curve for each law.
    case sweep(column: SweepColumn)
    /// A number of the best designs against the budget or the tokens of inference.
    case optimum(name: String, column: OptimumColumn, byKind: Bool)
    /// A column of the sweep over its two axes, a map for each law.
    case heatMap(column: SweepColumn)
    /// The cases of the sweep by two columns, and those that no other beats in both.
    case sweepFront(x: SweepColumn, y: SweepColumn)
    /// The best designs by two numbers, and those that no other beats in both.
    case optimumFront(name: String, x: OptimumColumn, y: OptimumColumn)
    /// How an answer on a run spreads over the joint draws of each law that carries some.
    case ridge(run: Run, column: SweepColumn)
    /// A number of what runs know, against the sweep's first axis; of one run, or of all.
    case factSweep(column: FactColumn, run: String?)
  }
}

extension PlotRequest.Kind {
  /// Whether the picture shows the cases of a sweep.
  var drawsSweep: Bool {
    if case .sweep = self { return true }
    return false
  }
}
