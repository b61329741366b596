import Diagnostics
import Formats
import Questions
import ScalingLaws
import Synchronization
import Tabular
import Units

/// A sweep as long tables, block by block.
///
/// A block holds whole combinations of the axes with all their draws, so that it can also sum the
/// draws up. Its length depends on the scenario alone.
public final class SweepSource: BlockSource {
  public typealias Failure = FaultList

  public let tables: [LongTable]
  public let blockCount: Int
  /// Combinations of the axes in a block; the last block may have fewer.
  public let combinationsPerBlock: Int
  let swept: SweptScenario
  let layout: SweepLayout
  /// Whether answers outside of a law's fitted range are faults.
  let isStrict: Bool
  private let directs: [(place: Int, direct: SweptScenario.Direct)]
  private let axes: [SweepAxis]
  /// The values of the axes as numbers.
  private let numbers: [[Double]]
  /// The axes on which a reading depends, and how many values they have.
  private let structural: [(place: Int, count: Int)]
  /// Whether a reading depends on the axes alone, not on draws.
  private let isKeyed: Bool
  private let columns: [SweepNumber]
  private let readings: [SweepNumber.Reading]
  /// What prepared laws work out for the columns; `nil` where rows are full.
  private let wanted: PlainRequest.Wanted?

  /// What `check` has read of values that no other axis changes the reading of, until it is needed.
  private let checked = Mutex<[Int: SweptReading]>([:])

  /// About as many rows as a block may have.
  static let rowsPerBlock = 4_096
  /// The most readings of the scenario that a worker keeps, and that `check` does.
  private static let keptDesigns = 4_096

  /// What a worker keeps from one block to the next.
  public final class State {
    fileprivate var designs: [Int: SweptDesign] = [:]
    /// The last one, which most often is the next one too.
    fileprivate var last: (key: Int, design: SweptDesign)?
  }

  init?(_ scenario: Scenario, isStrict: Bool) {
    guard let swept = SweptScenario(scenario) else { return nil }
    self.swept = swept
    self.isStrict = isStrict
    directs = swept.directs
    let axes = swept.sweep.axes
    self.axes = axes
    numbers = axes.map { axis in axis.values.map { $0.number ?? .nan } }
    structural = axes.indices.filter { !swept.isDirect($0) }.map { ($0, axes[$0].values.count) }
    isKeyed = swept.sweep.uncertain.indices.allSatisfy { swept.isDirect(axes.count + $0) }
    layout = SweepLayout(sweep: swept.sweep, groups: SweepGroup.all(of: scenario))
    columns = layout.summed
    readings = columns.map(\.reading)
    wanted = layout.sweep.columns.flatMap(SweptDesign.wanted)
    tables = layout.tables
    let rows = layout.rowsPerCase * max(1, swept.sweep.draws)
    combinationsPerBlock = max(1, Self.rowsPerBlock / max(1, rows))
    blockCount =
      (swept.sweep.combinations + combinationsPerBlock - 1) / combinationsPerBlock
  }

  public var sweep: Sweep { swept.sweep }

  /// The rows of each table.
  public var rowCounts: [Int] {
    let sums = sweep.combinations * layout.groups.count * layout.summed.count
    return [sweep.count * layout.rowsPerCase] + (sweep.draws > 0 ? [sums] : [])
  }

  /// The cases before a block.
  public func cases(beforeBlock block: Int) -> Int {
    min(sweep.combinations, block * combinationsPerBlock) * max(1, sweep.draws)
  }

  public func makeState() -> State { State() }

  public func block(_ index: Int, _ state: inout State) throws(FaultList) -> [RowBlock] {
    let first = index * combinationsPerBlock
    let end = min(first + combinationsPerBlock, sweep.combinations)
    let cases = (end - first) * max(1, sweep.draws)
    var blocks = tables.map { _ in RowBlock() }
    blocks[0] = RowBlock(rows: cases * layout.rowsPerCase, of: tables[0])
    var values = [Double](repeating: 0, count: axes.count + sweep.uncertain.count)
    var positions = sweep.positions(ofCombination: first)
    // Faults of several cases are said at once.
    var faults: [Fault] = []
    for combination in first..<end where faults.count < Self.faultLimit {
      for place in axes.indices { values[place] = numbers[place][positions[place]] }
      do throws(FaultList) {
        try add(combination, positions, &values, to: &blocks, state)
      } catch {
        faults += error.faults
        if isStrict { break }
      }
      sweep.advance(&positions)
    }
    if !faults.isEmpty { throw FaultList(faults) }
    return blocks
  }

  /// Adds the rows of a combination and its draws.
  private func add(
    _ combination: Int, _ positions: [Int], _ values: inout [Double], to blocks: inout [RowBlock],
    _ state: State
  ) throws(FaultList) {
    let draws = max(1, sweep.draws)
    var sums = sweep.draws > 0 ? DrawSummary(layout: layout) : nil
    for draw in 0..<draws {
      if sums != nil { values.replaceSubrange(axes.count..., with: sweep.drawn(draw)) }
      let design = try design(positions, values, state)
      let number = combination * draws + draw
      try add(design, number, draw, positions, values, to: &blocks[0], &sums)
    }
    sums?.append(to: &blocks[1], positions: positions)
  }

  /// The full results of one combination.
  func results(ofCombination index: Int, _ state: State) throws(FaultList) -> [LawResult] {
    let positions = sweep.positions(ofCombination: index)
    let values = axes.indices.map { numbers[$0][positions[$0]] }
    let results = try design(positions, values, state).results(at: values)
    if isStrict { try refuseExtrapolations(results, positions, values) }
    return results
  }

  /// What is read of the file for a case, anew where only tokens or budgets changed.
  private func design(
    _ positions: [Int], _ values: [Double], _ state: State
  ) throws(FaultList) -> SweptDesign {
    let key = key(of: positions)
    if let key, let last = state.last, last.key == key { return last.design }
    if let key, let design = state.designs[key] {
      state.last = (key, design)
      return design
    }
    let design = SweptDesign(
      try reading(key, positions, values), groups: layout.groups, wanted: isStrict ? nil : wanted,
      directs: directs)
    if let key {
      if state.designs.count >= Self.keptDesigns { state.designs.removeAll() }
      state.designs[key] = design
      state.last = (key, design)
    }
    return design
  }

  private func reading(
    _ key: Int?, _ positions: [Int], _ values: [Double]
  ) throws(FaultList) -> SweptReading {
    if let key, let known = checked.withLock({ $0.removeValue(forKey: key) }) {
      return known
    }
    return try swept.reading(setting: nodes(positions, values), texts: texts(positions, values))
  }

  /// A number for all values that a reading depends on; `nil` where drawn ones are among them.
  private func key(of positions: [Int]) -> Int? {
    guard isKeyed else { return nil }
    var key = 0
    for (place, count) in structural { key = key * count + positions[place] }
    return key
  }

  /// Keeps what was read with a value of an axis, and with the first ones of all others.
  func keep(_ reading: SweptReading, _ place: Int, _ position: Int) {
    guard isKeyed, structural.count == 1, structural[0].place == place else { return }
    checked.withLock { kept in
      if kept.count < Self.keptDesigns { kept[position] = reading }
    }
  }

  private func nodes(_ positions: [Int], _ values: [Double]) -> [Node] {
    let axes = zip(axes, positions).map { $0.values[$1].node }
    let position = swept.scenario.node.position
    return axes + values[axes.count...].map { Node(.number($0), position: position) }
  }

  private func texts(_ positions: [Int], _ values: [Double]) -> [String] {
    zip(axes, positions).map { $0.values[$1].text }
      + values[axes.count...].map(plainText)
  }

  /// Adds the rows of one case.
  private func add(
    _ design: SweptDesign, _ number: Int, _ draw: Int, _ positions: [Int], _ values: [Double],
    to block: inout RowBlock, _ sums: inout DrawSummary?
  ) throws(FaultList) {
    if layout.isWide, !isStrict {
      start(&block, draw, positions, values)
      let count = block.numbers.count
      design.append(columns, readings, at: values, to: &block.numbers)
      sums?.add(block.numbers[count...])
      block.count += 1
      return
    }
    let results = design.results(at: values)
    if isStrict { try refuseExtrapolations(results, positions, values) }
    if layout.isWide { start(&block, draw, positions, values) }
    for (group, result) in results.enumerated() {
      if layout.isWide || sums != nil {
        let numbers = readings.map { $0(result) ?? .nan }
        sums?.add(numbers[...])
        if layout.isWide { block.numbers += numbers }
      }
      if layout.isWide { continue }
      block.numbers.append(Double(number))
      start(&block, draw, positions, values)
      layout.append(result, ofGroup: group, to: &block)
      block.count += 1
    }
    if layout.isWide { block.count += 1 }
  }

  /// The values of the axes and of the draw, with which a row starts.
  private func start(
    _ block: inout RowBlock, _ draw: Int, _ positions: [Int], _ values: [Double]
  ) {
    for position in positions { block.labels.append(Int32(position)) }
    guard sweep.draws > 0 else { return }
    block.numbers.append(Double(draw))
    block.numbers += values[axes.count...]
  }

  private func refuseExtrapolations(
    _ results: [LawResult], _ positions: [Int], _ values: [Double]
  ) throws(FaultList) {
    let faults = results.compactMap { result in
      result.distance.map { distance in
        Fault(
          file: swept.scenario.file, position: nil,
          problem:
            "\(result.law.id) is asked about \(Fault.quoted(result.run.name)) outside its fitted range: "
            + "\(distance) (in the case "
            + zip(axes, texts(positions, values)).map { "\($0.path) = \($1)" }
            .joined(separator: ", ") + ")",
          hint: "leave out that law, or --strict-range")
      }
    }
    if !faults.isEmpty { throw FaultList(faults) }
  }
}
