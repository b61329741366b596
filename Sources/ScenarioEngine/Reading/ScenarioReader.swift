import Diagnostics
import Fitting
import Formats
import Questions
import ScalingLaws
import Spec

extension Scenario {
  /// Checks a scenario that has been read, as written or with values put in place of others.
  init(
    node: Node, file: String, name: String, sources: any FileSource
  ) throws(FaultList) {
    let misshapen = ScenarioShape.scenario.check(node, file: file)
    var decoder = Decoder(file: file, sources: sources)
    let scenario = decoder.scenario(node, name: name)
    let faults = misshapen + decoder.faults
    guard faults.isEmpty else { throw FaultList(faults) }
    self = scenario
  }
}

/// Turns nodes into a scenario and gathers the faults that the shape alone does not show.
///
/// What has the wrong shape is passed over in silence here: the shape check has reported it.
struct Decoder {
  let file: String
  let sources: any FileSource
  var faults: [Fault] = []
  var models: [Model] = []
  var corpora: [Corpus] = []
  var runs: [Run] = []
  var observations: [Observation] = []
  /// What questions are asked in, as far as it has been read.
  var world = World()
  var questions = AskedQuestions()
  /// The files that questions name.
  var files: [ReadFile] = []
  /// Names that the file gives, whether or not what they name could be read.
  var known = Names()

  struct Names {
    var models: [String] = []
    var corpora: [String] = []
    var runs: [String] = []
    /// Names of all kinds, by what they name, as `Reader` has them.
    var named: [String: [String]] = [:]
    /// The keys of the whole file.
    var sections: [String] = []
  }

  mutating func scenario(_ node: Node, name: String) -> Scenario {
    known.models = node["models"]?.members?.map(\.key) ?? []
    known.corpora = node["data"]?.members?.map(\.key) ?? []
    known.runs = node["runs"]?.members?.map(\.key) ?? []
    known.sections = node.members?.map(\.key) ?? []
    known.named = QuestionList.names(in: node).merging(World.names(in: node)) { $1 }
    known.named["section"] = known.sections
    let ofWorld = self.reader()
    world = World(node, ofWorld)
    known.named["law"] = world.laws.map(\.card.id)
    let reader = self.reader()
    (models, corpora, runs) = (world.models, world.corpora, world.runs)
    observations = world.observations
    questions = AskedQuestions(node, reader, of: QuestionList.all)
    faults += ofWorld.faults + reader.faults
    files = ofWorld.inputs + reader.inputs
    let comparisons = questions.of(Comparison.self).compactMap { $0.request(in: world) }
    world.compared = comparisons.filter { $0.against == .denseEquivalent }.map(\.run)
    world.axisRanges = questions.of(Axes.self).first?.ranges ?? [:]
    let sweep = node["sweep"].flatMap {
      self.sweep(
        $0, in: node,
        hasComparisons: node["compare"]?.items?.isEmpty == false || node["facts"] != nil)
    }
    let pictureReader = self.reader()
    let plots = self.plots(node["plots"]?.items ?? [], sweep: sweep, reader: pictureReader)
    var scenario = Scenario(
      name: name, title: node["title"]?.text ?? "", question: node["question"]?.text,
      world: world, sweep: sweep, plots: plots,
      file: file, node: node, sources: sources)
    scenario.files = files
    scenario.questions = questions
    scenario.comparisons = comparisons
    faults += pictureReader.faults
    return scenario
  }

  /// A reader of what refers to what has been read so far.
  private func reader() -> Reader {
    Reader(
      file: file, names: known.named, context: Surroundings(world: world, asked: questions),
      files: sources)
  }

  mutating func note(_ node: Node, _ problem: String, _ hint: String) {
    faults.append(Fault(file: file, position: node.position, problem: problem, hint: hint))
  }

  /// Notes the faults of a described value at the keys that they are about.
  ///
  /// A key is looked for in the value's node, then in parts of it; without one the whole is named.
  /// `keys` says where a key differs from the name of the input.
  mutating func note(
    _ error: InputFaults, in node: Node, parts: [String], keys: [String: String] = [:]
  ) {
    for fault in error.faults {
      let name = fault.field.split(separator: ".").last.map(String.init) ?? fault.field
      let key = keys[name] ?? name
      let place = node[key] ?? parts.lazy.compactMap { node[$0]?[key] }.first ?? node
      note(place, fault.problem, fault.hint)
    }
  }

  /// Notes a reference to nothing.
  mutating func noteUnknown(_ node: Node, _ what: String, among known: [String]) {
    let name = Fault.quoted(node.text ?? "")
    let hint =
      known.isEmpty
      ? "the scenario has no \(what)s" : Suggestion.hint(for: node.text ?? "", among: known)
    note(node, "unknown \(what) \(name)", hint)
  }

  /// The run that a node names; a fault where there is none of that name.
  mutating func run(named node: Node?) -> Run? {
    guard let node, let name = node.text else { return nil }
    if let run = runs.first(where: { $0.name == name }) { return run }
    if !known.runs.contains(name) { noteUnknown(node, "run", among: known.runs) }
    return nil
  }
}
