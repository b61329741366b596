import Formats
import Spec

/// Entries of a scenario's models, corpora, runs and terms whose values change from case to case.
///
/// Their paths are resolved once. A case reads these entries alone, and the runs that depend on them;
/// all else it shares with the scenario.
public struct VariedEntries: Sendable {
  private let world: World
  private let names: [String: [String]]
  private let models: [Entry]
  private let corpora: [Entry]
  private let terms: [Entry]
  /// In an order in which each run's reference to another's FLOP is known.
  private let runs: [Entry]
  /// The places that state the FLOP of a run, in which a case may not refer to another run.
  private let budgets: [Int]

  /// One entry, and what is set in it.
  private struct Entry: Sendable {
    let name: String
    /// Its position in the world.
    let position: Int
    let node: Node
    var places: [(place: Int, keys: [String])] = []
    /// Whether it has to be read at all: it is set, or what it refers to is.
    var isVaried: Bool
    /// What the scenario says of a run.
    var run: RunInput?

    /// The node with the values of a case; `nil` where one cannot be put there.
    func node(with values: [Node]) -> Node? {
      var node = node
      for (place, keys) in places {
        guard let changed = try? node.setting(keys, to: values[place]) else { return nil }
        node = changed
      }
      return node
    }
  }

  /// The entries that paths lead into; `nil` where a path leads elsewhere, so that the whole file
  /// has to be read.
  ///
  /// - Parameters:
  ///   - paths: the keys of each place that is varied.
  ///   - scenario: the file, without faults.
  ///   - world: what was read of it.
  public init?(_ paths: [[String]], in scenario: Node, _ world: World) {
    var budgets: [Int] = []
    for (place, keys) in paths.enumerated() {
      guard keys.count > 1, ["models", "data", "runs", "terms"].contains(keys[0]),
        scenario[keys[0]]?[keys[1]] != nil
      else { return nil }
      guard keys[0] == "runs" else { continue }
      // Such a case may refer to another run, so that the order of runs is its own.
      if keys.count == 2 || keys[2...] == ["flop", "of"] { return nil }
      if keys[2...] == ["flop"] { budgets.append(place) }
    }
    func entries(_ section: String, _ known: [String]) -> [Entry] {
      (scenario[section]?.members ?? []).compactMap { member in
        guard let position = known.firstIndex(of: member.key) else { return nil }
        let places = paths.enumerated().filter { $1[0] == section && $1[1] == member.key }
          .map { (place: $0, keys: Array($1.dropFirst(2))) }
        return Entry(
          name: member.key, position: position, node: member.value, places: places,
          isVaried: !places.isEmpty)
      }
    }
    self.world = world
    self.budgets = budgets
    names = World.names(in: scenario)
    models = entries("models", world.models.map(\.name)).filter(\.isVaried)
    corpora = entries("data", world.corpora.map(\.name)).filter(\.isVaried)
    terms = entries("terms", world.terms.map(\.name)).filter(\.isVaried)
    let (changedModels, changedCorpora) = (Set(models.map(\.name)), Set(corpora.map(\.name)))
    var open = entries("runs", world.runs.map(\.name))
    var ordered: [Entry] = []
    while !open.isEmpty {
      let waiting = Set(open.map(\.name))
      let ready = open.filter { run in
        RunInput.needed(by: run.node).allSatisfy { !waiting.contains($0) }
      }
      if ready.isEmpty { return nil }
      for var run in ready {
        let read = world.runs[run.position]
        let needed = RunInput.needed(by: run.node)
        run.isVaried =
          run.isVaried || changedModels.contains(read.model.name)
          || read.corpus.map { changedCorpora.contains($0.name) } ?? false
          || read.phases.contains { phase in
            phase.teacher.map { changedModels.contains($0.name) } ?? false
              || phase.mixture.contains { changedCorpora.contains($0.corpus.name) }
          }
          || ordered.contains { needed.contains($0.name) && $0.isVaried }
        ordered.append(run)
      }
      let done = Set(ready.map(\.name))
      open.removeAll { done.contains($0.name) }
    }
    let reader = Reader(file: "", names: names)
    reader.context = Surroundings(world: world)
    runs = ordered.filter(\.isVaried).map { entry in
      var entry = entry
      entry.run = reader.read(entry.node)
      return entry
    }
  }

  /// The models, corpora, runs and terms of a case; measured scores and files of runs are those of
  /// the scenario.
  ///
  /// - Parameters:
  ///   - values: the value of each place.
  ///   - files: the files that entries may name.
  /// - Returns: `nil` where something is wrong with a value, which a reading of the whole file says.
  public func world(with values: [Node], _ files: any FileSource) -> World? {
    guard budgets.allSatisfy({ values[$0].members == nil }) else { return nil }
    let reader = Reader(file: "", names: names, files: files)
    var world = world
    for entry in models {
      guard let node = entry.node(with: values), ModelInput.fits(node),
        let input = reader.read(node, as: ModelInput.self)
      else { return nil }
      world.models[entry.position] = Model(name: entry.name, body: input.body)
    }
    for entry in corpora {
      guard let node = entry.node(with: values), CorpusInput.fits(node),
        let input = reader.read(node, as: CorpusInput.self)
      else { return nil }
      world.corpora[entry.position] = input.corpus(named: entry.name)
    }
    for entry in terms {
      guard let node = entry.node(with: values), StatedTerms.fits(node),
        let input = reader.read(node, as: StatedTerms.self)
      else { return nil }
      world.terms[entry.position] = TermSet(name: entry.name, inputs: input.inputs)
    }
    for entry in runs {
      let places = entry.places.map { (keys: $0.keys, node: values[$0.place]) }
      if let run = entry.run?.run(named: entry.name, in: world, setting: places) {
        world.runs[entry.position] = run
        continue
      }
      reader.context = Surroundings(world: world)
      guard let node = entry.node(with: values), RunInput.fits(node),
        let input = reader.read(node, as: RunInput.self),
        let run = input.run(named: entry.name, in: world)
      else { return nil }
      world.runs[entry.position] = run
    }
    return reader.faults.isEmpty ? world : nil
  }
}

/// What is read again and again, with its shape made once.
private protocol ShapedOnce: Asked {
  static var shape: Shape { get }
}

extension ShapedOnce {
  static func fits(_ node: Node) -> Bool { shape.check(node, file: "").isEmpty }
}

extension ModelInput: ShapedOnce {
  static let shape = description.shape()
}

extension CorpusInput: ShapedOnce {
  fileprivate static let shape = description.shape()
}

extension StatedTerms: ShapedOnce {
  fileprivate static let shape = description.shape()
}

extension RunInput: ShapedOnce {
  fileprivate static let shape = description.shape()
}
