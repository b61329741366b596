import CostModel
import Fitting
import Formats
import Questions
import ScalingLaws
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
  public let hypotheses: [Hypothesis]
  public let sweep: Sweep?
  public let plots: [PlotRequest]
  public let quality: QualityRequests
  /// Run files, forms of data quality, repetition and plans.
  public internal(set) var study = Study.none
  /// What it asks, by sections of the file.
  public internal(set) var questions = AskedQuestions()
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
    World(
      models: models, corpora: corpora, runs: runs, laws: laws, observations: observations)
  }
}
