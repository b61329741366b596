import QualityAxes
import ScalingLaws
import Spec

/// What questions are asked in: models, data, runs, laws and measurements.
public struct World: Sendable {
  public var models: [Model]
  public var corpora: [Corpus]
  public var runs: [Run]
  public var laws: [any ScalingLaw]
  public var observations: [Observation]
  public var runFiles: [RunFile]
  /// The runs that are compared with dense models.
  public var compared: [Run] = []
  /// Ranges of γ that the user states in place of measured ones.
  public var axisRanges: [QualityAxis: ClosedRange<Double>] = [:]
  /// Terms that comparisons share.
  public var terms: [TermSet] = []

  public init(
    models: [Model] = [], corpora: [Corpus] = [], runs: [Run] = [],
    laws: [any ScalingLaw] = LawLibrary.standard, observations: [Observation] = [],
    runFiles: [RunFile] = []
  ) {
    self.models = models
    self.corpora = corpora
    self.runs = runs
    self.laws = laws
    self.observations = observations
    self.runFiles = runFiles
  }

  /// The model of a name.
  public func model(_ name: String) -> Model? { models.first { $0.name == name } }

  /// The run of a name.
  public func run(_ name: String) -> Run? { runs.first { $0.name == name } }

  /// The corpus of a name.
  public func corpus(_ name: String) -> Corpus? { corpora.first { $0.name == name } }
}

/// What questions and pictures may refer to while they are read.
public struct Surroundings: Sendable {
  /// Models, data, runs and laws; what could not be read is missing, and its fault has been noted.
  public let world: World
  /// The questions of the scenario, for pictures and claims that refer to them.
  public let asked: AskedQuestions

  public init(world: World, asked: AskedQuestions = AskedQuestions()) {
    self.world = world
    self.asked = asked
  }
}

extension Reader {
  /// What questions are asked in.
  public var world: World { (context as? Surroundings)?.world ?? World() }

  /// The questions of the scenario.
  public var asked: AskedQuestions { (context as? Surroundings)?.asked ?? AskedQuestions() }
}
