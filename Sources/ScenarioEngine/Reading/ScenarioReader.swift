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
  /// What questions are asked in, as far as it has been read.
  var world = World()
  var questions = AskedQuestions()
  /// Names that the file gives, whether or not what they name could be read, by what they name.
  private var names: [String: [String]] = [:]

  init(file: String, sources: any FileSource) {
    self.file = file
    self.sources = sources
  }

  mutating func scenario(_ node: Node, name: String) -> Scenario {
    names = QuestionList.names(in: node).merging(World.names(in: node)) { $1 }
    names["section"] = node.members?.map(\.key) ?? []
    let ofWorld = self.reader()
    world = World(node, ofWorld)
    names["law"] = world.laws.map(\.card.id)
    let reader = self.reader()
    questions = AskedQuestions(node, reader, of: QuestionList.all)
    faults += ofWorld.faults + reader.faults
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
    scenario.files = ofWorld.inputs + reader.inputs
    scenario.questions = questions
    scenario.comparisons = comparisons
    faults += pictureReader.faults
    return scenario
  }

  /// A reader of what refers to what has been read so far.
  private func reader() -> Reader {
    Reader(
      file: file, names: names, context: Surroundings(world: world, asked: questions),
      files: sources)
  }

  mutating func note(_ node: Node, _ problem: String, _ hint: String) {
    faults.append(Fault(file: file, position: node.position, problem: problem, hint: hint))
  }
}
