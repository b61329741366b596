import CostModel
import Fitting
import Formats
import Questions
import ScalingLaws
import Spec
import Units

/// One question, read from a file and checked: everything that its names refer to is here.
public struct Scenario: Sendable {
  public let name: String
  public let title: String
  /// What to look at in the result, in the author's words.
  public let question: String?
  public let models: [Model]
  public let corpora: [Corpus]
  public let runs: [Run]
  public let laws: [any ScalingLaw]
  public let comparisons: [ComparisonRequest]
  public let optima: [OptimumRequest]
  public let observations: [Observation]
  public let decompositions: [DecompositionRequest]
  public let sweep: Sweep?
  public let plots: [PlotRequest]
  /// Runs from files, and simulated ones.
  public internal(set) var runFiles: [RunFile] = []
  /// What it asks, by sections of the file.
  public internal(set) var questions = AskedQuestions()
  /// The files that its questions name, as they were read.
  public internal(set) var files: [ReadFile] = []
  /// The file that the scenario was read from.
  let file: String
  /// What was read; for the manifest, and for cases in which some values are replaced.
  public let node: Node
  /// The files that it names.
  let companions: Companions
}

extension Scenario {
  /// What its questions are asked in.
  var world: World {
    var world = World(
      models: models, corpora: corpora, runs: runs, laws: laws, observations: observations,
      runFiles: runFiles)
    world.compared = comparisons.filter { $0.against == .denseEquivalent }.map(\.run)
    world.axisRanges = questions.of(Axes.self).first?.ranges ?? [:]
    return world
  }
}
