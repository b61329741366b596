import Diagnostics
import Fitting
import Formats
import Spec
import Tabular
import Units

/// A gain between two runs to be split into what the data and what the architecture brought.
public struct DecompositionRequest: Question {
  public static let section = Section(
    "decompose", .list, definition: "decomposition", "Gains to split into factors")

  public let name: String?
  public let metric: String
  /// The old recipe (dense, old data), the new one (MoE, new data), and dense runs on the new data
  /// whose scores against tokens stand between the two: the names of runs.
  private let ends: (from: String, to: String)
  private let bridge: [String]
  /// Factors on the bridge's slope whose answers are shown, as a sensitivity.
  public let slopes: ClosedRange<Double>?
  public let level: Double
  /// What other evidence says of parts of its factors.
  public let parts: [KnownPart]

  public init(_ ask: inout Asking) throws(Unsettled) {
    name = ask("name", .text("a name", example: "a gain"), "A name for it")
    metric = ask("metric", .text("a metric", example: "gauntlet"), "The score")
    let from = ask("from", .name(of: "run"), "The old run")
    let to = ask("to", .name(of: "run"), "The new run")
    bridge = ask(
      "bridge", .list(of: .name(of: "run"), minimum: 2),
      "Dense runs on the new data at two or more numbers of tokens")
    let factors = ask.optional(
      "slopes", .list(of: .number("a factor", above: 0, example: 0.8), minimum: 2),
      "Two factors on the bridge's slope, to see what hangs on it")
    parts = ask(
      "parts", .list(of: .record(KnownPart.self, name: "part")),
      "What other evidence says of parts of a factor; the rest is residual", default: [])
    level = ask.confidence()
    try ask.settle()
    ends = (from, to)
    if let factors, factors.count > 2 {
      throw ask.fault(
        at: "slopes", "these are \(factors.count) factors", "give the least and the greatest")
    }
    slopes = factors.map { min($0[0], $0[1])...max($0[0], $0[1]) }
    try check(ask)
  }

  /// Whether the measurements are there and fit together.
  private func check(_ ask: Asking) throws(Unsettled) {
    if ask.reader.isLenient { return }
    let world = ask.reader.world
    let from = scored(ends.from, at: ask.node?["from"], world, ask.reader)
    let to = scored(ends.to, at: ask.node?["to"], world, ask.reader)
    let items = ask.node?["bridge"]?.items ?? []
    let bridge = zip(self.bridge, items).compactMap { scored($0, at: $1, world, ask.reader) }
    guard let from, let to, bridge.count == items.count else { throw ask.unsettled }
    guard Set(bridge.map(\.run.tokens)).count >= 2 else {
      throw ask.fault(
        at: "bridge", "the bridge has one number of tokens only",
        "a line needs runs at two numbers of tokens")
    }
    if let used = ([from, to].first { bridge.contains($0) }) {
      throw ask.fault(
        at: "bridge",
        "the run \(Fault.quoted(used.run.name)) is an end and part of the bridge",
        "the bridge's runs have to be independent of both ends")
    }
  }

  /// The measured score of a run; a fault where there is none.
  private func scored(
    _ run: String, at node: Node?, _ world: World, _ reader: Reader
  ) -> Observation? {
    if let found = world.observation(of: run, metric) { return found }
    // A run that could not be read has its own faults.
    if let node, world.run(run) != nil {
      reader.note(
        node, "the run \(Fault.quoted(run)) has no score of \(Fault.quoted(metric))",
        "add it to observations")
    }
    return nil
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> Result<Decomposition, ScoreLineFault>? {
    guard let from = world.observation(of: ends.from, metric),
      let to = world.observation(of: ends.to, metric)
    else { return nil }
    let bridge = bridge.compactMap { world.observation(of: $0, metric) }
    return Result { () throws(ScoreLineFault) in
      try Decomposition(self, from: from, to: to, bridge: bridge)
    }
  }
}
