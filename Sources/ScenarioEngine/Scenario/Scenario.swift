import CostModel
import Fitting
import Formats
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
  /// The file that the scenario was read from.
  let file: String
  /// What was read; for the manifest, and for cases in which some values are replaced.
  public let node: Node
  /// The files that it names.
  let companions: Companions
}

/// A model of a scenario.
public struct Model: Hashable, Sendable {
  public let name: String
  public let body: Body

  public enum Body: Hashable, Sendable {
    /// A bundled model.
    case bundled(ModelCard)
    /// A shape or sizes that the scenario states.
    case stated(ModelShape)
    /// A routing without a size: each law sizes it at its optimum for a budget.
    case family(ScalingLaws.Routing)
  }

  /// The shape; `nil` for a family.
  public var shape: ModelShape? {
    switch body {
    case .bundled(let card): card.shape
    case .stated(let shape): shape
    case .family: nil
    }
  }
}

/// A training corpus, and how its quality differs from the one the laws were fitted on.
public struct Corpus: Hashable, Sendable {
  public let name: String
  public let title: String?
  public let effect: DataEffect
  /// The range that the author gives for the effect's amount.
  public let range: ClosedRange<Double>?
  /// What an exposure to a fact in it is worth, 1 for the corpus as it is.
  public let exposureQuality: Double
}

/// A model trained on tokens, or a budget to train one of a family.
public struct Run: Hashable, Sendable {
  public let name: String
  public let model: Model
  /// The tokens, given or implied by the FLOP; `nil` for a family.
  public let tokens: Tokens?
  public let tokenSource: TokenSource
  /// The budget that the scenario states.
  public let flop: FLOP?
  public let corpus: Corpus?
  /// Tokens of one training sequence, for the cost of attention.
  public let context: Int

  public enum TokenSource: Hashable, Sendable {
    case stated
    /// From what the bundled model's authors published.
    case published(String)
    /// From training FLOP by D = C / (6 N_active).
    case impliedByFLOP
  }

  public var effect: DataEffect { corpus?.effect ?? .none }
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

/// A measured score of a run.
public struct Observation: Hashable, Sendable {
  public let run: Run
  public let metric: String
  public let score: Double
  /// What is known of how it might have come out otherwise.
  public let noise: ScoreNoise

  init(run: Run, metric: String, score: Double, noise: ScoreNoise) {
    self.run = run
    self.metric = metric
    self.score = score
    self.noise = noise
  }

  /// The standard deviation, run to run and by the questions; `nil` where that between runs is not
  /// known.
  public var deviation: Double? { noise.deviation(at: score) }
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
