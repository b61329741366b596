import Diagnostics
import Formats

extension SweepSource {
  /// The most faults of cases that are reported.
  static let faultLimit = 20

  /// Tries every value of every axis by itself, and the ends of what is uncertain.
  ///
  /// Nothing is computed yet. Faults that only a combination has are found when its turn comes.
  func check() throws(FaultList) {
    var faults: [Fault] = []
    let first = sweep.axes.map { $0.values[0].node }
    let middle = sweep.uncertain.map { Self.node($0.value(at: 0.5), in: swept) }
    var seen: Set<String> = []
    func attempt(_ nodes: [Node]) {
      guard faults.count < Self.faultLimit else { return }
      let texts = nodes.map { $0.text ?? $0.text(.compact) }
      do throws(FaultList) {
        _ = try swept.scenario(setting: nodes, texts: texts)
      } catch {
        faults += error.faults.filter {
          seen.insert("\($0.position.debugDescription)\($0.problem)").inserted
        }
      }
    }
    attempt(first + middle)
    // What is wrong with the first case would be said again of every other one.
    if !faults.isEmpty { throw FaultList(faults) }
    for (place, axis) in sweep.axes.enumerated() {
      for value in axis.values.dropFirst() {
        if swept.isDirect(place), value.isPlainAmount { continue }
        var nodes = first + middle
        nodes[place] = value.node
        attempt(nodes)
      }
    }
    for (index, input) in sweep.uncertain.enumerated() {
      for end in [input.low, input.high] {
        var nodes = first + middle
        nodes[sweep.axes.count + index] = Self.node(end, in: swept)
        attempt(nodes)
      }
    }
    if !faults.isEmpty { throw FaultList(Array(faults.prefix(Self.faultLimit))) }
  }

  private static func node(_ value: Double, in swept: SweptScenario) -> Node {
    Node(.number(value), position: swept.scenario.node.position)
  }
}

extension SweepValue {
  /// A positive number in a file, which tokens and FLOP may always be.
  fileprivate var isPlainAmount: Bool {
    guard let number = node.number else { return false }
    return number > 0 && number.isFinite
  }
}

extension Scenario {
  /// The cases of a sweep that are kept in memory, and drawn; longer ones are streamed.
  public static let keptCases = 20_000

  /// Whether an axis leads into a question, so that a case is computed as a whole and not in rows.
  public var sweepsQuestions: Bool {
    SweptScenario(self).map { !$0.asked.isEmpty || $0.variesComparisons } ?? false
  }

  /// Whether the sweep's tables are made block by block, and not part of the outcome's tables.
  public var streamsSweep: Bool {
    guard let sweep else { return false }
    return sweep.count > Self.keptCases || sweep.draws > 0 || sweep.columns != nil
  }

  /// The sweep as long tables; `nil` without one, or where the outcome holds it, unless forced.
  ///
  /// - Throws: what is wrong with a value of an axis.
  public func sweepSource(
    isStrict: Bool = false, isForced: Bool = false
  ) throws(FaultList) -> SweepSource? {
    guard streamsSweep || isForced, let source = SweepSource(self, isStrict: isStrict) else {
      return nil
    }
    try source.check()
    return source
  }
}
