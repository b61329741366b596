import Diagnostics
import Fitting
import Formats
import Questions
import Units

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
    /// Tries cases that differ from the first one in a value or in none.
    func attempt(_ cases: [(place: Int, position: Int, node: Node)?]) {
      // As many as a processor tries in a moment; all of them work.
      for start in stride(from: 0, to: cases.count, by: 1_024) where faults.count < Self.faultLimit
      {
        let some = start..<min(start + 1_024, cases.count)
        let lists = Workers.mapNow(some, workers: some.count > 64 ? Workers.all : 1) {
        } _: { _, index -> [Fault] in
          var nodes = first + middle
          if let (place, _, node) = cases[index] { nodes[place] = node }
          do throws(FaultList) {
            let reading = try swept.reading(
              setting: nodes, texts: nodes.map { $0.text ?? $0.text(.compact) })
            if let (place, position, _) = cases[index] { keep(reading, place, position) }
            return []
          } catch {
            return error.faults
          }
        }
        for list in lists where faults.count < Self.faultLimit {
          faults += list.filter {
            seen.insert("\($0.position.debugDescription)\($0.problem)").inserted
          }
        }
      }
    }
    attempt([nil])
    // What is wrong with the first case would be said again of every other one.
    if !faults.isEmpty { throw FaultList(faults) }
    var others: [(place: Int, position: Int, node: Node)?] = []
    for (place, axis) in sweep.axes.enumerated() {
      for (position, value) in axis.values.enumerated().dropFirst() {
        if swept.isDirect(place), value.isPlainAmount { continue }
        others.append((place, position, value.node))
      }
    }
    for (index, input) in sweep.uncertain.enumerated() {
      for end in [input.low, input.high] {
        others.append((sweep.axes.count + index, 0, Self.node(end, in: swept)))
      }
    }
    attempt(others)
    if !faults.isEmpty { throw FaultList(Array(faults.prefix(Self.faultLimit))) }
  }

  private static func node(_ value: Double, in swept: SweptScenario) -> Node {
    Node(.number(value), position: swept.scenario.node.position)
  }
}

extension SweepValue {
  /// A number in a file that both tokens and FLOP may be.
  fileprivate var isPlainAmount: Bool {
    node.number.map { TokenDimension.range.clamped(to: FLOPDimension.range).contains($0) } ?? false
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

  /// Whether the rows of the sweep are made block by block even where its cases are kept: comparisons
  /// alone, in more rows than one block holds.
  public var blocksSweep: Bool {
    guard !streamsSweep else { return true }
    guard let sweep, !sweepsQuestions, questions.of(Facts.self).isEmpty else { return false }
    return sweep.count * SweepGroup.all(of: self).count > SweepSource.rowsPerBlock
  }

  /// Whether a picture of the scenario shows cases of its sweep.
  public var drawsSweep: Bool { plots.contains(where: \.drawsSweep) }

  /// The sweep as long tables; `nil` without one, or where it is short, unless forced.
  ///
  /// - Throws: what is wrong with a value of an axis.
  public func sweepSource(
    isStrict: Bool = false, isForced: Bool = false
  ) throws(FaultList) -> SweepSource? {
    guard blocksSweep || isForced, let source = SweepSource(self, isStrict: isStrict) else {
      return nil
    }
    try source.check()
    return source
  }
}
