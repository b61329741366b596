import Formats
import Questions
import ScalingLaws
import Spec

/// One question, read from a file and checked: everything that its names refer to is here.
public struct Scenario: Sendable {
  public let name: String
  public let title: String
  /// What to look at in the result, in the author's words.
  public let question: String?
  /// What its questions are asked in.
  public let world: World
  public let sweep: Sweep?
  public let plots: [PlotRequest]
  /// What it asks, by sections of the file.
  public internal(set) var questions = AskedQuestions()
  /// The files that its questions name, as they were read.
  public internal(set) var files: [ReadFile] = []
  /// Its comparisons, with the runs that they are about.
  public internal(set) var comparisons: [ComparisonRequest] = []
  /// The file that the scenario was read from.
  let file: String
  /// What was read; for the manifest, and for cases in which some values are replaced.
  public let node: Node
  /// The files that it names.
  let sources: any FileSource
}

extension Scenario {
  public var runs: [Run] { world.runs }
  public var laws: [any ScalingLaw] { world.laws }
  public var observations: [Observation] { world.observations }
}

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
    if case .sweep = self { return true }
    return false
  }
}
