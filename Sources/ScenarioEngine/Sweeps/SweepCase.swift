import Diagnostics
import Fitting
import Formats
import QualityAxes
import Questions
import Tabular

/// One combination of a sweep's values, with its results.
public struct SweepCase: Sendable {
  public let index: Int
  public let values: [SweepValue]
  public let results: [LawResult]
  /// What the asked runs know in this case.
  public let facts: [FactAnswer]
  /// The tables of the other questions that an axis leads into.
  let tables: [Table]
}

extension Scenario {
  /// Whether a comparison says more of its run than the run does.
  private var saysBeside: Bool { questions.of(Comparison.self).contains(where: \.saysBeside) }

  /// Whether the sweep changes what evidence says of a compared run.
  private var variesWorth: Bool {
    let roots = ["models.", "compare[", "observations["] + (saysBeside ? ["runs."] : [])
    return sweep?.axes.contains { axis in roots.contains { axis.path.hasPrefix($0) } } ?? false
  }

  /// Whether the sweep changes the devices of a run, whose hours then are what differs.
  private var variesDevices: Bool {
    sweep?.axes.contains { $0.path.hasPrefix("runs.") && $0.path.contains(".on") } ?? false
  }

  /// What the MoE are worth that a case compares with dense models.
  private static func worthTable(of results: [LawResult]) -> Table {
    var seen: Set<String> = []
    let runs = results.filter { $0.against == .denseEquivalent && !$0.run.isDense }.map(\.run)
    return Worth.sweptTable(
      of: runs.filter { seen.insert($0.name).inserted }.compactMap { Worth(of: $0) })
  }

  /// The results of every case of a sweep that is kept in memory, in order; none of a longer one.
  ///
  /// All processors work; a case depends on its number alone.
  ///
  /// - Throws: the faults of the cases; nothing has been written then.
  func sweepCases(progress: (Int, Int) -> Void) throws(FaultList) -> [SweepCase] {
    guard let sweep, sweep.count <= Self.keptCases, sweep.draws == 0,
      let swept = SweptScenario(self), let source = SweepSource(self, isStrict: false)
    else { return [] }
    // Comparisons alone need no more of the file than changes from case to case.
    let isPlain =
      swept.asked.isEmpty && !swept.variesComparisons && questions.of(Facts.self).isEmpty
      && !(variesWorth && saysBeside) && !variesDevices
    let steady = swept.steadyFindings()
    progress(0, sweep.count)
    let results = Workers.mapNow(0..<sweep.count, workers: Workers.all) {
      source.makeState()
    } _: { state, index -> Result<SweepCase, FaultList> in
      Result { () throws(FaultList) in
        let values = sweep.values(ofCombination: index)
        if isPlain {
          let results = try source.results(ofCombination: index, state)
          return SweepCase(
            index: index, values: values, results: results, facts: [],
            tables: variesWorth ? [Self.worthTable(of: results)] : [])
        }
        let scenario = try swept.scenario(setting: values.map(\.node), texts: values.map(\.text))
        return SweepCase(
          index: index, values: values,
          results: scenario.comparisons.flatMap { $0.results(under: scenario.laws) },
          facts: scenario.questions.of(Facts.self).flatMap { $0.answers(in: scenario.world) },
          tables: (variesWorth
            ? [
              Worth.sweptTable(
                of: scenario.questions.of(Comparison.self).compactMap {
                  $0.worth(in: scenario.world)
                })
            ] : []) + (variesDevices ? [scenario.world.deviceTable] : [])
            + swept.tables(of: scenario, knowing: steady))
      }
    }
    progress(sweep.count, sweep.count)
    var cases: [SweepCase] = []
    var faults: [Fault] = []
    for result in results {
      switch result {
      case .success(let value): cases.append(value)
      case .failure(let list) where faults.count < SweepSource.faultLimit: faults += list.faults
      case .failure: break
      }
    }
    guard faults.isEmpty else { throw FaultList(faults) }
    return cases
  }
}

extension Outcome {
  /// The tables of the questions that the sweep varies, a case after the other.
  var questionSweepTables: [Table] {
    guard let axes = scenario.sweep?.axes else { return [] }
    var names: [String] = []
    for table in sweep.flatMap(\.tables) where !names.contains(table.name) {
      names.append(table.name)
    }
    let head = [Column("case", .integer, "Number of the case, from 0.")] + axes.map(\.column)
    return names.compactMap { name in
      guard let model = sweep.lazy.flatMap(\.tables).first(where: { $0.name == name }) else {
        return nil
      }
      var table = Table(
        name: "\(name)-sweep", summary: model.summary, columns: head + model.columns)
      for sweepCase in sweep {
        let cells = zip(axes, sweepCase.values).map { axis, value in
          axis.isNumeric ? Cell(value.number) : Cell.text(value.text)
        }
        for own in sweepCase.tables where own.name == name && own.columns == model.columns {
          for row in own.rows { table.append([.integer(sweepCase.index)] + cells + row) }
        }
      }
      return table
    }
  }
}
