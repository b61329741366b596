import Diagnostics
import Formats
import Questions
import ScalingLaws
import Tabular
import Units

/// A scenario whose values are replaced again and again, with what is read of it only once.
///
/// Tokens and FLOP of a run are put straight into the run. Where the other values lead into single
/// models, corpora or runs, those alone are read anew (`VariedEntries`), with what depends on them;
/// else the whole file is.
struct SweptScenario: Sendable {
  let scenario: Scenario
  let sweep: Sweep
  /// The places that are varied: the axes, then the uncertain inputs.
  private let places: [Place]
  /// The sections of questions that an axis leads into, beside comparisons and facts.
  let asked: Set<String>
  /// Whether an axis leads into the comparisons themselves, so that the groups of a case are its own.
  let variesComparisons: Bool
  /// The part of the file that a case computes.
  private let core: Node
  private let compared: [Comparison]
  /// What is read anew for a case; `nil` where that is the whole file.
  private let entries: VariedEntries?

  /// A place that is varied.
  private struct Place: Sendable {
    let path: String
    let keys: [String]
    /// The run whose tokens or FLOP it is, where they can be put straight into the run.
    let direct: Direct?
  }

  enum Direct: Sendable {
    case tokens(run: String)
    case flop(run: String)

    var run: String {
      switch self {
      case .tokens(let run), .flop(let run): run
      }
    }
  }

  init?(_ scenario: Scenario) {
    guard let sweep = scenario.sweep else { return nil }
    self.scenario = scenario
    self.sweep = sweep
    let node = scenario.node
    let varied = Set(
      (sweep.axes.map(\.path) + sweep.uncertain.map(\.path)).map {
        node.keys(ofPath: $0)[0]
      })
    variesComparisons = varied.contains("compare")
    asked = varied.intersection(QuestionList.keys).subtracting(["compare", "facts"])
    // What no case depends on is not read again; claims rest on fits.
    let left = Set(QuestionList.keys + ["sweep", "plots"])
      .subtracting(["compare", "facts"]).subtracting(asked)
      .subtracting(asked.contains(Self.claims) ? [Self.fits] : [])
    core = Node(
      .object((node.members ?? []).filter { !left.contains($0.key) }), position: node.position)
    // A share of another run's FLOP is no number to put into the run.
    let paths =
      sweep.axes.map { ($0.path, isNumeric: $0.isNumeric) }
      + sweep.uncertain.map { ($0.path, isNumeric: true) }
    places = paths.map { path, isNumeric in
      let keys = node.keys(ofPath: path)
      return Place(
        path: path, keys: keys, direct: isNumeric ? Self.direct(keys, in: node) : nil)
    }
    compared = scenario.questions.of(Comparison.self)
    entries = VariedEntries(places.map(\.keys), in: node, scenario.world)
  }

  private static let claims = Hypothesis.section.key
  private static let fits = DataForms.section.key

  /// Whether every case has the fits that claims rest on: runs may be drawn as corpora say.
  private var hasSteadyFits: Bool {
    !asked.contains(Self.fits) && !places.contains { $0.keys[0] == "data" }
  }

  /// What the claims of every case rest on and no case changes: fits to runs of files, which take long.
  func steadyFindings() -> Findings {
    guard asked.contains(Self.claims), hasSteadyFits else { return Findings() }
    return scenario.questions.answers(in: scenario.world, of: [Self.fits]).findings
  }

  /// The tables of the questions that the sweep varies, for the scenario of a case.
  func tables(of scenario: Scenario, knowing steady: Findings) -> [Table] {
    guard !asked.isEmpty else { return [] }
    var known = steady
    if asked.contains(Self.claims) {
      let needed = Set([Comparison.section.key] + (hasSteadyFits ? [] : [Self.fits]))
      known = scenario.questions.answers(in: scenario.world, of: needed, knowing: known).findings
    }
    return scenario.questions.answers(in: scenario.world, of: asked, knowing: known).answers
      .flatMap(\.tables)
  }

  /// Whether a place is the tokens or the FLOP of a run on which no other run depends, and which
  /// depends on none.
  private static func direct(_ keys: [String], in node: Node) -> Direct? {
    guard keys.count == 3, keys[0] == "runs", let runs = node["runs"]?.members else { return nil }
    let isBound = runs.contains { run in
      let before = run.value["from"]
      return run.value["flop"]?["of"]?.text == keys[1] || before?.text == keys[1]
        || run.key == keys[1] && before != nil
    }
    if isBound { return nil }
    switch keys[2] {
    case "tokens": return .tokens(run: keys[1])
    case "flop": return .flop(run: keys[1])
    default: return nil
    }
  }

  /// The direct places, by the position of their value.
  var directs: [(place: Int, direct: Direct)] {
    places.enumerated().compactMap { index, place in place.direct.map { (index, $0) } }
  }

  /// Whether a place only changes what is read of the file.
  func isDirect(_ place: Int) -> Bool { places[place].direct != nil }

  /// What comparisons need of the scenario with values in all places.
  ///
  /// - Throws: what is wrong with the case, with its values named.
  func reading(
    setting values: [Node], texts: @autoclosure () -> [String]
  ) throws(FaultList) -> SweptReading {
    // What is wrong with a value is said by the whole reading.
    if let world = entries?.world(with: values, scenario.sources) {
      let comparisons = compared.compactMap { $0.request(in: world) }
      let isSame = zip(comparisons, scenario.comparisons).allSatisfy {
        ($0.run.tokens == nil) == ($1.run.tokens == nil) && $0.modes == $1.modes
      }
      if isSame, comparisons.count == scenario.comparisons.count {
        return SweptReading(world: world, comparisons: comparisons)
      }
    }
    let whole = try self.scenario(setting: values, texts: texts())
    return SweptReading(world: whole.world, comparisons: whole.comparisons)
  }

  /// The scenario with values in all places.
  ///
  /// - Throws: what is wrong with the case, with its values named.
  func scenario(setting values: [Node], texts: [String]) throws(FaultList) -> Scenario {
    var changed = core
    for (value, place) in zip(values, places) {
      do throws(InputFault) {
        changed = try changed.setting(place.keys, to: value)
      } catch {
        throw FaultList([
          Fault(
            file: scenario.file, position: value.position, problem: error.problem,
            hint: error.hint)
        ])
      }
    }
    do throws(FaultList) {
      return try Scenario(
        node: changed, file: scenario.file, name: scenario.name, sources: scenario.sources)
    } catch {
      let labels = zip(texts, places).map { "\($1.path) = \($0)" }.joined(separator: ", ")
      throw FaultList(
        error.faults.map { fault in
          var fault = fault
          fault.problem += " (in the case \(labels))"
          return fault
        })
    }
  }
}

/// What comparisons need of a scenario.
struct SweptReading: Sendable {
  let world: World
  let comparisons: [ComparisonRequest]
}
