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
  /// Where names lie, so that a scenario of thousands is read in linear time; a name that lies elsewhere
  /// by now is looked for.
  private var places: (models: [String: Int], runs: [String: Int], corpora: [String: Int]) =
    ([:], [:], [:])

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
  public func model(_ name: String) -> Model? {
    Self.find(name, in: models, at: places.models[name]) { $0.name }
  }

  /// The run of a name.
  public func run(_ name: String) -> Run? {
    Self.find(name, in: runs, at: places.runs[name]) { $0.name }
  }

  /// The corpus of a name.
  public func corpus(_ name: String) -> Corpus? {
    Self.find(name, in: corpora, at: places.corpora[name]) { $0.name }
  }

  /// Notes where models, runs and corpora lie.
  mutating func index() {
    func places(_ names: [String]) -> [String: Int] {
      Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }
    self.places = (
      places(models.map(\.name)), places(runs.map(\.name)), places(corpora.map(\.name))
    )
  }

  private static func find<Value>(
    _ name: String, in values: [Value], at place: Int?, _ nameOf: (Value) -> String
  ) -> Value? {
    if let place, values.indices.contains(place), nameOf(values[place]) == name {
      return values[place]
    }
    return values.first { nameOf($0) == name }
  }
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
