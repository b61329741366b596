import Diagnostics
import Evidence
import Formats
import ScalingLaws
import Spec
import Tabular

/// A run compared with dense models, or with another run as both were trained, under every law.
public struct Comparison: Question {
  public static let section = Section(
    "compare", .list, definition: "comparison", "Runs to compare with dense models or other runs")

  let run: String
  /// The other run; `nil` for dense models.
  let other: String?
  /// What is held equal; `nil` is what goes with the run.
  let modes: [ComparisonMode]?
  let terms: TermReference
  let beside: BesideInput

  public init(_ ask: inout Asking) throws(Unsettled) {
    run = ask("run", .name(of: "run"), "The name of a run")
    let against = ask("against", .counterpart, "denseEquivalent, or the name of another run")
    modes = ask.optional(
      "modes",
      .list(of: .choice(example: .money), minimum: 1),
      "What is held equal; sameTokens if left out")
    terms = ask(
      "terms", .terms, "What the modes need beyond the models, or the name of such terms",
      default: .stated(.none), says: "nothing is known")
    beside = BesideInput(&ask)
    try ask.settle()
    other = against == Self.denseModels ? nil : against
    try check(ask)
  }

  /// The word for dense models.
  static let denseModels = "denseEquivalent"

  /// What the inputs say of each other and of the world.
  private func check(_ ask: Asking) throws(Unsettled) {
    if other != nil {
      for key in ["modes", "terms"] + BesideInput.keys where ask.isGiven(key) {
        throw ask.fault(
          at: key, "two runs are compared as they were trained, not against dense models",
          "leave out \(Fault.quoted(key)), or compare against denseEquivalent")
      }
    }
    if other == nil, let stated = ask.node?["terms"], stated.members != nil {
      try Asking(stated, ask.reader).refuseIdleTerms(in: modes ?? [.sameTokens])
    }
    let world = ask.reader.world
    guard let run = world.run(run) else { return }
    if let other {
      guard let other = world.run(other) else { throw ask.unsettled }
      if other.name == run.name {
        throw ask.fault(at: "against", "a run is compared with itself", "name another run")
      }
      if run.tokens == nil || other.tokens == nil {
        throw ask.fault(
          at: "against", "a run without a size cannot be compared with another run",
          "give both models sizes, or compare against denseEquivalent")
      }
      return
    }
    do throws(UncountedCache) {
      _ = try terms.inputs(in: world).terms(for: run.model.shape, named: run.model.name)
    } catch {
      throw ask.fault(at: "terms", error.problem, "state it with moeCache")
    }
    try beside.check(run, ask)
  }

  /// Two comparisons that ask the same in other terms could not be told apart in a table.
  public static func check(_ asked: [(question: Comparison, node: Node)], _ reader: Reader) {
    var (saidOf, earlier): (Set<String>, [[String?]: [Comparison]]) = ([], [:])
    for one in asked {
      if one.question.beside.isGiven, !saidOf.insert(one.question.run).inserted {
        reader.note(
          one.node,
          "what is known beside \(Fault.quoted(one.question.run)) is said by another comparison already",
          "say it in one of them")
      }
      let standard: [ComparisonMode] = [.sameTokens]
      let pair = [one.question.run, one.question.other]
      let others = earlier[pair] ?? []
      if !others.contains(where: {
        $0.terms == one.question.terms && $0.modes == one.question.modes
      }) {
        earlier[pair, default: []].append(one.question)
      }
      let rival = others.contains { other in
        other.terms != one.question.terms
          && !Set(other.modes ?? standard).isDisjoint(with: one.question.modes ?? standard)
      }
      guard rival else { continue }
      reader.note(
        one.node["terms"] ?? one.node,
        "the same comparison of \(Fault.quoted(one.question.run)) is asked in other terms",
        "give the terms a name and sweep over it, or add a second run")
    }
  }

  /// What is asked, with the run and all that belongs to it; `nil` where the world lacks it.
  public func request(in world: World) -> ComparisonRequest? {
    guard let run = world.run(run) else { return nil }
    if let other {
      return world.run(other).map { ComparisonRequest(run: run, against: .run($0), modes: []) }
    }
    // A family has no size whose dense equivalent could be asked for.
    let standard: ComparisonMode = run.tokens == nil ? .bothOptimal : .sameTokens
    guard
      let terms = try? terms.inputs(in: world).terms(for: run.model.shape, named: run.model.name)
    else { return nil }
    return ComparisonRequest(
      run: run, against: .denseEquivalent, modes: modes ?? [standard],
      terms: run.completing(terms, for: modes ?? [standard]),
      domain: beside.domain)
  }

  /// Whether it says more of its run than the run does, such as siblings.
  public var saysBeside: Bool { beside.isGiven }

  /// What the run is worth by evidence; `nil` against another run or for a dense one.
  public func worth(in world: World) -> Worth? {
    guard other == nil, let run = world.run(run), !run.isDense else { return nil }
    return Worth(of: run, beside: beside.beside(run, in: world))
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> ComparedRun? {
    request(in: world).map {
      ComparedRun($0, under: world.laws, beside: beside.beside($0.run, in: world))
    }
  }

  public static func answer(_ asked: [Resolved<Comparison>], in world: World) -> Answer {
    ComparedRun.answer(asked.compactMap(\.found))
  }
}

extension InputKind where Value == String {
  /// Dense models, or the name of a run.
  fileprivate static var counterpart: InputKind {
    InputKind(
      .scalar(.text("denseEquivalent or a run")), example: .text(Comparison.denseModels),
      sample: Comparison.denseModels, text: { $0 }
    ) { node, reader in
      guard let name = node.text else { return nil }
      if name == Comparison.denseModels || reader.knows(name, of: "run") { return name }
      reader.note(
        node, "unknown run \(Fault.quoted(name))",
        Suggestion.hint(
          for: name, among: (reader.names["run"] ?? []) + [Comparison.denseModels]))
      return nil
    }
  }
}
