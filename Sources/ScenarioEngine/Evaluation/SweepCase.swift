import JSON5
import QualityAxes
import Quantities

/// One combination of a sweep's values, with its results.
public struct SweepCase: Sendable {
  public let index: Int
  public let values: [SweepValue]
  public let results: [LawResult]
  /// What the asked runs know in this case.
  public let facts: [FactAnswer]
}

extension Scenario {
  /// The most faults of cases that are reported.
  private static let faultLimit = 20

  /// The results of every case of the sweep, in order.
  ///
  /// - Throws: the faults of the cases; nothing has been written then.
  func sweepCases(progress: (Int, Int) -> Void) throws(FaultList) -> [SweepCase] {
    guard let sweep else { return [] }
    let paths = sweep.axes.map { (path: $0.path, keys: node.keys(ofPath: $0.path)) }
    let core = withoutClaims(node)
    var cases: [SweepCase] = []
    var faults: [Fault] = []
    for index in 0..<sweep.count where faults.count < Self.faultLimit {
      progress(index, sweep.count)
      let values = sweep.values(ofCase: index)
      do throws(FaultList) {
        let scenario = try self.scenario(core, setting: values, at: paths)
        let results = scenario.comparisons.flatMap { $0.results(under: scenario.laws) }
        cases.append(
          SweepCase(
            index: index, values: values, results: results, facts: scenario.factAnswers))
      } catch {
        faults += error.faults
      }
    }
    guard faults.isEmpty else { throw FaultList(faults) }
    return cases
  }

  /// The scenario with other values in some places.
  private func scenario(
    _ core: Node, setting values: [SweepValue], at paths: [(path: String, keys: [String])]
  ) throws(FaultList) -> Scenario {
    var changed = core
    for (value, path) in zip(values, paths) {
      do throws(PathFault) {
        changed = try changed.setting(path.keys, to: value.node)
      } catch {
        throw FaultList([
          Fault(
            file: file, position: value.node.position, problem: error.problem, hint: error.hint)
        ])
      }
    }
    do throws(FaultList) {
      return try Scenario(node: changed, file: file, name: name, companions: companions)
    } catch {
      let labels = zip(values, paths).map { "\($1.path) = \($0.text)" }.joined(separator: ", ")
      throw FaultList(
        error.faults.map {
          Fault(
            file: $0.file, position: $0.position,
            problem: "\($0.problem) (in the case \(labels))", hint: $0.hint)
        })
    }
  }

  /// The part of the scenario that a case computes.
  private func withoutClaims(_ node: Node) -> Node {
    let left: Set = [
      "sweep", "plots", "hypotheses", "decompose", "observations", "optimum",
      "rating", "factuality",
    ]
    return Node(
      .object((node.members ?? []).filter { !left.contains($0.key) }), position: node.position)
  }
}
