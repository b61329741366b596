import Diagnostics
import Fitting
import Formats
import Hypotheses
import Questions
import ScalingLaws
import Spec
import Units

extension Scenario {
  /// Reads and checks a scenario that extends no others; see `Composition` for those that do.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its path, for messages.
  ///   - name: the name of its result folder.
  /// - Throws: every fault of the file at once: of its syntax, or of its shape and its references.
  public init(bytes: [UInt8], file: String, name: String) throws(FaultList) {
    self = try Composition(bytes: bytes, file: file, name: name).scenario()
  }

  /// Checks a scenario that has been read, as written or with values put in place of others.
  init(
    node: Node, file: String, name: String, companions: Companions
  ) throws(FaultList) {
    let misshapen = ScenarioShape.scenario.check(node, file: file)
    var decoder = Decoder(file: file, companions: companions)
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
  let companions: Companions
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

  init(file: String, companions: Companions) {
    self.file = file
    self.companions = companions
  }

  mutating func scenario(_ node: Node, name: String) -> Scenario {
    known.models = node["models"]?.members?.map(\.key) ?? []
    known.corpora = node["data"]?.members?.map(\.key) ?? []
    known.runs = node["runs"]?.members?.map(\.key) ?? []
    known.sections = node.members?.map(\.key) ?? []
    known.named = QuestionList.names(in: node).merging([
      "model": known.models, "corpus": known.corpora, "run": known.runs,
      "run file": node["runFiles"]?.members?.map(\.key) ?? [], "section": known.sections,
    ]) { $1 }
    for member in node["models"]?.members ?? [] {
      if let model = model(member) { models.append(model) }
    }
    for member in node["data"]?.members ?? [] {
      if let corpus = corpus(member) { corpora.append(corpus) }
    }
    decodeRuns(node["runs"]?.members ?? [])
    observations = (node["observations"]?.items ?? []).compactMap { observation($0) }
    let laws = self.laws(node["laws"])
    let comparisons = comparisons(node["compare"], in: node)
    let optima = self.optima(node["optimum"])
    known.named["law"] = laws.map(\.card.id)
    world = World(
      models: models, corpora: corpora, runs: runs, laws: laws, observations: observations)
    world.compared = comparisons.filter { $0.against == .denseEquivalent }.map(\.run)
    let sources = reader()
    world.runFiles = RunFile.all(node["runFiles"], sources)
    let reader = self.reader()
    questions = AskedQuestions(node, reader)
    faults += sources.faults + reader.faults
    files = sources.inputs + reader.inputs
    let decompositions = (node["decompose"]?.items ?? []).compactMap { decomposition($0) }
    let sweep = node["sweep"].flatMap {
      self.sweep(
        $0, in: node,
        hasComparisons: node["compare"]?.items?.isEmpty == false || node["facts"] != nil)
    }
    let pictureReader = self.reader()
    let plots = self.plots(
      node["plots"]?.items ?? [], decompositions: decompositions.map(\.name), sweep: sweep,
      comparisons: comparisons, optima: optima.map(\.name), questions: questions,
      reader: pictureReader)
    var scenario = Scenario(
      name: name, title: node["title"]?.text ?? "", question: node["question"]?.text,
      models: models, corpora: corpora, runs: runs, laws: laws, comparisons: comparisons,
      optima: optima,
      observations: observations, decompositions: decompositions,
      sweep: sweep, plots: plots, file: file, node: node, companions: companions)
    scenario.runFiles = world.runFiles
    scenario.files = files
    scenario.questions = questions
    faults += pictureReader.faults
    return scenario
  }

  /// A reader of what refers to what has been read so far.
  private func reader() -> Reader {
    Reader(
      file: file, names: known.named, context: Surroundings(world: world, asked: questions),
      files: companions.files)
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

  /// The corpus that a node names; a fault where there is none of that name.
  mutating func corpus(named node: Node?) -> Corpus? {
    guard let node, let name = node.text else { return nil }
    if let corpus = corpora.first(where: { $0.name == name }) { return corpus }
    if !known.corpora.contains(name) { noteUnknown(node, "corpus", among: known.corpora) }
    return nil
  }

  private mutating func corpus(_ member: Member) -> Corpus? {
    let node = member.value
    let title = node["title"]?.text
    let quality = number("exposures", of: node) ?? 1
    guard let multiplier = node["multiplier"] else {
      return Corpus(
        name: member.key, title: title, effect: .none, range: nil, exposureQuality: quality)
    }
    guard let value = multiplier["value"]?.number,
      let term = multiplier["acts"]?.text.flatMap(DataEffect.Term.init(rawValue:))
    else { return nil }
    if term != .floor, value <= 0 {
      note(
        multiplier, "a multiplier of \(plainText(of: value)) is not positive",
        "1 leaves the data as they are")
      return nil
    }
    let low = multiplier["low"]?.number ?? value
    let high = multiplier["high"]?.number ?? value
    guard low <= value, value <= high else {
      note(
        multiplier, "the multiplier does not lie between its low and its high end",
        "low ≤ value ≤ high")
      return nil
    }
    let hasRange = multiplier["low"] != nil || multiplier["high"] != nil
    return Corpus(
      name: member.key, title: title, effect: DataEffect(term: term, amount: value),
      range: hasRange ? low...high : nil, exposureQuality: quality)
  }

  private mutating func observation(_ node: Node) -> Observation? {
    guard let run = run(named: node["run"]), let metric = node["metric"]?.text,
      let score = number("score", of: node)
    else { return nil }
    let full = number("outOf", of: node) ?? 100
    if node["questions"] != nil, score < 0 || score > full {
      note(
        node["score"] ?? node,
        "a score of \(plainText(of: score)) out of \(plainText(of: full)) is no share of questions",
        "give outOf, or leave out questions")
      return nil
    }
    return Observation(
      run: run, metric: metric, score: score,
      noise: ScoreNoise(
        runDeviation: number("sd", of: node),
        questions: number("questions", of: node).map { Int(clamping: $0) },
        full: full))
  }

  mutating func comparison(_ node: Node, in scenario: Node) -> ComparisonRequest? {
    guard let run = run(named: node["run"]) else { return nil }
    if node["against"]?.text == "denseEquivalent" {
      let names = node["modes"]?.items?.compactMap(\.text) ?? [defaultMode(of: run).rawValue]
      let modes = names.compactMap(ComparisonMode.init(rawValue:))
      guard let terms = terms(node["terms"], of: scenario) else { return nil }
      return ComparisonRequest(run: run, against: .denseEquivalent, modes: modes, terms: terms)
    }
    guard let against = node["against"] else { return nil }
    guard let name = against.text, known.runs.contains(name) else {
      if against.text != nil {
        noteUnknown(against, "run", among: known.runs + ["denseEquivalent"])
      }
      return nil
    }
    guard let other = self.run(named: against) else { return nil }
    if run.tokens == nil || other.tokens == nil {
      note(
        against, "a run without a size cannot be set against another run",
        "give both models sizes, or compare against denseEquivalent")
      return nil
    }
    for key in ["modes", "terms"] {
      guard let stray = node[key] else { continue }
      note(
        stray, "two runs are compared as they were trained, not in a mode",
        "leave out '\(key)', or compare against denseEquivalent")
      return nil
    }
    return ComparisonRequest(run: run, against: .run(other), modes: [])
  }

  /// A family has no size whose dense equivalent could be asked for.
  private func defaultMode(of run: Run) -> ComparisonMode {
    run.tokens == nil ? .bothOptimal : .sameTokens
  }

  /// The number under a key of an object.
  ///
  /// A step of its own: several `node[key]?.number ?? …` in one function stop the optimiser of
  /// Swift 6.3.1 with an ownership error.
  func number(_ key: String, of node: Node) -> Double? {
    guard let value = node[key] else { return nil }
    return value.number
  }

  /// A belief; `nil` where there is none or it is faulty.
  mutating func prior(_ node: Node?) -> Prior? {
    guard let node else { return nil }
    let reader = Reader(file: file)
    let prior = InputKind.prior.value(of: node, reader)
    faults += reader.faults
    return prior
  }
}
