import Diagnostics
import Formats
import QualityAxes
import Questions

/// One combination of a sweep's values, with its results.
public struct SweepCase: Sendable {
  public let index: Int
  public let values: [SweepValue]
  public let results: [LawResult]
  /// What the asked runs know in this case.
  public let facts: [FactAnswer]
}

extension Scenario {
  /// The results of every case of a sweep that is kept in memory, in order; none of a longer one.
  ///
  /// - Throws: the faults of the cases; nothing has been written then.
  func sweepCases(progress: (Int, Int) -> Void) throws(FaultList) -> [SweepCase] {
    guard let sweep, sweep.count <= Self.keptCases, sweep.draws == 0,
      let swept = SweptScenario(self)
    else { return [] }
    var cases: [SweepCase] = []
    var faults: [Fault] = []
    for index in 0..<sweep.count where faults.count < SweepSource.faultLimit {
      progress(index, sweep.count)
      let values = sweep.values(ofCombination: index)
      do throws(FaultList) {
        let scenario = try swept.scenario(setting: values.map(\.node), texts: values.map(\.text))
        let results = scenario.comparisons.flatMap { $0.results(under: scenario.laws) }
        cases.append(
          SweepCase(
            index: index, values: values, results: results,
            facts: scenario.questions.of(Facts.self).flatMap { $0.answers(in: scenario.world) }))
      } catch {
        faults += error.faults
      }
    }
    guard faults.isEmpty else { throw FaultList(faults) }
    return cases
  }
}
