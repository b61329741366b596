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
    /// A column of the sweep against its first axis, a curve for each law.
    case sweep(column: SweepColumn)
    /// A column of the sweep over its two axes, a map for each law.
    case heatMap(column: SweepColumn)
    /// The cases of the sweep by two columns, and those that no other beats in both.
    case sweepFront(x: SweepColumn, y: SweepColumn)
    /// The best designs by two numbers, and those that no other beats in both.
    case optimumFront(OptimumFront)
    /// A number of what runs know, against the sweep's first axis; of one run, or of all.
    case factSweep(column: FactColumn, run: String?)
  }
}

extension PlotRequest.Kind {
  /// The picture of a question.
  var picture: (any Picture)? {
    if case .picture(let picture) = self { return picture }
    return nil
  }

  /// Whether the picture shows the cases of a sweep.
  var drawsSweep: Bool {
    switch self {
    case .sweep, .heatMap, .sweepFront, .factSweep: true
    case .picture, .optimumFront: false
    }
  }
}
