import Diagnostics
import Formats
import ScalingLaws
import Spec

extension World {
  /// The sections of a scenario that say what there is: models, data, runs, laws, terms, scores.
  public static let fields: [Field] = [
    section("models", "The models, by names of your own", ModelInput.self, "model"),
    section("data", "The training corpora, by names of your own", CorpusInput.self, "corpus"),
    section("runs", "Models trained on data, by names of your own", RunInput.self, "run"),
    Field(
      key: "laws",
      summary:
        "The scaling laws to ask: ids, files of fitted ones, or constants; the usual if left out",
      shape: .list(of: InputKind<any ScalingLaw>.law.shape, minimum: 1)),
    TermSet.field, RunFile.field,
    Field(
      key: "observations", summary: "Measured scores of runs",
      shape: .list(of: ObservationInput.description.shape(name: "observation"))),
  ]

  private static func section<Value: Asked>(
    _ key: String, _ summary: String, _: Value.Type, _ name: String
  ) -> Field {
    Field(
      key: key, summary: summary, shape: .dictionary(of: Value.description.shape(name: name)))
  }

  /// The names that a scenario gives, whether or not what they name can be read.
  public static func names(in scenario: Node) -> [String: [String]] {
    let sections = [
      "model": "models", "corpus": "data", "run": "runs", "set of terms": "terms",
      "run file": "runFiles",
    ]
    return sections.mapValues { scenario[$0]?.members?.map(\.key) ?? [] }
  }

  /// Reads the sections of a scenario; faults go to the reader, whose context holds what was read.
  public init(_ scenario: Node, _ reader: Reader) {
    self.init(laws: [])
    for member in scenario["models"]?.members ?? [] {
      // Parts of a wrong shape would cause further faults.
      guard ModelInput.shape.check(member.value, file: reader.file).isEmpty,
        let input = reader.read(member.value, as: ModelInput.self)
      else { continue }
      models.append(Model(name: member.key, body: input.body))
    }
    for member in scenario["data"]?.members ?? [] {
      guard let input = reader.read(member.value, as: CorpusInput.self) else { continue }
      if let node = member.value["exposures"], scenario["facts"] == nil, !reader.isLenient {
        reader.note(
          node, "it has no effect here: nothing asks what runs know", "ask 'facts', or leave it out"
        )
      }
      corpora.append(input.corpus(named: member.key))
    }
    index()
    readRuns(scenario["runs"]?.members ?? [], reader)
    terms = TermSet.all(in: scenario, reader)
    laws =
      scenario["laws"].map { InputKind<any ScalingLaw>.laws($0, reader) } ?? LawLibrary.standard
    reader.context = Surroundings(world: self)
    for node in scenario["observations"]?.items ?? [] {
      guard let input = reader.read(node, as: ObservationInput.self) else { continue }
      guard let observation = input.observation(in: self) else { continue }
      if self.observation(of: observation.run.name, observation.metric) != nil {
        reader.note(
          node,
          "\(Fault.quoted(observation.run.name)) has a score on "
            + "\(Fault.quoted(observation.metric)) already", "keep one of them")
      }
      observations.append(observation)
    }
    reader.context = Surroundings(world: self)
    runFiles = RunFile.all(scenario["runFiles"], reader)
    reader.context = Surroundings(world: self)
  }

  /// The most names of runs that a fault lists.
  private static let mostNamed = 10

  /// Reads the runs in an order in which each run's reference to another's FLOP is known, and keeps
  /// that of the file.
  private mutating func readRuns(_ members: [Member], _ reader: Reader) {
    let places = Dictionary(members.enumerated().map { ($1.key, $0) }) { first, _ in first }
    let needs = members.map { member in
      Set(RunInput.needed(by: member.value).compactMap { places[$0] })
    }
    var followers: [Int: [Int]] = [:]
    for (place, needed) in needs.enumerated() {
      for other in needed { followers[other, default: []].append(place) }
    }
    var open = needs.map(\.count)
    var ready = open.indices.filter { open[$0] == 0 }
    var found: [Run?] = Array(repeating: nil, count: members.count)
    var next = 0
    while next < ready.count {
      let place = ready[next]
      next += 1
      // A run sees those that it needs alone: a context of all would be copied for each.
      var near = self
      near.runs = needs[place].compactMap { found[$0] }
      reader.context = Surroundings(world: near)
      if let input = reader.read(members[place].value, as: RunInput.self) {
        found[place] = input.run(named: members[place].key, in: near)
      }
      for follower in followers[place] ?? [] {
        open[follower] -= 1
        if open[follower] == 0 { ready.append(follower) }
      }
    }
    let stuck = members.indices.filter { open[$0] > 0 }.map { members[$0] }
    let names =
      stuck.prefix(Self.mostNamed).map { Fault.quoted($0.key) }.joined(separator: ", ")
      + (stuck.count > Self.mostNamed ? " and \(stuck.count - Self.mostNamed) others" : "")
    for member in stuck {
      reader.note(
        member.value["flop"]?["of"] ?? member.value["from"] ?? member.value,
        "the FLOP of \(names) are defined by each other", "state the tokens of one of them")
    }
    runs = found.compactMap { $0 }
    index()
  }
}
