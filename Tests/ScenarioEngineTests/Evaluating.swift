import CostModel
import Foundation
import Questions
import ScalingLaws
import Tabular
import Testing

@testable import ScenarioEngine

/// Reads and evaluates a scenario that a test writes down.
func evaluate(_ text: String) throws -> Outcome {
  try Scenario(bytes: Array(text.utf8), file: "test.json5", name: "test").evaluate()
}

/// The bundled scenario of a name.
func bundled(_ name: String) throws -> Outcome {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenarios/\(name).json5")
  let bytes = Array(try Data(contentsOf: file))
  return try Scenario(bytes: bytes, file: file.path, name: name).evaluate()
}

/// Table 5 of "Introducing DBRX" as a scenario, with a run-to-run deviation or none.
func table5(deviation: Double?, claims: String) -> String {
  let sd = deviation.map { ", sd: \($0)" } ?? ""
  return """
    {
      title: "Table 5",
      models: {
        moeA: { total: "7.7B", active: "2.2B", experts: 16, topK: 4 },
        denseA: { total: "6.7B" },
        mpt: { total: "6.7B" },
      },
      data: { old: {}, new: {} },
      runs: {
        mpt: { model: "mpt", tokens: "1T", data: "old" },
        half: { model: "denseA", tokens: "500B", data: "new" },
        full: { model: "denseA", tokens: "1T", data: "new" },
        moeA: { model: "moeA", flop: { of: "full", dividedBy: 3.7 }, data: "new" },
      },
      observations: [
        { run: "mpt", metric: "gauntlet", score: 30.9\(sd) },
        { run: "half", metric: "gauntlet", score: 32.1\(sd) },
        { run: "full", metric: "gauntlet", score: 39.0\(sd) },
        { run: "moeA", metric: "gauntlet", score: 30.5\(sd) },
      ],
      decompose: [{
        name: "d", metric: "gauntlet", from: "mpt", to: "moeA", bridge: ["half", "full"],
        slopes: [0.6, 1.5],
      }],
      hypotheses: [\(claims)],
    }
    """
}

extension Outcome {
  /// The decompositions that a line could be drawn for.
  var decompositions: [Decomposition] {
    findings.of(DecompositionRequest.self).compactMap { try? $0.found?.get() }
  }

  /// What the laws advise for every budget.
  var optima: [OptimumResult] { findings.of(Optimum.self).flatMap(\.found.results) }

  /// The sentences that stand first.
  var headline: [String] { answers.flatMap(\.headline) }

  var costs: [TrainingCost] { scenario.runs.flatMap(\.trainingCosts) }
}
