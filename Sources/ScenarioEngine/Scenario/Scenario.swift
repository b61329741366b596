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

/// A run set against its dense equivalents or another run.
public struct ComparisonRequest: Hashable, Sendable {
  public let run: Run
  public let against: Counterpart
  /// What is held equal; none against another run, where both stand as they were trained.
  public let modes: [ComparisonMode]
  /// What the modes need beyond the two models.
  public let terms: ComparisonTerms

  init(
    run: Run, against: Counterpart, modes: [ComparisonMode], terms: ComparisonTerms = .none
  ) {
    self.run = run
    self.against = against
    self.modes = modes
    self.terms = terms
  }

  public enum Counterpart: Hashable, Sendable {
    case denseEquivalent
    case run(Run)

    public var name: String {
      switch self {
      case .denseEquivalent: "denseEquivalent"
      case .run(let run): run.name
      }
    }
  }
}

/// A gain between two runs to be split into what the data and what the architecture brought.
public struct DecompositionRequest: Hashable, Sendable {
  public let name: String
  public let metric: String
  /// The old recipe: dense, old data.
  public let from: Observation
  /// The new recipe: MoE, new data.
  public let to: Observation
  /// Dense runs on the new data, whose scores against tokens stand between the two.
  public let bridge: [Observation]
  /// Factors on the bridge's slope whose answers are shown, as a sensitivity.
  public let slopes: ClosedRange<Double>?
  public let level: Double
  /// What other evidence says of parts of its factors.
  public let parts: [KnownPart]
}

extension Scenario {
  /// What its questions are asked in.
  var world: World {
    World(
      models: models, corpora: corpora, runs: runs, laws: laws, observations: observations)
  }
}
