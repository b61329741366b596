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
